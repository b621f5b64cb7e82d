"""Reading models and their versions."""

from __future__ import annotations

from datetime import datetime, timezone

import whole
from expect import equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import ModelIdError, ModelVersionIdError, VecticeException

ADA = {"name": "Ada Moreau", "email": "ada@example.com"}
KOFI = {"name": "Kofi Mensah", "email": "kofi@example.com"}
CLASSIFIER = {
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
}


@step
def model(stage: Stage) -> None:
    equal(stage.connect().model("MDL-1").asdict(), CLASSIFIER)


@step
def model_without_versions(stage: Stage) -> None:
    found = stage.connect().model("MDL-2")
    equal((found.type, found.total_number_of_versions, whole.model_versions(found)), ("OTHER", 0, []))
    equal(found._last_version, None)


@step
def last_version(stage: Stage) -> None:
    connection = stage.connect()
    last = {
        "id": "MDV-3",
        "name": "Version 3",
        "status": "EXPERIMENTATION",
        "created": "2026-09-10T09:00:00.000Z",
        "updated": "2026-09-11T10:00:00.000Z",
    }
    equal(whole.model(connection.model("MDL-1"))["last"], last)
    equal(whole.model(connection.project("PRJ-1").list_models()[0])["last"], last)


@step
def lists_versions(stage: Stage) -> None:
    found = {version.id: version for version in whole.model_versions(stage.connect().model("MDL-1"))}
    equal(sorted(found), ["MDV-1", "MDV-2", "MDV-3"])
    version = found["MDV-1"]
    equal((version.name, version.description, version.status), ("Version 1", "Baseline", "RETIRED"))
    equal((version.risk, version.approval, version.inventory_id), ("LOW", "Approved", "MI-0388"))
    equal((version.technique, version.library), ("Logistic regression", "scikit-learn"))
    equal((version.iteration_origin, version.phase_origin), ("ITR-2", "PHA-2"))
    equal((version.creator, version.is_starred), (KOFI, False))
    equal(version.model_representation.id, "MDL-1")


@step
def lists_versions_as_they_are_by_themselves(stage: Stage) -> None:
    connection = stage.connect()
    for version in whole.model_versions(connection.model("MDL-1")):
        alone = whole.model_version(connection.model_version(version.id))
        # Out of a list, a version does not know its project.
        equal({**whole.model_version(version), "project_id": "PRJ-1"}, alone)


@step
def lists_only_as_many_versions_as_asked(stage: Stage) -> None:
    equal(len(whole.model_versions(stage.connect().model("MDL-1"), number_of_items=2)), 2)
    equal(stage.backend.variables("getModelVersionsList")["page"], {"index": 1, "size": 2})


@step
def lists_versions_as_a_frame(stage: Stage) -> None:
    rows = whole.rows_of_versions(stage.connect().model("MDL-1"))
    first, row, last = rows["MDV-1"], rows["MDV-2"], rows["MDV-3"]
    has(row, name="Version 2", description="Boosted", status="PRODUCTION", risk="HIGH", approval="InValidation")
    has(row, is_starred=True, algorithm_name="Gradient boosting", framework="xgboost", inventory_reference="MI-0417")
    has(row, created_by_name="Ada Moreau", created_by_email="ada@example.com")
    has(row, all_metrics_dict={"auc": 0.852, "brier": 0.0233}, metrics_auc=0.852)
    has(row, all_properties_dict={"depth": "6", "note": "twolines here"}, properties_depth="6")
    has(row, phase_origin="PHA-2", iteration_origin="ITR-4")
    has(first, all_metrics_dict={"auc": 0.741, "f1": 0.381}, all_properties_dict={"penalty": "l2", "trees": "none"})
    has(last, all_metrics_dict={"auc": 0.86}, all_properties_dict={}, status="EXPERIMENTATION")


@step
def version(stage: Stage) -> None:
    equal(
        stage.model_version("MDV-2").asdict(),
        {
            "id": "MDV-2",
            "name": "Version 2",
            "project_id": "PRJ-1",
            "is_starred": True,
            "status": "PRODUCTION",
            "risk": "HIGH",
            "approval": "InValidation",
            "description": "Boosted",
            "technique": "Gradient boosting",
            "library": "xgboost",
            "inventory_id": "MI-0417",
            "metrics": {"auc": 0.852, "brier": 0.0233},
            "properties": {"depth": "6", "note": "twolines here"},
            "iteration_origin": "ITR-4",
            "phase_origin": "PHA-2",
            "model_representation": CLASSIFIER,
            "creator": ADA,
        },
    )
    equal(whole.model_version(stage.model_version("MDV-2"))["last"], "MDV-3")


@step
def version_with_little(stage: Stage) -> None:
    found = stage.model_version("MDV-3").asdict()
    has(found, status="EXPERIMENTATION", risk="UNDEFINED", description=None, technique=None, library=None)
    has(found, inventory_id=None, properties={}, metrics={"auc": 0.86}, is_starred=False)
    has(found, iteration_origin=None, phase_origin=None)


@step
def version_without_an_approval(stage: Stage) -> None:
    equal(stage.model_version("MDV-3").approval, None)


