"""A project and its lists."""

from __future__ import annotations

from expect import contains, equal, has, raises, rows_of
from stage import Stage
from step import step
from vectice.api.http_error_handlers import PhaseIdError, PhaseNameError, VecticeException


@step
def properties(stage: Stage) -> None:
    project = stage.connect().project("PRJ-1")
    equal(project.properties, {"name": "Churn", "id": "PRJ-1", "workspace": "WSP-1"})
    equal(project.connection is project.workspace.connection, True)


@step
def phase_by_name(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").phase("Evaluation")
    equal((found.id, found.name, found.index, found.status.value), ("PHA-3", "Evaluation", 3, "NotStarted"))


@step
def phase_by_id(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").phase("PHA-4")
    equal((found.id, found.name, found.index, found.status.value), ("PHA-4", "Deployment", 4, "InReview"))


@step
def unknown_phase(stage: Stage) -> None:
    project = stage.connect().project("PRJ-1")
    raises(PhaseNameError, "phase with name 'None such'", lambda: project.phase("None such"))
    raises(PhaseIdError, "phase with id 'PHA-99'", lambda: project.phase("PHA-99"))


@step
def lists_phases(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_phases()
    listed = [(phase.id, phase.name, phase.index, phase.status.value) for phase in found]
    equal(
        listed,
        [
            ("PHA-1", "Understanding", 1, "Completed"),
            ("PHA-2", "Modeling", 2, "Draft"),
            ("PHA-3", "Evaluation", 3, "NotStarted"),
            ("PHA-4", "Deployment", 4, "InReview"),
        ],
    )


@step
def prints_phases(stage: Stage) -> None:
    stage.connect().project("PRJ-1").list_phases()
    contains(stage.output.getvalue(), "There are 4 phases in the project 'Churn'")
    equal(
        rows_of(stage.output.getvalue(), "PHA-"),
        [
            ["PHA-1", "Understanding", "Ada Moreau", "Completed", "0/1"],
            ["PHA-2", "Modeling", "Kofi Mensah", "In Progress", "1/3"],
            ["PHA-3", "Evaluation", "Ada Moreau", "Not Started", "0/0"],
            ["PHA-4", "Deployment", "Ada Moreau", "In Review", "2/2"],
        ],
    )


@step
def creates_a_phase(stage: Stage) -> None:
    made = stage.connect().project("PRJ-1").create_phase("Monitoring", "After the launch")
    equal((made.id, made.name, made.index, made.status.value), ("PHA-9", "Monitoring", 5, "NotStarted"))
    record = stage.backend.record("phases", id="PHA-9")
    has(
        record,
        name="Monitoring",
        description="After the launch",
        index=5,
        project="PRJ-1",
        owner="ada@example.com",
    )


@step
def creates_a_phase_without_description(stage: Stage) -> None:
    stage.connect().project("PRJ-2").create_phase("Monitoring")
    has(stage.backend.record("phases", name="Monitoring"), description=None, index=4, project="PRJ-2")


@step
def refuses_a_phase_without_a_name(stage: Stage) -> None:
    project = stage.connect().project("PRJ-1")
    raises(VecticeException, "^phase: .*name", lambda: project.create_phase(" "))
    equal(len(stage.backend.records("phases")), 8)


@step
def lists_models(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_models()
    equal([(model.id, model.name) for model in found], [("MDL-1", "Classifier"), ("MDL-2", "Never trained")])
    equal(
        found[0].asdict(),
        {
            "id": "MDL-1",
            "name": "Classifier",
            "project_id": "PRJ-1",
            "description": "Probability to leave",
            "type": "CLASSIFICATION",
            "version_status": {
                "experimentationCount": 1,
                "stagingCount": 0,
                "productionCount": 1,
                "retiredCount": 1,
                "discardedCount": 0,
            },
            "total_number_of_versions": 3,
        },
    )


@step
def lists_only_as_many_models_as_asked(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_models(number_of_items=1)
    equal([model.id for model in found], ["MDL-1"])


@step
def lists_datasets(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_datasets()
    equal([dataset.name for dataset in found], ["Accounts", "Features", "Modeling set", "Never filled"])
    equal(
        found[0].asdict(),
        {
            "id": "DTS-1",
            "name": "Accounts",
            "project_id": "PRJ-1",
            "description": "Monthly extract",
            "type": "ORIGIN",
            "origin": "SNOWFLAKE",
            "total_number_of_versions": 2,
        },
    )


@step
def lists_only_as_many_datasets_as_asked(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1").list_datasets(number_of_items=2)
    equal([dataset.id for dataset in found], ["DTS-1", "DTS-2"])


@step
def an_empty_project_has_empty_lists(stage: Stage) -> None:
    project = stage.connect().project("PRJ-2")
    lists = (project.list_models(), project.list_datasets(), project.list_reports(), project.list_issues())
    equal(lists, ([], [], [], []))
