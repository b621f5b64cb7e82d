"""A workspace, its projects and templates."""

from __future__ import annotations

from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import (
    ProjectIdError,
    ProjectNameError,
    ProjectTemplateError,
    VecticeException,
    WorkspaceIdError,
    WorkspaceNameError,
)


@step
def properties(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    equal(workspace.properties, {"name": "Credit risk", "id": "WSP-1"})


@step
def connection(stage: Stage) -> None:
    opened = stage.connect()
    equal(opened.workspace("WSP-1").connection is opened, True)


@step
def project_by_name(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1").project("Churn")
    equal((found.id, found.name, found.description), ("PRJ-1", "Churn", "Which customers leave"))


@step
def project_by_id(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1").project("PRJ-2")
    equal((found.id, found.name, found.description), ("PRJ-2", "Sandbox", None))


@step
def lists_projects(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1").list_projects()
    listed = [(project.id, project.name, project.description) for project in found]
    equal(listed, [("PRJ-1", "Churn", "Which customers leave"), ("PRJ-2", "Sandbox", None)])
    contains(stage.output.getvalue(), "There are 2 projects in the workspace 'Credit risk'", "PRJ-2")


@step
def lists_only_as_many_projects_as_asked(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1").list_projects(number_of_items=1, display_print=False)
    equal([project.name for project in found], ["Churn"])


@step
def lists_templates(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1").list_templates()
    listed = [(template.name, template.description) for template in found]
    for template in (("CRISP-DM", "Six phases"), ("Validation", "Two phases")):
        equal(template in listed, True, str(template))
    contains(stage.output.getvalue(), "CRISP-DM", "Two phases")


@step
def has_the_usual_templates(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    for template in ("tutorial", "quickstart", "default"):
        equal(workspace.create_project(f"From {template}", template=template).name, f"From {template}")


@step
def creates_a_project(stage: Stage) -> None:
    made = stage.connect().workspace("WSP-1").create_project("Returns", "Who sends back")
    equal((made.id, made.name, made.description), ("PRJ-5", "Returns", "Who sends back"))
    has(
        stage.backend.record("projects", id="PRJ-5"),
        name="Returns",
        description="Who sends back",
        workspace="WSP-1",
    )


@step
def creates_a_project_without_description(stage: Stage) -> None:
    made = stage.connect().workspace("WSP-2").create_project("Returns")
    equal(made.description, None)
    has(stage.backend.record("projects", name="Returns"), description=None, workspace="WSP-2")


@step
def creates_a_project_from_a_template(stage: Stage) -> None:
    made = stage.connect().workspace("WSP-1").create_project("Returns", template="CRISP-DM")
    names = [phase.name for phase in made.list_phases(display_print=False)]
    equal(names, ["Understanding", "Modelling"])


@step
def creates_a_project_as_a_copy(stage: Stage) -> None:
    made = stage.connect().workspace("WSP-1").create_project("Churn again", copy_project_id="PRJ-1")
    names = [phase.name for phase in made.list_phases(display_print=False)]
    equal(names, ["Understanding", "Modeling", "Evaluation", "Deployment"])


@step
def takes_the_template_before_the_copy(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    made = workspace.create_project("Both", template="Validation", copy_project_id="PRJ-1")
    equal([phase.name for phase in made.list_phases(display_print=False)], ["Scope", "Opinion"])
    contains(stage.log.getvalue(), "template will take precedent")


@step
def refuses_a_project_without_a_name(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    raises(VecticeException, "^workspace: .*name", lambda: workspace.create_project(""))
    equal(len(stage.backend.records("projects")), 4)


@step
def refuses_an_unknown_template(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    raises(ProjectTemplateError, "template", lambda: workspace.create_project("X", template="None such"))


@step
def unknown_project(stage: Stage) -> None:
    workspace = stage.connect().workspace("WSP-1")
    raises(ProjectNameError, "project with name 'None such'", lambda: workspace.project("None such"))
    raises(ProjectIdError, "project with id 'PRJ-99'", lambda: workspace.project("PRJ-99"))


@step
def unknown_workspace(stage: Stage) -> None:
    opened = stage.connect()
    raises(WorkspaceNameError, "workspace with name 'None such'", lambda: opened.workspace("None such"))
    raises(WorkspaceIdError, "workspace with id 'WSP-99'", lambda: opened.workspace("WSP-99"))


@step
def hides_what_is_not_ones_own(stage: Stage) -> None:
    opened = stage.connect()
    raises(WorkspaceIdError, "WSP-3", lambda: opened.workspace("WSP-3"))
    raises(ProjectIdError, "PRJ-4", lambda: opened.project("PRJ-4"))
