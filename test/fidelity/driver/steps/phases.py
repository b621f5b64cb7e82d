"""A phase: its iterations, requirements and reviews."""

from __future__ import annotations

from datetime import datetime, timezone

from expect import contains, equal, has, raises, rows_of
from seeded import ADA, KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import PhaseIdError
from vectice.api.json.iteration import IterationStatus


@step
def properties(stage: Stage) -> None:
    phase = stage.phase("PHA-2")
    equal(phase.properties, {"name": "Modeling", "id": "PHA-2", "index": 2})
    equal((phase.connection is phase.project.connection, phase.workspace.id), (True, "WSP-1"))


@step
def another_id(stage: Stage) -> None:
    phase = stage.phase("PHA-2")
    phase.id = "PHA-1"
    equal([iteration.name for iteration in phase.list_iterations(display_print=False)], ["Workshop"])


@step
def lists_iterations(stage: Stage) -> None:
    found = stage.phase("PHA-2").list_iterations()
    listed = [(iteration.id, iteration.index, iteration.name, iteration.status) for iteration in found]
    equal(
        sorted(listed),
        [
            ("ITR-2", 1, "Baselines", "Completed"),
            ("ITR-3", 2, "Given up", "Cancelled"),
            ("ITR-4", 3, "Calibration", "In Progress"),
        ],
    )
    equal((found[0].phase.id, found[0].description), ("PHA-2", "Towards January"))


@step
def lists_the_newest_iteration_first(stage: Stage) -> None:
    found = stage.phase("PHA-2").list_iterations(display_print=False)
    equal([iteration.index for iteration in found], [3, 2, 1])


@step
def prints_iterations(stage: Stage) -> None:
    stage.phase("PHA-2").list_iterations()
    text = stage.output.getvalue()
    contains(text, "There are 3 iterations in the phase 'Modeling'")
    equal(
        rows_of(text, "ITR-"),
        [
            ["ITR-4", "Calibration", "In Progress (*)", "Ada Moreau"],
            ["ITR-3", "Given up", "Cancelled", "Kofi Mensah"],
            ["ITR-2", "Baselines", "Completed", "Kofi Mensah"],
        ],
    )


@step
def lists_ones_own_iterations(stage: Stage) -> None:
    found = stage.phase("PHA-2").list_iterations(only_mine=True)
    equal([iteration.name for iteration in found], ["Calibration"])
    contains(stage.output.getvalue(), "You have 1 iterations")


@step
def lists_iterations_by_status(stage: Stage) -> None:
    statuses = [IterationStatus.Completed, IterationStatus.Abandoned]
    found = stage.phase("PHA-2").list_iterations(statuses=statuses, display_print=False)
    equal(sorted(iteration.name for iteration in found), ["Baselines", "Given up"])
    sent = stage.backend.variables("getIterationList")["filters"]
    has(sent, phaseId="PHA-2", status=["Completed", "Abandoned"])


@step
def lists_only_as_many_iterations_as_asked(stage: Stage) -> None:
    found = stage.phase("PHA-2").list_iterations(number_of_items=2, display_print=False)
    equal(len(found), 2)


@step
def lists_requirements(stage: Stage) -> None:
    found = stage.phase("PHA-1").list_requirements()
    equal(found, [{"State the objective": "By whom, at what cost"}, {"Agree on criteria": "None"}])
    contains(
        stage.output.getvalue(),
        "There are 2 requirements in the phase 'Understanding'",
        "By whom, at what cost",
    )


@step
def lists_reviews(stage: Stage) -> None:
    found = stage.phase("PHA-1").list_reviews()
    equal(
        next(review.asdict() for review in found if review.id == "REV-1"),
        {
            "id": "REV-1",
            "message": "Can we measure it?",
            "feedback": "With a control group.",
            "status": "Approved",
            "created_date": datetime(2026, 6, 8, 9, tzinfo=timezone.utc),
            "creator": ADA,
            "assignee": KOFI,
        },
    )


@step
def lists_pending_reviews(stage: Stage) -> None:
    found = stage.phase("PHA-1").list_reviews()
    review = next(review for review in found if review.id == "REV-2")
    equal((review.message, review.feedback, review.status), ("And now?", None, "In Review"))
    equal((review.creator, review.assignee), (KOFI, ADA))


@step
def lists_only_as_many_reviews_as_asked(stage: Stage) -> None:
    equal(len(stage.phase("PHA-1").list_reviews(number_of_items=1)), 1)
    equal(stage.backend.variables("getReviewList")["page"], {"index": 1, "size": 1})


@step
def an_empty_phase_has_empty_lists(stage: Stage) -> None:
    phase = stage.phase("PHA-3")
    lists = (phase.list_iterations(), phase.list_requirements(), phase.list_reviews())
    equal(lists, ([], [], []))


@step
def unknown_phase(stage: Stage) -> None:
    connection = stage.connect()
    raises(PhaseIdError, "PHA-99", lambda: connection.phase("PHA-99"))
    raises(PhaseIdError, "PHA-8", lambda: connection.phase("PHA-8"))
