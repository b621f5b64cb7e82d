"""Runs steps as the Node half names them on the standard input; tells of each in a line of JSON."""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import TextIO

# What the client prints must not get among the messages.
channel: TextIO = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
warnings.simplefilter("ignore")
os.environ["MPLBACKEND"] = "agg"
for setting in ("VECTICE_API_TOKEN", "VECTICE_HOST", "WORKSPACE", "PROJECT"):
    os.environ.pop(setting, None)

here = Path(__file__).parent
sys.path.insert(0, str(here))

import vectice
from members import ALL, USED, watch_members
from own_faults import OWN_FAULTS
from public_names import public_names
from stage import Stage
from step import STEPS, Skipped


def tell(**message: object) -> None:
    """Sends one message to the Node half."""
    channel.write(json.dumps(message) + "\n")
    channel.flush()


def failure(error: BaseException) -> str:
    """What went wrong, and where."""
    place = traceback.extract_tb(error.__traceback__)
    lines = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in place[1:]
        if "members.py" not in frame.filename
    ]
    return f"{type(error).__name__}: {error} ({' > '.join(lines)})"


def outcome(name: str) -> tuple[str, str]:
    """Runs a step; what came of it, and why."""
    fault = OWN_FAULTS.get(name)
    with Stage() as stage:
        try:
            STEPS[name].run(stage)
        except Skipped as reason:
            return "skipped", str(reason)
        except BaseException as error:
            message = failure(error)
            if fault is not None and fault.symptom in message:
                return "skipped", f"the client's own fault: {fault.reason}"
            return "failed", message
    if fault is not None:
        return "failed", "It passes now: take it off the list of the client's own faults."
    return "passed", ""


def main() -> None:
    """Says which steps there are, then runs those that are asked for."""
    names = public_names()
    watch_members()
    for folder in ("steps", "actions"):
        for file in sorted((here / folder).glob("*.py")):
            importlib.import_module(f"{folder}.{file.stem}")
    unknown = sorted(set(OWN_FAULTS) - set(STEPS))
    if unknown:
        raise ValueError(f"There are no such steps: {unknown}")
    tell(
        kind="ready",
        steps=list(STEPS),
        members=sorted(ALL),
        names=names,
        client=vectice.version,
        python=platform.python_version(),
    )
    for line in sys.stdin:
        started = time.perf_counter()
        name = line.rstrip("\n")
        result, message = outcome(name)
        seconds = round(time.perf_counter() - started, 3)
        tell(kind="step", name=name, outcome=result, message=message, seconds=seconds, used=sorted(USED))
        USED.clear()


main()
