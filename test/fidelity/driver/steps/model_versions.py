"""Versions of models: what they are, and what was made of them."""

from __future__ import annotations

import whole
from expect import equal, has, raises
from seeded import ADA, CLASSIFIER
from stage import Stage
from step import step
from vectice.api.http_error_handlers import ModelVersionIdError


@step
def version(stage: Stage) -> None:
    equal(
        stage.model_version("MDV-2").asdict(),
        {
            "id": "MDV-2",
            "name": "Version 2",
            "project_id": "PRJ-1",
            "is_starred": True,
            "status": "PRODUCTION",
            "risk": "HIGH",
            "approval": "InValidation",
            "description": "Boosted",
            "technique": "Gradient boosting",
            "library": "xgboost",
            "inventory_id": "MI-0417",
            "metrics": {"auc": 0.852, "brier": 0.0233},
            "properties": {"depth": "6", "note": "twolines here"},
            "iteration_origin": "ITR-4",
            "phase_origin": "PHA-2",
            "model_representation": CLASSIFIER,
            "creator": ADA,
        },
    )
    equal(whole.model_version(stage.model_version("MDV-2"))["last"], "MDV-3")


@step
def version_with_little(stage: Stage) -> None:
    found = stage.model_version("MDV-3").asdict()
    has(found, status="EXPERIMENTATION", risk="UNDEFINED", description=None, technique=None, library=None)
    has(found, inventory_id=None, properties={}, metrics={"auc": 0.86}, is_starred=False)
    has(found, iteration_origin=None, phase_origin=None)


@step
def version_without_an_approval(stage: Stage) -> None:
    equal(stage.model_version("MDV-3").approval, None)


@step
def metrics_as_a_frame(stage: Stage) -> None:
    frame = stage.model_version("MDV-2").metrics_as_dataframe()
    equal(frame.to_dict("list"), {"key": ["auc", "brier"], "value": [0.852, 0.0233]})


@step
def properties_as_a_frame(stage: Stage) -> None:
    frame = stage.model_version("MDV-1").properties_as_dataframe()
    equal(frame.to_dict("list"), {"key": ["penalty", "trees"], "value": ["l2", "none"]})


@step
def lists_attachments(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_attachments()
    listed = [(attachment.id, attachment.name, attachment.type) for attachment in found]
    equal(listed, [(3, "roc.png", "file"), (4, "scores by region.csv", "file"), (2, "Lift", "table")])


@step
def reads_a_table(stage: Stage) -> None:
    frame = stage.model_version("MDV-2").get_table("Lift")
    equal(frame.to_dict("list"), {"decile": [1, 2], "lift": [5.1, 2.3], "called": [True, False]})


@step
def downloads_a_file(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments("roc.png")
    equal(stage.read("roc.png"), stage.backend.content(name="roc.png"))


@step
def downloads_some_files(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments(["roc.png", "scores by region.csv"], "some")
    equal(stage.read("some/scores_by_region.csv"), b"region,score\nBretagne,0.4\n")
    equal(
        sorted(path.name for path in (stage.folder / "some").iterdir()), ["roc.png", "scores_by_region.csv"]
    )


@step
def downloads_all(stage: Stage) -> None:
    stage.model_version("MDV-2").download_attachments(output_dir="all")
    equal(
        stage.read("all/Lift.csv").decode().splitlines(),
        ["decile,lift,called", "1,5.1,true", "2,2.3,false"],
    )
    equal(len(list((stage.folder / "all").iterdir())), 3)


@step
def lineage_inputs(stage: Stage) -> None:
    found = stage.model_version("MDV-2").list_lineage_inputs()
    equal(sorted(version.id for version in found), ["DTV-2", "DTV-4"])
    for version in found:
        equal(whole.dataset_version(version), whole.dataset_version(stage.dataset_version(version.id)))


@step
def lineage_input_with_an_origin(stage: Stage) -> None:
    found = stage.model_version("MDV-1").list_lineage_inputs()
    alone = whole.dataset_version(stage.dataset_version("DTV-3"))
    equal([whole.dataset_version(version) for version in found], [alone])


@step
def unknown_model_version(stage: Stage) -> None:
    connection = stage.connect()
    raises(ModelVersionIdError, "MDV-99", lambda: connection.model_version("MDV-99"))
