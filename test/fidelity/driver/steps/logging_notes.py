"""Logging notes, with and without a section."""

from __future__ import annotations

from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import LastIterationNotWritableError, VecticeException
from whole import sections_of


@step
def note(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("Drift is gone since März.")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.section_name, asset.asset), ("Comment", None, "Drift is gone since März."))
    has(
        stage.backend.record("assets", iteration=iteration.id), text="Drift is gone since März.", section=None
    )
    contains(stage.log.getvalue(), "Added comment to iteration: 'Empty one'")


@step
def note_in_a_section(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("First", section="  Monitoring & co #1  ")
    equal(sections_of(iteration), [("Comment", "Monitoring & co #1")])
    has(stage.backend.record("iterations", id=iteration.id), sections=["Monitoring & co #1"])


@step
def notes_in_several_sections(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("One", section="B")
    iteration.log("Two", section="A")
    iteration.log("Three", section="B")
    iteration.log("Four")
    has(stage.backend.record("iterations", id=iteration.id), sections=["B", "A"])
    found = stage.backend.records("assets", iteration=iteration.id, section="B")
    equal([asset["text"] for asset in found], ["One", "Three"])
    iteration.print_sections()
    contains(stage.output.getvalue(), "There are 2 sections")


@step
def numbers_as_notes(stage: Stage) -> None:
    iteration = stage.new_iteration()
    for number in (3, 0.5, True, 0):
        iteration.log(number)
    texts = [asset["text"] for asset in stage.backend.records("assets", iteration=iteration.id)]
    equal(texts, ["3", "0.5", "True", "0"])


@step
def notes_are_in_order(stage: Stage) -> None:
    iteration = stage.new_iteration()
    for number in range(5):
        iteration.log(f"Note {number}")
    found = sorted(iteration.list_assets(), key=lambda asset: asset.index)
    equal([asset.asset for asset in found], [f"Note {number}" for number in range(5)])


@step
def note_of_many_lines(stage: Stage) -> None:
    iteration = stage.new_iteration()
    text = "# Result\n\n- one\n- two 🍁\n"
    iteration.log(text)
    equal(iteration.list_assets()[0].asset, text)


@step
def refuses_an_empty_note(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(VecticeException, "Cannot assign an empty comment", lambda: iteration.log(""))
    equal(stage.backend.requests("addIterationContent"), [])


@step
def refuses_a_long_section(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(VecticeException, "shorter than or equal to 60", lambda: iteration.log("Note", section="x" * 61))


@step
def takes_a_section_of_sixty_characters(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("Note", section="x" * 60)
    equal(sections_of(iteration), [("Comment", "x" * 60)])


@step
def refuses_other_objects(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(TypeError, "Expected Image, Comment, Table", lambda: iteration.log({"a": 1}))


@step
def note_that_looks_like_a_file(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("see data.csv")
    equal(iteration.list_assets()[0].asset, "see data.csv")


@step
def refuses_a_note_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log("Too late"))
    equal(len(stage.backend.records("assets", iteration="ITR-2")), 1)


@step
def refuses_a_note_in_a_cancelled_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-3")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log("Too late"))
