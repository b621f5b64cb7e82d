"""Versions of datasets, and what they were made from."""

from __future__ import annotations

import whole
from expect import equal, has, raises
from seeded import ADA, KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import DatasetVersionIdError
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation


@step
def version(stage: Stage) -> None:
    equal(
        stage.dataset_version("DTV-3").asdict(),
        {
            "id": "DTV-3",
            "project_id": "PRJ-1",
            "name": "Version 1",
            "is_starred": False,
            "description": "Without the leak",
            "properties": {"rows": "44903"},
            "resources": {"number_of_items": 2, "total_number_of_columns": 2, "size": "2M"},
            "iteration_origin": "ITR-4",
            "phase_origin": "PHA-2",
            "dataset_representation": {
                "id": "DTS-2",
                "name": "Features",
                "project_id": "PRJ-1",
                "description": "One row a customer",
                "type": "CLEAN",
                "origin": "S3",
                "total_number_of_versions": 1,
            },
            "creator": ADA,
        },
    )


@step
def version_with_what_is_not_shown(stage: Stage) -> None:
    found = whole.dataset_version(stage.dataset_version("DTV-1"))
    has(
        found,
        created="2026-05-30T05:12:44.000Z",
        updated="2026-05-31T06:13:45.000Z",
        origin="SNOWFLAKE",
        last="DTV-2",
    )


@step
def version_without_an_origin(stage: Stage) -> None:
    found = stage.dataset_version("DTV-2")
    equal((found.iteration_origin, found.phase_origin, found.is_starred), (None, None, True))
    equal(found.properties[1], {"key": "query", "value": "month end again.sql"})


@step
def version_says_itself_as_a_map_twice(stage: Stage) -> None:
    found = stage.dataset_version("DTV-4")
    equal(found.asdict(), found.asdict())


@step
def resources_of_a_modeling_set(stage: Stage) -> None:
    equal(
        stage.dataset_version("DTV-4").asdict()["resources"],
        {
            "TRAINING": {"number_of_items": 1, "total_number_of_columns": 1, "size": "4K"},
            "TESTING": {"number_of_items": 1, "total_number_of_columns": 2, "size": "2K"},
            "VALIDATION": {"number_of_items": 1, "total_number_of_columns": 3, "size": "1K"},
        },
    )


@step
def resources_as_a_frame(stage: Stage) -> None:
    frame = stage.dataset_version("DTV-4").resources_as_dataframe()
    equal(list(frame["resource_type"]), ["TRAINING", "TESTING", "VALIDATION"])
    equal(list(frame["size"]), ["4K", "2K", "1K"])
    equal(list(frame["total_number_of_columns"]), [1, 2, 3])


@step
def properties_as_a_frame(stage: Stage) -> None:
    frame = stage.dataset_version("DTV-1").properties_as_dataframe()
    equal(frame.to_dict("list"), {"key": ["month", "query"], "value": ["2026-05", "month_end.sql"]})


@step
def lineage_inputs(stage: Stage) -> None:
    found = stage.dataset_version("DTV-3").list_lineage_inputs()
    equal([version.id for version in found], ["DTV-1", "DTV-2"])
    equal((found[0].dataset_representation.name, found[0].creator), ("Accounts", KOFI))
    for version in found:
        equal(whole.dataset_version(version), whole.dataset_version(stage.dataset_version(version.id)))


@step
def lineage_input_with_an_origin(stage: Stage) -> None:
    found = stage.dataset_version("DTV-4").list_lineage_inputs()
    alone = whole.dataset_version(stage.dataset_version("DTV-3"))
    equal([whole.dataset_version(version) for version in found], [alone])


@step
def lineage_children(stage: Stage) -> None:
    found = stage.dataset_version("DTV-3").list_lineage_children()
    equal([version.id for version in found], ["MDV-1", "DTV-4"])
    model, dataset = found
    assert isinstance(model, ModelVersionRepresentation) and isinstance(dataset, DatasetVersionRepresentation)
    equal(whole.model_version(model), whole.model_version(stage.model_version("MDV-1")))
    equal(whole.dataset_version(dataset), whole.dataset_version(stage.dataset_version("DTV-4")))


@step
def unknown_dataset_version(stage: Stage) -> None:
    connection = stage.connect()
    raises(DatasetVersionIdError, "DTV-99", lambda: connection.dataset_version("DTV-99"))
