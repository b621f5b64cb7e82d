"""Logging versions that there are already."""

from __future__ import annotations

import whole
from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import VecticeException


@step
def model_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.model_version("MDV-1"), section="Models")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.asset_id, asset.section_name), ("ModelVersion", "MDV-1", "Models"))
    contains(stage.log.getvalue(), "Existing model version: 'MDV-1' of model: 'Classifier' linked")


@step
def dataset_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.dataset_version("DTV-1"))
    has(stage.backend.record("assets", iteration=iteration.id), type="DataSetVersion", datasetVersion="DTV-1")
    contains(stage.log.getvalue(), "Existing dataset version: 'DTV-1' of dataset: 'Accounts' linked")


@step
def model_by_its_last_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.connect().model("MDL-1"))
    has(stage.backend.record("assets", iteration=iteration.id), type="ModelVersion", modelVersion="MDV-3")


@step
def dataset_by_its_last_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.connect().dataset("DTS-1"))
    has(stage.backend.record("assets", iteration=iteration.id), datasetVersion="DTV-2")


@step
def version_that_is_linked_already(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = stage.model_version("MDV-1")
    iteration.log(version)
    iteration.log(version)
    equal(len(stage.backend.records("assets", iteration=iteration.id)), 1)
    contains(stage.log.getvalue(), "already linked")


@step
def version_keeps_its_origin(stage: Stage) -> None:
    stage.new_iteration().log(stage.model_version("MDV-1"))
    equal(stage.connect().model_version("MDV-1").iteration_origin, "ITR-2")


@step
def model_without_versions(stage: Stage) -> None:
    iteration = stage.new_iteration()
    model = stage.connect().model("MDL-2")
    raises(VecticeException, "no versions exist", lambda: iteration.log(model))


@step
def version_of_another_project(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = stage.connect().model_version("MDV-4")
    raises(VecticeException, "coming from another project", lambda: iteration.log(version))


@step
def version_out_of_a_list(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = whole.model_versions(stage.connect().model("MDL-1"))[0]
    iteration.log(version)
    equal(len(stage.backend.records("assets", iteration=iteration.id)), 1)
