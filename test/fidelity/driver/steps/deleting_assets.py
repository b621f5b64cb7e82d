"""Deleting assets of an iteration."""

from __future__ import annotations

from expect import equal, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import SectionNameError, VecticeException


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
    equal(
        stage.backend.variables("removeAssetsFromIteration"), {"iterationId": "ITR-4", "artifactsIdList": [2]}
    )


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
