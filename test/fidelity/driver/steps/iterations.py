"""Reading an iteration: its assets, sections and files; changing and ending it."""

from __future__ import annotations

from expect import contains, equal, has, raises, rows_of
from stage import Stage
from step import step
from vectice.api.http_error_handlers import IterationIdError, SectionNameError, VecticeException
from vectice.models.representation.attachment import Attachment
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation


@step
def properties(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    equal(iteration.properties, {"id": "ITR-4", "index": 3, "name": "Calibration"})
    equal(iteration.connection is iteration.phase.connection, True)


@step
def statuses(stage: Stage) -> None:
    connection = stage.connect()
    words = [connection.iteration(f"ITR-{number}").status for number in range(1, 7)]
    equal(words, ["Completed", "Completed", "Cancelled", "In Progress", "In Review", "To Do"])
    done = [connection.iteration(f"ITR-{number}").completed for number in range(1, 7)]
    equal(done, [True, True, False, False, False, False])


@step
def without_a_description(stage: Stage) -> None:
    equal(stage.iteration("ITR-3").description, None)


@step
def name_and_description_can_be_set(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.name, iteration.description = "Other", "Else"
    equal((iteration.name, iteration.description), ("Other", "Else"))
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration", description="Towards January")


@step
def another_id(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.id = "ITR-2"
    equal(iteration.id, "ITR-2")


@step
def refuses_another_id_when_done(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(RuntimeError, "The Iteration is Completed and is read-only", lambda: setattr(iteration, "id", "ITR-4"))


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
    asset = next(asset for asset in stage.iteration("ITR-4").list_assets() if asset.type == "ModelVersion").asset
    assert isinstance(asset, ModelVersionRepresentation)
    equal((asset.id, asset.technique), ("MDV-2", "Gradient boosting"))


@step
def asset_that_is_a_dataset_version(stage: Stage) -> None:
    asset = next(asset for asset in stage.iteration("ITR-4").list_assets() if asset.type == "DataSetVersion").asset
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
    equal(stage.read("files/Thresholds.csv").decode().splitlines(), ["threshold,precision", "0.5,0.47", "0.62,0.524"])


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


@step
def unknown_iteration(stage: Stage) -> None:
    connection = stage.connect()
    raises(IterationIdError, "ITR-99", lambda: connection.iteration("ITR-99"))


@step
def updates_name_and_description(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.update("Calibration 2", "Towards February")
    equal((iteration.name, iteration.description), ("Calibration 2", "Towards February"))
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration 2", description="Towards February")
    has(stage.backend.record("iterations", id="ITR-4"), status="InProgress")


@step
def updates_the_name_alone(stage: Stage) -> None:
    stage.iteration("ITR-4").update(name="Calibration 2")
    has(stage.backend.record("iterations", id="ITR-4"), name="Calibration 2")


@step
def updates_nothing_when_nothing_is_given(stage: Stage) -> None:
    stage.iteration("ITR-4").update()
    equal(stage.backend.requests("updateIteration"), [])


@step
def completes(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.complete()
    equal((iteration.status, iteration.completed), ("Completed", True))
    has(stage.backend.record("iterations", id="ITR-4"), status="Completed", name="Calibration")
    equal(stage.connect().iteration("ITR-4").completed, True)


@step
def cancels(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.cancel()
    equal(iteration.status, "Cancelled")
    has(stage.backend.record("iterations", id="ITR-4"), status="Abandoned", description="Towards January")


@step
def deletes_itself(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete()
    raises(IterationIdError, "ITR-4", lambda: stage.connect().iteration("ITR-4"))
    data = stage.backend.data()
    equal([record for record in data["iterations"] if record["id"] == "ITR-4"], [])
    equal([asset for asset in data["assets"] if asset["iteration"] == "ITR-4"], [])
    equal([file for file in data["files"] if file["entity"] == "ITR-4"], [])


@step
def keeps_its_versions_when_it_is_deleted(stage: Stage) -> None:
    stage.iteration("ITR-4").delete()
    version = stage.connect().model_version("MDV-2")
    equal((version.name, version.iteration_origin), ("Version 2", None))


@step
def deletes_an_asset_by_name(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete_asset("notes.txt")
    names = [asset.asset_name for asset in iteration.list_assets()]
    equal("notes.txt" in names, False)
    equal(len(names), 5)
    equal(stage.backend.records("files", name="notes.txt"), [])


@step
def deletes_an_asset_by_id(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete_asset("MDV-2")
    equal([asset for asset in iteration.list_assets() if asset.asset_id == "MDV-2"], [])
    equal(len(stage.backend.records("modelVersions", id="MDV-2")), 1)
    equal(stage.backend.variables("removeAssetsFromIteration"), {"iterationId": "ITR-4", "artifactsIdList": [2]})


@step
def refuses_to_delete_an_unknown_asset(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    raises(VecticeException, "The asset 'none.txt' is not valid", lambda: iteration.delete_asset("none.txt"))


@step
def deletes_the_assets_of_a_section(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete_assets_in_section("Figures")
    left = sorted(str(asset.section_name) for asset in iteration.list_assets())
    equal(left, ["Experiments", "Experiments", "None", "None"])
    equal(stage.backend.records("tables", name="Thresholds"), [])


@step
def deletes_the_assets_without_a_section(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete_assets_without_a_section()
    left = sorted(str(asset.section_name) for asset in iteration.list_assets())
    equal(left, ["Experiments", "Experiments", "Figures", "Figures"])


@step
def deletes_all_assets(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    iteration.delete_assets_from_iteration()
    equal(iteration.list_assets(), [])
    equal([file["name"] for file in stage.backend.records("files", entity="ITR-4")], [])


@step
def refuses_to_delete_in_an_unknown_section(stage: Stage) -> None:
    iteration = stage.iteration("ITR-4")
    raises(SectionNameError, "None such", lambda: iteration.delete_assets_in_section("None such"))
