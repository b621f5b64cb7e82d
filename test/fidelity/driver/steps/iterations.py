"""An iteration itself: what it is, and how it is changed and ended."""

from __future__ import annotations

from expect import equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import IterationIdError


@step
def properties(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    equal(iteration.properties, {"id": "ITR-4", "index": 3, "name": "Calibration"})
    equal(iteration.connection is iteration.phase.connection, True)


@step
def statuses(stage: Stage) -> None:
    connection = stage.connect()
    words = [connection.iteration(f"ITR-{number}").status for number in range(1, 7)]
    equal(words, ["Completed", "Completed", "Cancelled", "In Progress", "In Review", "To Do"])
    done = [connection.iteration(f"ITR-{number}").completed for number in range(1, 7)]
    equal(done, [True, True, False, False, False, False])


@step
def without_a_description(stage: Stage) -> None:
    equal(stage.iteration("ITR-3").description, None)


@step
def name_and_description_can_be_set(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.name, iteration.description = "Other", "Else"
    equal((iteration.name, iteration.description), ("Other", "Else"))
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration", description="Towards January")


@step
def another_id(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.id = "ITR-2"
    equal(iteration.id, "ITR-2")


@step
def refuses_another_id_when_done(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(
        RuntimeError, "The Iteration is Completed and is read-only", lambda: setattr(iteration, "id", "ITR-4")
    )


@step
def unknown_iteration(stage: Stage) -> None:
    connection = stage.connect()
    raises(IterationIdError, "ITR-99", lambda: connection.iteration("ITR-99"))


@step
def updates_name_and_description(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.update("Calibration 2", "Towards February")
    equal((iteration.name, iteration.description), ("Calibration 2", "Towards February"))
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration 2", description="Towards February")
    has(stage.backend.record("iterations", id="ITR-4"), status="InProgress")


@step
def updates_the_name_alone(stage: Stage) -> None:
    stage.iteration("ITR-4").update(name="Calibration 2")
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration 2")


@step
def updates_nothing_when_nothing_is_given(stage: Stage) -> None:
    stage.iteration("ITR-4").update()
    equal(stage.backend.requests("updateIteration"), [])


@step
def completes(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.complete()
    equal((iteration.status, iteration.completed), ("Completed", True))
    has(stage.backend.record("iterations", id="ITR-4"), status="Completed", name="Calibration")
    equal(stage.connect().iteration("ITR-4").completed, True)


@step
def cancels(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.cancel()
    equal(iteration.status, "Cancelled")
    has(stage.backend.record("iterations", id="ITR-4"), status="Abandoned", description="Towards January")


@step
def deletes_itself(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete()
    raises(IterationIdError, "ITR-4", lambda: stage.connect().iteration("ITR-4"))
    data = stage.backend.data()
    equal([record for record in data["iterations"] if record["id"] == "ITR-4"], [])
    equal([asset for asset in data["assets"] if asset["iteration"] == "ITR-4"], [])
    equal([file for file in data["files"] if file["entity"] == "ITR-4"], [])


@step
def keeps_its_versions_when_it_is_deleted(stage: Stage) -> None:
    stage.iteration("ITR-4").delete()
    version = stage.connect().model_version("MDV-2")
    equal((version.name, version.iteration_origin), ("Version 2", None))
