"""Models out of experiment trackers, and validations."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
from expect import equal, has, raises
from PIL import Image
from stage import Stage
from step import step
from vectice import Model
from vectice.models.validation import ValidationModel


@step
def model_of_an_mlflow_run(stage: Stage) -> None:
    Image.new("RGB", (2, 2)).save(stage.folder / "plot.png")
    mlflow: Any = ModuleType("mlflow")
    mlflow.MlflowException = RuntimeError
    mlflow.artifacts = SimpleNamespace(download_artifacts=lambda artifact_uri: str(stage.folder))
    data = SimpleNamespace(metrics={"auc": 0.7}, params={"depth": "6"}, tags={})
    run = SimpleNamespace(data=data, info=SimpleNamespace(artifact_uri="x", run_name="Run 7"))
    _with_modules({"mlflow": mlflow}, lambda: _log_tracked(stage, SimpleNamespace(get_run=lambda _: run)))


def _log_tracked(stage: Stage, client: Any) -> None:
    stage.new_iteration().log(
        Model.mlflow("r7", client, url="https://mlflow.example/r7", derived_from=["DTV-1"])
    )
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, metrics={"auc": 0.7}, properties={"depth": "6"})
    has(found["model_representation"], name="Run 7")
    has(
        stage.backend.variables("registerModel")["data"]["context"],
        url="https://mlflow.example/r7",
        run="r7",
        library="MLFLOW",
    )
    equal([record["input"] for record in stage.backend.records("lineage", output="MDV-5")], ["DTV-1"])
    equal(len(stage.backend.records("files", entity="MDV-5")), 1)


@step
def model_of_a_wandb_run(stage: Stage) -> None:
    run = SimpleNamespace(
        summary=SimpleNamespace(_json_dict={"auc": 0.7, "_step": 3}),
        config={"depth": 6},
        id="r8",
        state="finished",
        created_at="2026-01-01",
        project="p",
        entity="e",
        tags=["a", "b"],
        sweep=None,
        name="Run 8",
        files=lambda: [],
        history=lambda **_: pd.DataFrame({"loss": [3.0, 2.0]}),
    )
    client: Any = SimpleNamespace(run=lambda path: run)
    stage.new_iteration().log(Model.wandb("e/p/r8", client, url="https://wandb.example/r8"))
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, metrics={"auc": 0.7})
    has(found["properties"], depth="6", run_id="r8", state="finished", tags="a, b")
    has(stage.backend.variables("registerModel")["data"]["context"], run="e/p/r8", library="WANDB")
    equal(len(stage.backend.records("files", entity="MDV-5")), 1)


@step
def validation(stage: Stage) -> None:
    _with_modules({"seaborn": ModuleType("seaborn"), "shap": ModuleType("shap")}, lambda: _validate(stage))


def _validate(stage: Stage) -> None:
    frame = pd.DataFrame({"x": [1, 2, 3, 4], "y": [0, 0, 1, 1]})
    good = np.array([0.1, 0.2, 0.8, 0.9])
    iteration = stage.new_iteration()
    iteration.log(ValidationModel("MDV-2", frame, frame, "y", None, good, good, tests=["roc"]))
    metrics = stage.connect().model_version("MDV-2").asdict()["metrics"]
    has(metrics, _ROC_auc_train=1.0, _ROC_auc_test=1.0, auc=0.852)
    equal(len(stage.backend.records("files", entity="MDV-2", name="ROC_CURVE.png")), 1)
    has(stage.backend.record("assets", iteration=iteration.id), modelVersion="MDV-2")


@step
def refuses_a_test_of_another_kind(stage: Stage) -> None:
    frame = pd.DataFrame({"y": [0, 1]})
    chances = np.array([0.1, 0.9])
    raises(
        ValueError,
        "incompatible with test drift",
        lambda: ValidationModel("MDV-2", frame, frame, "y", None, chances, tests=["drift"]),
    )


def _with_modules(modules: dict[str, ModuleType], act: Callable[[], None]) -> None:
    """Acts with packages that are not installed: stand-ins for what the client needs of them."""
    sys.modules.update(modules)
    try:
        act()
    finally:
        for name in modules:
            del sys.modules[name]
