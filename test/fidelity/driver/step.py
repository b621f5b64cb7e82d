"""Steps: independent functions, each with a backend of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stage import Stage

Run = Callable[["Stage"], None]


class Skipped(Exception):
    """The step cannot run on this machine, for the reason given."""


@dataclass(frozen=True)
class Step:
    """One thing that the official client does, and what must come of it."""

    name: str
    run: Run


STEPS: dict[str, Step] = {}


def step(run: Run) -> Run:
    """Registers a step; its name is that of its file and its function."""
    name = f"{run.__module__.split('.')[-1]}: {run.__name__.rstrip('_')}".replace("_", " ")
    if name in STEPS:
        raise ValueError(f"Two steps are called {name!r}.")
    STEPS[name] = Step(name, run)
    return run