@step
def metrics_as_a_frame(stage: Stage) -> None:
    frame = stage.model_version("MDV-2").metrics_as_dataframe()
    equal(frame.to_dict("list"), {"key": ["auc", "brier"], "value": [0.852, 0.0233]})


@step
def properties_as_a_frame(stage: Stage) -> None:
    frame = stage.model_version("MDV-1").properties_as_dataframe()
    equal(frame.to_dict("list"), {"key": ["penalty", "trees"], "value": ["l2", "none"]})


@step
def lists_attachments(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_attachments()
    listed = [(attachment.id, attachment.name, attachment.type) for attachment in found]
    equal(listed, [(3, "roc.png", "file"), (4, "scores by region.csv", "file"), (2, "Lift", "table")])


@step
def reads_a_table(stage: Stage) -> None:
    frame = stage.model_version("MDV-2").get_table("Lift")
    equal(frame.to_dict("list"), {"decile": [1, 2], "lift": [5.1, 2.3], "called": [True, False]})


@step
def downloads_a_file(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments("roc.png")
    equal(stage.read("roc.png"), stage.backend.content(name="roc.png"))


@step
def downloads_some_files(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments(["roc.png", "scores by region.csv"], "some")
    equal(stage.read("some/scores_by_region.csv"), b"region,score\nBretagne,0.4\n")
    equal(sorted(path.name for path in (stage.folder / "some").iterdir()), ["roc.png", "scores_by_region.csv"])


@step
def downloads_all(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments(output_dir="all")
    equal(
        stage.read("all/Lift.csv").decode().splitlines(),
        ["decile,lift,called", "1,5.1,true", "2,2.3,false"],
    )
    equal(len(list((stage.folder / "all").iterdir())), 3)


@step
def lineage_inputs(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_lineage_inputs()
    equal(sorted(version.id for version in found), ["DTV-2", "DTV-4"])
    for version in found:
        equal(whole.dataset_version(version), whole.dataset_version(stage.dataset_version(version.id)))


@step
def lists_reports(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_reports()
    equal([(report.id, report.name, report.creator) for report in found], [(2, "Validation of version 2", KOFI)])
    equal(found[0].created_date, datetime(2026, 8, 19, 16, tzinfo=timezone.utc))
    equal(found[0].updated_date, datetime(2026, 8, 21, 17, tzinfo=timezone.utc))


@step
def lists_only_as_many_reports_as_asked(stage: Stage) -> None:
    stage.model_version("MDV-2").list_reports(number_of_items=7)
    equal(stage.backend.variables("CDTReports")["page"], {"index": 1, "size": 7})


@step
def lists_issues(stage: Stage) -> None:
    found = {issue.id: issue for issue in stage.model_version("MDV-2").list_issues()}
    equal(sorted(found), [1, 2])
    issue = found[1].asdict()
    has(issue, name="Calibration is off", owner=KOFI, assignee=ADA, report=None)
    equal((issue["status"].value, issue["severity"].value), ("RemediationPending", "Medium"))
    equal(issue["due_date"], datetime(2026, 12, 15, tzinfo=timezone.utc))
    equal(issue["created_date"], datetime(2026, 8, 16, 9, 20, tzinfo=timezone.utc))


@step
def lists_issues_without_due_date(stage: Stage) -> None:
    issue = next(issue for issue in stage.model_version("MDV-2").list_issues() if issue.id == 2)
    equal((issue.name, issue.due_date, issue.assignee), ("Recall is lower overseas", None, None))
    assert issue.severity is not None
    equal((issue.owner, issue.severity.value), (ADA, "High"))


@step
def lists_issues_of_a_report(stage: Stage) -> None:
    issue = stage.model_version("MDV-4").list_issues()[0]
    assert issue.report is not None
    equal(issue.report.name, "Validation of elasticity")


@step
def approval_history(stage: Stage) -> None:
    equal(
        stage.model_version("MDV-1").get_approval_history(),
        {
            "to_validate_date": datetime(2026, 7, 12, 8, tzinfo=timezone.utc),
            "in_validation_date": datetime(2026, 7, 13, 9, 30, tzinfo=timezone.utc),
            "validated_date": datetime(2026, 7, 14, 10, tzinfo=timezone.utc),
            "approved_date": datetime(2026, 7, 15, 11, tzinfo=timezone.utc),
            "rejected_date": None,
        },
    )


@step
def approval_history_of_a_rejection(stage: Stage) -> None:
    found = stage.model_version("MDV-2").get_approval_history()
    has(found, rejected_date=datetime(2026, 8, 20, 15, 10, tzinfo=timezone.utc), approved_date=None)


@step
def refuses_the_history_where_the_feature_is_off(stage: Stage) -> None:
    stage.start(features={"model-version-approval-history": False})
    found = stage.model_version("MDV-1")
    raises(VecticeException, "feature is not enabled", found.get_approval_history)


@step
def unknown_model(stage: Stage) -> None:
    connection = stage.connect()
    raises(ModelIdError, "MDL-99", lambda: connection.model("MDL-99"))


@step
def unknown_model_version(stage: Stage) -> None:
    connection = stage.connect()
    raises(ModelVersionIdError, "MDV-99", lambda: connection.model_version("MDV-99"))
