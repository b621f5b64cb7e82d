"""What is done by both clients and compared; the actions are in a folder of their own."""

from __future__ import annotations

from backend import call
from expect import equal, raises
from differences import DIFFERENCES
from parity import ACTIONS, compare
from stage import Stage
from step import step


@step
def both_halves_know_the_same_actions(stage: Stage) -> None:
    equal(sorted(call("actions")), sorted(ACTIONS))


@step
def differences_are_of_actions_that_there_are(stage: Stage) -> None:
    named = {name for difference in DIFFERENCES for name in difference.actions}
    equal(sorted(named - set(ACTIONS)), [])


@step
def difference_is_noticed(stage: Stage) -> None:
    ours = [{"operation": "updateIteration", "variables": {"data": {"name": "A"}}}]
    theirs = [{"operation": "updateIteration", "variables": {"data": {"name": "B"}}}]
    raises(AssertionError, r"\[0\]\.variables\.data\.name", lambda: compare("log note", theirs, ours))
    raises(AssertionError, r"\[1\]", lambda: compare("log note", theirs, [*theirs, *ours]))
    raises(AssertionError, "wrote nothing", lambda: compare("log note", [], []))


@step
def listed_difference_that_is_gone_is_noticed(stage: Stage) -> None:
    same = [{"operation": "updateIteration", "variables": {"data": {"name": "A"}}}]
    raises(AssertionError, "does not differ any more", lambda: compare("update iteration name", same, same))
