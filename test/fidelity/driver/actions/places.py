"""Projects, phases and iterations."""

from __future__ import annotations

from parity import action
from stage import Stage


@action()
def create_project(stage: Stage) -> None:
    stage.connect().workspace("WSP-1").create_project("Returns")


@action()
def create_project_with_a_description(stage: Stage) -> None:
    stage.connect().workspace("WSP-1").create_project("Returns", "Who sends back")


@action()
def create_project_of_a_template(stage: Stage) -> None:
    stage.connect().workspace("WSP-1").create_project("Returns", template="CRISP-DM")


@action()
def create_project_as_a_copy(stage: Stage) -> None:
    stage.connect().workspace("WSP-1").create_project("Returns", copy_project_id="PRJ-1")


@action()
def create_phase(stage: Stage) -> None:
    stage.connect().project("PRJ-1").create_phase("Monitoring")


@action()
def create_phase_with_a_description(stage: Stage) -> None:
    stage.connect().project("PRJ-1").create_phase("Monitoring", "After the launch")


@action()
def create_iteration(stage: Stage) -> None:
    stage.phase().create_iteration()


@action()
def create_iteration_with_a_name(stage: Stage) -> None:
    stage.phase().create_iteration("Été 🍁")


@action()
def create_iteration_with_a_description(stage: Stage) -> None:
    stage.phase().create_iteration("First", "Try")


@action()
def current_iteration_in_progress(stage: Stage) -> None:
    stage.phase("PHA-2").create_or_get_current_iteration()


@action()
def current_iteration_made_anew(stage: Stage) -> None:
    stage.phase().create_or_get_current_iteration()


@action()
def update_iteration(stage: Stage) -> None:
    stage.iteration().update("Second", "Try again")


@action()
def update_iteration_name(stage: Stage) -> None:
    stage.iteration().update(name="Second")


@action()
def update_iteration_description(stage: Stage) -> None:
    stage.iteration().update(description="Try again")


@action()
def complete_iteration(stage: Stage) -> None:
    stage.iteration().complete()


@action()
def cancel_iteration(stage: Stage) -> None:
    stage.iteration().cancel()


@action()
def delete_iteration(stage: Stage) -> None:
    stage.iteration().delete()


@action()
def organize_iteration(stage: Stage) -> None:
    stage.iteration()._service.organize_with_ai()


@action()
def organize_iteration_with_a_report(stage: Stage) -> None:
    stage.iteration()._service.organize_with_ai_and_report()


@action()
def save_code(stage: Stage) -> None:
    cells = [{"cellId": "0", "content": "one = 1"}, {"cellId": "1", "content": "two = 2"}]
    stage.iteration()._client.save_autolog_cells("ITR-4", cells, "run", True)


@action()
def save_code_without_a_prefix(stage: Stage) -> None:
    stage.iteration()._client.save_autolog_cells("ITR-4", [{"cellId": "a1", "content": "one = 1"}], None, True)
