"""Reading the assets of an iteration."""

from __future__ import annotations

from expect import contains, equal, rows_of
from stage import Stage
from step import step
from vectice.models.representation.attachment import Attachment
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation


@step
def lists_assets(stage: Stage) -> None:
    found = stage.iteration("ITR-4").list_assets()
    listed = [(asset.type, asset.section_name, asset.asset_id, asset.asset_name) for asset in found]
    equal(
        sorted(listed, key=str),
        [
            ("Comment", None, None, None),
            ("DataSetVersion", "Experiments", "DTV-3", "Version 1"),
            ("EntityFile", "Figures", 5, "curve.png"),
            ("EntityFile", None, 6, "notes.txt"),
            ("EntityMetadata", "Figures", 3, "Thresholds"),
            ("ModelVersion", "Experiments", "MDV-2", "Version 2"),
        ],
    )


@step
def indexes_of_assets(stage: Stage) -> None:
    found = {asset._artifact_id: asset for asset in stage.iteration("ITR-4").list_assets()}
    equal(sorted(found, key=str), [2, 3, 4, 5, 6, 7])
    equal([found[number].index for number in (2, 3)], [1, 2])


@step
def asset_that_is_a_note(stage: Stage) -> None:
    asset = next(asset for asset in stage.iteration("ITR-4").list_assets() if asset.type == "Comment")
    equal(asset.asset, "Ask validation.")


@step
def asset_that_is_a_model_version(stage: Stage) -> None:
    asset = next(
        asset for asset in stage.iteration("ITR-4").list_assets() if asset.type == "ModelVersion"
    ).asset
    assert isinstance(asset, ModelVersionRepresentation)
    equal((asset.id, asset.technique), ("MDV-2", "Gradient boosting"))


@step
def asset_that_is_a_dataset_version(stage: Stage) -> None:
    asset = next(
        asset for asset in stage.iteration("ITR-4").list_assets() if asset.type == "DataSetVersion"
    ).asset
    assert isinstance(asset, DatasetVersionRepresentation)
    equal((asset.id, asset.description), ("DTV-3", "Without the leak"))


@step
def assets_that_are_files_and_tables(stage: Stage) -> None:
    assets = {asset.asset_name: asset.asset for asset in stage.iteration("ITR-4").list_assets()}
    equal(assets["curve.png"], Attachment(5, "curve.png", "file"))
    equal(assets["Thresholds"], Attachment(3, "Thresholds", "table"))


@step
def an_empty_iteration_has_no_assets(stage: Stage) -> None:
    iteration = stage.iteration("ITR-6")
    equal((iteration.list_assets(), iteration.list_attachments()), ([], []))


@step
def lists_attachments(stage: Stage) -> None:
    found = stage.iteration("ITR-4").list_attachments()
    listed = [(attachment.id, attachment.name, attachment.type) for attachment in found]
    equal(listed, [(5, "curve.png", "file"), (6, "notes.txt", "file"), (3, "Thresholds", "table")])


@step
def downloads_a_file(stage: Stage) -> None:
    stage.iteration("ITR-4").download_attachments("notes.txt", "files")
    equal(stage.read("files/notes.txt"), b"Signed off by nobody.\n")


@step
def downloads_all(stage: Stage) -> None:
    stage.iteration("ITR-4").download_attachments(output_dir="files")
    equal(stage.read("files/curve.png"), stage.backend.content(name="curve.png"))
    equal(
        stage.read("files/Thresholds.csv").decode().splitlines(),
        ["threshold,precision", "0.5,0.47", "0.62,0.524"],
    )


@step
def reads_a_table(stage: Stage) -> None:
    frame = stage.iteration("ITR-4").get_table("Thresholds")
    equal(frame.to_dict("list"), {"threshold": [0.5, 0.62], "precision": [0.47, 0.524]})


@step
def prints_sections(stage: Stage) -> None:
    stage.iteration("ITR-4").print_sections()
    text = stage.output.getvalue()
    contains(text, "There are 2 sections in the iteration 'Calibration'")
    equal(rows_of(text, "Experiments"), [["Experiments", "2"]])
    equal(rows_of(text, "Figures"), [["Figures", "2"]])


@step
def prints_requirements(stage: Stage) -> None:
    stage.iteration("ITR-1").print_phase_requirements()
    contains(stage.output.getvalue(), "There are 2 requirements in the phase 'Understanding'")
    equal(rows_of(stage.output.getvalue(), "State"), [["State the objective", "By whom, at what cost"]])
