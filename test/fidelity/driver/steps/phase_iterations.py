"""The iterations of a phase: found, created, and the current one."""

from __future__ import annotations

from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import InvalidIdError, IterationIdError, IterationIndexError


@step
def iteration_by_index(stage: Stage) -> None:
    found = stage.phase("PHA-2").iteration(1)
    equal((found.id, found.name, found.description), ("ITR-2", "Baselines", "Simple ones"))
    equal((found.index, found.completed, found.status), (1, True, "Completed"))


@step
def iteration_by_id(stage: Stage) -> None:
    found = stage.phase("PHA-2").iteration("ITR-4")
    equal((found.id, found.index, found.completed), ("ITR-4", 3, False))


@step
def unknown_iteration(stage: Stage) -> None:
    phase = stage.phase("PHA-2")
    raises(IterationIndexError, "index '9'", lambda: phase.iteration(9))
    raises(IterationIdError, "id 'ITR-99'", lambda: phase.iteration("ITR-99"))
    raises(InvalidIdError, "Baselines", lambda: phase.iteration("Baselines"))


@step
def creates_an_iteration(stage: Stage) -> None:
    made = stage.phase("PHA-2").create_iteration("Fairness", "With constraints")
    equal((made.id, made.index, made.name), ("ITR-12", 4, "Fairness"))
    equal((made.description, made.status), ("With constraints", "To Do"))
    record = stage.backend.record("iterations", id="ITR-12")
    has(record, phase="PHA-2", index=4, name="Fairness", description="With constraints", status="NotStarted")
    has(record, owner="ada@example.com", starred=False, sections=[])


@step
def creates_an_iteration_without_a_name(stage: Stage) -> None:
    made = stage.phase("PHA-3").create_iteration()
    equal((made.index, made.name), (1, "Iteration 1"))
    equal(stage.backend.variables("createIteration")["data"], {"name": None, "description": None})


@step
def creates_an_iteration_in_a_completed_phase(stage: Stage) -> None:
    made = stage.phase("PHA-1").create_iteration("Late")
    has(stage.backend.record("iterations", id=made.id), phase="PHA-1", index=2)


@step
def current_iteration_in_progress(stage: Stage) -> None:
    found = stage.phase("PHA-2").create_or_get_current_iteration()
    assert found is not None
    equal((found.id, found.name, found.status), ("ITR-4", "Calibration", "In Progress"))
    equal((found.index, found.description), (3, "Towards January"))
    contains(stage.log.getvalue(), "Iteration 'Calibration' successfully retrieved")
    equal(len(stage.backend.records("iterations")), 11)


@step
def current_iteration_is_created_where_none_is(stage: Stage) -> None:
    made = stage.phase("PHA-3").create_or_get_current_iteration()
    assert made is not None
    equal((made.id, made.index, made.status), ("ITR-12", 1, "To Do"))
    contains(stage.log.getvalue(), "successfully created")
    has(stage.backend.record("iterations", id="ITR-12"), phase="PHA-3", owner="ada@example.com")


@step
def current_iteration_is_created_where_all_are_done(stage: Stage) -> None:
    made = stage.phase("PHA-7").create_or_get_current_iteration()
    assert made is not None
    equal((made.id, made.index), ("ITR-12", 2))


@step
def current_iteration_of_several(stage: Stage) -> None:
    equal(stage.phase("PHA-5").create_or_get_current_iteration(), None)
    contains(stage.log.getvalue(), "You have multiple iterations in progress")
    contains(stage.output.getvalue(), "You have 2 iterations", "Left", "Right")


@step
def current_iteration_behind_a_finished_one(stage: Stage) -> None:
    equal(stage.phase("PHA-6").create_or_get_current_iteration(), None)
    contains(stage.log.getvalue(), "Your last updated iteration is completed or canceled")
    contains(stage.output.getvalue(), "You have 1 iterations", "Earlier")
