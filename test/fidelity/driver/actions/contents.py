"""Notes, versions that there are already, and what is deleted."""

from __future__ import annotations

from parity import action
from stage import Stage


@action()
def log_note(stage: Stage) -> None:
    stage.iteration().log("Drift is gone since März. 🍁")


@action()
def log_note_of_many_lines(stage: Stage) -> None:
    stage.iteration().log("# Result\n\n- one\n- two\n")


@action()
def log_note_in_a_section(stage: Stage) -> None:
    stage.iteration().log("First", section="Figures")


@action()
def log_note_in_a_section_with_spaces_around(stage: Stage) -> None:
    stage.iteration().log("First", section="  Monitoring  ")


@action()
def log_note_in_a_section_with_signs(stage: Stage) -> None:
    stage.iteration().log("First", section="A & B #1/2?")


@action()
def log_note_in_a_section_of_sixty_characters(stage: Stage) -> None:
    stage.iteration().log("First", section="é" * 60)


@action()
def log_integer(stage: Stage) -> None:
    stage.iteration().log(-3)


@action()
def log_fraction(stage: Stage) -> None:
    stage.iteration().log(0.1)


@action()
def log_small_number(stage: Stage) -> None:
    stage.iteration().log(1e-7)


@action()
def log_large_number(stage: Stage) -> None:
    stage.iteration().log(1e16)


@action()
def log_model_version(stage: Stage) -> None:
    stage.iteration().log(stage.model_version("MDV-1"))


@action()
def log_dataset_version_in_a_section(stage: Stage) -> None:
    stage.iteration().log(stage.dataset_version("DTV-1"), section="Data")


@action()
def log_model(stage: Stage) -> None:
    stage.iteration().log(stage.connect().model("MDL-1"))


@action()
def log_dataset(stage: Stage) -> None:
    stage.iteration().log(stage.connect().dataset("DTS-1"))


@action()
def log_version_that_is_linked_already(stage: Stage) -> None:
    stage.iteration().log(stage.model_version("MDV-2"))


@action()
def delete_file_by_its_name(stage: Stage) -> None:
    stage.iteration().delete_asset("notes.txt")


@action()
def delete_version_by_its_id(stage: Stage) -> None:
    stage.iteration().delete_asset("MDV-2")


@action()
def delete_assets_in_a_section(stage: Stage) -> None:
    stage.iteration().delete_assets_in_section("Figures")


@action()
def delete_assets_without_a_section(stage: Stage) -> None:
    stage.iteration().delete_assets_without_a_section()


@action()
def delete_all_assets(stage: Stage) -> None:
    stage.iteration().delete_assets_from_iteration()
