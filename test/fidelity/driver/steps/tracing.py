"""Logging out of a script what a block of it made."""

from __future__ import annotations

import os

import matplotlib.pyplot as plt
import pandas as pd
import vectice
from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import VecticeException


def log_in(stage: Stage) -> None:
    """Sets what a trace reads of the environment."""
    os.environ.update(VECTICE_API_TOKEN="token-ada", VECTICE_HOST=stage.backend.url)


@step
def objects_of_a_block(stage: Stage) -> None:
    log_in(stage)
    with vectice.trace(phase="PHA-3", prefix="run"):
        lift = vectice.Table(pd.DataFrame({"a": [1]}), name="lift")
        score = vectice.Model(name="score", metrics={"auc": 0.5})
        frame = vectice.Dataset.origin(vectice.DFResource(pd.DataFrame({"b": [1]})), name="frame")
    equal((lift.name, score.latest_version_id, frame.latest_version_id), ("run-lift", "MDV-5", "DTV-5"))
    has(stage.backend.record("iterations", id="ITR-12"), phase="PHA-3", index=1)
    kinds = sorted(asset["type"] for asset in stage.backend.records("assets", iteration="ITR-12"))
    equal(kinds, ["DataSetVersion", "EntityMetadata", "ModelVersion"])
    has(stage.backend.record("models", id="MDL-4"), name="run-score")
    has(stage.backend.record("datasets", id="DTS-5"), name="run-frame")
    has(stage.backend.record("tables", name="run-lift"), entity="ITR-12", rows=[{"a": 1}])


@step
def code_of_a_block(stage: Stage) -> None:
    log_in(stage)
    with vectice.trace(phase="PHA-3"):
        vectice.Table(pd.DataFrame({"a": [1]}))
    sent = stage.backend.variables("saveAutologCells")
    has(sent, iterationId="ITR-12", prefix="Evaluation", isTrace=True)
    equal(sorted(cell["cellId"] for cell in sent["cells"])[0], "0")
    contains("".join(cell["content"] for cell in sent["cells"]), "def code_of_a_block")


@step
def figures_of_a_block(stage: Stage) -> None:
    log_in(stage)
    with vectice.trace(phase="PHA-3"):
        plt.plot([1, 2])
        plt.savefig("trace.png")
    plt.close("all")
    equal(stage.backend.content(name="trace.png", entity="ITR-12"), stage.read("trace.png"))


@step
def block_in_the_active_iteration(stage: Stage) -> None:
    log_in(stage)
    with vectice.trace(phase="PHA-2", prefix="t"):
        table = vectice.Table(pd.DataFrame({"a": [1]}), name="active")
    equal(table.name, "t-active")
    has(stage.backend.record("tables", name="t-active"), entity="ITR-4")


@step
def block_in_a_new_iteration(stage: Stage) -> None:
    log_in(stage)
    with vectice.trace(phase="PHA-2", create_new_iteration=True):
        table = vectice.Table(pd.DataFrame({"a": [1]}), name="new")
    equal(table.name, "Modeling-new")
    has(stage.backend.record("tables", name="Modeling-new"), entity="ITR-12")


@step
def block_configured_later(stage: Stage) -> None:
    log_in(stage)
    trace = vectice.trace(phase="PHA-2").config(prefix="later")
    with trace:
        table = vectice.Table(pd.DataFrame({"a": [1]}), name="x")
    equal(table.name, "later-x")
    has(stage.backend.variables("saveAutologCells"), prefix="later", iterationId="ITR-4")


@step
def block_configured_with_its_phase(stage: Stage) -> None:
    log_in(stage)
    trace = vectice.trace().config(phase="PHA-2", create_new_iteration=True)
    with trace:
        table = vectice.Table(pd.DataFrame({"a": [1]}), name="x")
    has(stage.backend.record("tables", name=table.name), entity="ITR-12")


@step
def needs_a_token(stage: Stage) -> None:
    raises(VecticeException, "`VECTICE_API_TOKEN` is not set", lambda: vectice.trace(phase="PHA-2"))
