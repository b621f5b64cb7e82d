"""Models."""

from __future__ import annotations

from typing import Any

import pandas as pd
from git.repo import Repo
from parity import action
from sklearn.linear_model import LogisticRegression
from stage import Stage, attached
from vectice import Model, Table
from vectice.models.additional_info import AdditionalInfo, ExtraInfo, Framework


def log(stage: Stage, section: str | None = None, name: str = "Scorecard", **members: Any) -> None:
    """Logs a model with these members."""
    stage.iteration().log(Model(name=name, **members), section=section)


def lift() -> Table:
    """A table to attach."""
    return Table(pd.DataFrame({"decile": [1], "lift": [5.1]}), name="Lift")


@action()
def register_model(stage: Stage) -> None:
    log(stage)


@action()
def register_model_in_a_section(stage: Stage) -> None:
    log(stage, "Models & more")


@action()
def register_model_with_library_and_technique(stage: Stage) -> None:
    log(stage, library="statsmodels", technique="Logit")


@action()
def register_model_without_a_name(stage: Stage) -> None:
    stage.iteration().log(Model(library="xgboost", technique="boosting"))


@action()
def register_model_named_by_its_phase(stage: Stage) -> None:
    stage.iteration().log(Model(library="xgboost"))


@action()
def register_model_with_a_long_technique(stage: Stage) -> None:
    stage.iteration().log(Model(library="own", technique="x" * 80))


@action()
def register_model_with_metrics(stage: Stage) -> None:
    log(stage, metrics={"auc": 0.1 + 0.2, "count": 3, "loss": -1e-12})


@action()
def register_model_with_properties(stage: Stage) -> None:
    log(stage, properties={"depth": 6, "rate": 0.1, "note": "Été\n🍁"})


@action()
def register_model_with_true_as_a_property(stage: Stage) -> None:
    log(stage, properties={"early": True})


@action()
def register_model_with_a_file(stage: Stage) -> None:
    log(stage, attachments=stage.write("roc.png", b"\x89PNG"))


@action()
def register_model_with_a_file_in_a_folder(stage: Stage) -> None:
    log(stage, attachments=stage.write("plots/roc & lift #1.svg", "<svg/>"))


@action()
def register_model_with_a_table(stage: Stage) -> None:
    log(stage, attachments=lift())


@action()
def register_model_with_files_and_tables(stage: Stage) -> None:
    gains = Table(pd.DataFrame({"a": ["b"]}), name="Gains")
    files = [stage.write("roc.png", b"\x89PNG"), stage.write("notes.md", "# Notes")]
    log(stage, attachments=attached(files[0], lift(), files[1], gains))


@action()
def register_model_derived_from_a_dataset_version(stage: Stage) -> None:
    log(stage, derived_from=["DTV-1"])


@action()
def register_model_derived_from_several(stage: Stage) -> None:
    log(stage, derived_from=[stage.connect().dataset("DTS-1"), "DTV-1", "MDV-2", "DTV-1"])


@action()
def register_model_of_a_run(stage: Stage) -> None:
    log(
        stage,
        additional_info=AdditionalInfo(url="https://t.example/1", run="r1", framework=Framework.MLFLOW),
    )


@action()
def register_model_with_information(stage: Stage) -> None:
    log(stage, additional_info={"team": "risk", "floor": "3"})


@action()
def register_model_with_a_predictor(stage: Stage) -> None:
    log(stage, predictor=LogisticRegression(C=0.5).fit([[0], [1]], [0, 1]))
    # Our library takes files: here is the same one.
    stage.write("model.pkl", stage.backend.content(name="model_pickle"))


@action()
def register_another_version(stage: Stage) -> None:
    log(stage, name="Classifier", metrics={"auc": 0.9})


@action()
def register_model_with_its_code(stage: Stage) -> None:
    repository = Repo.init(stage.folder, initial_branch="trunk")
    stage.write("train.py", "print(1)\n")
    repository.index.add(["train.py"])
    repository.index.commit("First")
    repository.create_remote("origin", "https://git.example/risk/churn.git")
    log(stage)


@action()
def register_model_with_everything(stage: Stage) -> None:
    log(
        stage,
        "Models",
        library="own",
        technique="guess",
        metrics={"auc": 0.75},
        properties={"depth": 6},
        attachments=attached(stage.write("roc.png", b"\x89PNG"), lift()),
        derived_from=["DTV-3"],
        additional_info=AdditionalInfo(run="r1", extra_info=[ExtraInfo("team", "risk")]),
    )
