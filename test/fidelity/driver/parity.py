"""Actions that the official client and our library both do, and what each of them asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from differences import DIFFERENCES
from step import STEPS, Run, Step

if TYPE_CHECKING:
    from backend import Record

WRITES = {
    "createProject",
    "createPhase",
    "createIteration",
    "retrieveIteration",
    "getActiveIterationOrCreateOne",
    "updateIteration",
    "removeIteration",
    "addIterationContent",
    "removeIterationAssets",
    "removeAssetsFromIteration",
    "registerDataset",
    "updateDatasetVersion",
    "registerModel",
    "updateModelVersion",
    "upsertEntityProperties",
    "upsertEntityMetrics",
    "upsertEntityMetadata",
    "attachFileToLineage",
    "saveAutologCells",
    "generateIterationContent",
    "generateIterationContentAndReport",
}
UPLOADS = ("/api/entityfiles/", "/api/columns-description/")
COMPARED = ("path", "query", "operation", "variables", "file", "part")
ABSENT = "(absent)"
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+$")
ACTIONS: list[str] = []


def action(**options: object) -> Callable[[Run], Run]:
    """Registers what the official client does; our library's action has the same name."""

    def register(official: Run) -> Run:
        name = official.__name__.rstrip("_").replace("_", " ")

        def run(stage: Any) -> None:
            theirs = stage.start(**options)
            official(stage)
            ours = stage.start(**options)
            ours.perform(name, str(stage.folder))
            compare(name, written(theirs.requests()), written(ours.requests()))

        ACTIONS.append(name)
        STEPS[f"parity: {name}"] = Step(f"parity: {name}", run)
        return official

    return register


def compare(name: str, theirs: list[Record], ours: list[Record]) -> None:
    """Both asked the same, but for the listed differences; each of those is there."""
    if not theirs:
        raise AssertionError("the official client wrote nothing")
    allowed = [difference for difference in DIFFERENCES if name in difference.actions]
    found = list(differing(theirs, ours, ""))
    unknown = [
        f"{place}: the official client sends {their!r}, but our library {our!r}"
        for place, their, our in found
        if not any(re.fullmatch(difference.place, place) for difference in allowed)
    ]
    if unknown:
        raise AssertionError("; ".join(unknown))
    for difference in allowed:
        if not any(re.fullmatch(difference.place, place) for place, _, _ in found):
            raise AssertionError(f"{difference.place} does not differ any more: take it off the list")


def written(requests: list[Record]) -> list[Record]:
    """The requests that write, without what differs by nature: times and headers."""
    return [
        {key: timeless(request[key]) for key in COMPARED if key in request}
        for request in requests
        if request.get("operation") in WRITES or request["path"].startswith(UPLOADS)
    ]


def timeless(value: Any, key: str = "") -> Any:
    """The value with the present time taken out, and other times as milliseconds."""
    if isinstance(value, dict):
        return {key: timeless(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [timeless(inner) for inner in value]
    if not isinstance(value, str):
        return value
    if key == "timestamp":
        age = datetime.now(timezone.utc) - datetime.fromisoformat(value)
        return "now" if abs(age.total_seconds()) < 600 else value
    if key in ("updatedDate", "createdDate"):
        return int(datetime.fromisoformat(value).timestamp() * 1000)
    return LOCAL_TIME.sub("now", value) if key == "name" else value


def differing(theirs: Any, ours: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """The places where both differ, with what stands there."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted({*theirs, *ours}):
            yield from differing(theirs.get(key, ABSENT), ours.get(key, ABSENT), f"{place}.{key}")
    elif isinstance(theirs, list) and isinstance(ours, list):
        for index in range(max(len(theirs), len(ours))):
            pair = [values[index] if index < len(values) else ABSENT for values in (theirs, ours)]
            yield from differing(pair[0], pair[1], f"{place}[{index}]")
    elif not same(theirs, ours):
        yield place, theirs, ours


def same(theirs: Any, ours: Any) -> bool:
    """Equal, and of one type; numbers to nine digits."""
    if isinstance(theirs, bool) or isinstance(ours, bool):
        return theirs is ours
    if isinstance(theirs, (int, float)) and isinstance(ours, (int, float)):
        return abs(theirs - ours) <= 1e-9 * max(1.0, abs(theirs))
    return type(theirs) is type(ours) and theirs == ours
