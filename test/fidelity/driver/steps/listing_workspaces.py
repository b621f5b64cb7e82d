"""The list of workspaces."""

from __future__ import annotations

from expect import contains, equal
from stage import Stage
from step import step


@step
def lists_workspaces(stage: Stage) -> None:
    found = stage.connect().list_workspaces()
    listed = [(workspace.id, workspace.name, workspace.description) for workspace in found]
    equal(listed, [("WSP-1", "Credit risk", "Who pays back"), ("WSP-2", "Pricing", "Rates for deposits")])
    contains(stage.output.getvalue(), "There are 2 workspaces", "WSP-1", "Rates for deposits")


@step
def lists_only_as_many_workspaces_as_asked(stage: Stage) -> None:
    found = stage.connect().list_workspaces(number_of_items=1, display_print=False)
    equal([workspace.id for workspace in found], ["WSP-1"])
    equal(stage.backend.variables("getUserWorkspaceList")["page"], {"index": 1, "size": 1})
    equal(stage.output.getvalue(), "")


@step
def lists_at_most_a_hundred_workspaces(stage: Stage) -> None:
    stage.connect().list_workspaces(number_of_items=500, display_print=False)
    equal(stage.backend.variables("getUserWorkspaceList")["page"]["size"], 100)
