"""Datasets and the lists of their versions."""

from __future__ import annotations

import whole
from expect import equal, has, raises
from seeded import KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import DatasetIdError


@step
def dataset(stage: Stage) -> None:
    equal(
        stage.connect().dataset("DTS-3").asdict(),
        {
            "id": "DTS-3",
            "name": "Modeling set",
            "project_id": "PRJ-1",
            "description": "Split by time",
            "type": "MODELING",
            "origin": "GCS",
            "total_number_of_versions": 1,
        },
    )


@step
def dataset_with_its_last_version(stage: Stage) -> None:
    last = {
        "id": "DTV-2",
        "name": "Version 2",
        "description": "Extract of June",
        "created": "2026-06-30T05:12:44.000Z",
        "updated": "2026-06-30T07:14:46.000Z",
    }
    connection = stage.connect()
    equal(whole.dataset(connection.dataset("DTS-1"))["last"], last)
    equal(whole.dataset(connection.project("PRJ-1").list_datasets()[0])["last"], last)


@step
def dataset_without_versions(stage: Stage) -> None:
    found = stage.connect().dataset("DTS-4")
    equal((found.type, found.origin, found.total_number_of_versions), ("VALIDATION", None, 0))
    equal((whole.dataset_versions(found), found._last_version), ([], None))


@step
def lists_versions(stage: Stage) -> None:
    found = {version.id: version for version in whole.dataset_versions(stage.connect().dataset("DTS-1"))}
    equal(sorted(found), ["DTV-1", "DTV-2"])
    version = found["DTV-1"]
    equal((version.name, version.description, version.is_starred), ("Version 1", "Extract of May", False))
    equal((version.creator, version.iteration_origin, version.phase_origin), (KOFI, None, None))
    equal(
        version.properties, [{"key": "month", "value": "2026-05"}, {"key": "query", "value": "month_end.sql"}]
    )
    equal(version.dataset_representation.name, "Accounts")


@step
def lists_versions_with_their_origins(stage: Stage) -> None:
    version = whole.dataset_versions(stage.connect().dataset("DTS-2"))[0]
    equal((version.iteration_origin, version.phase_origin), ("ITR-4", "PHA-2"))


@step
def lists_versions_as_they_are_by_themselves(stage: Stage) -> None:
    connection = stage.connect()
    for version in whole.dataset_versions(connection.dataset("DTS-1")):
        alone = whole.dataset_version(connection.dataset_version(version.id))
        # Out of a list, a version does not know its project.
        equal({**whole.dataset_version(version), "project_id": "PRJ-1"}, alone)


@step
def lists_only_as_many_versions_as_asked(stage: Stage) -> None:
    equal(len(whole.dataset_versions(stage.connect().dataset("DTS-1"), number_of_items=1)), 1)
    equal(stage.backend.variables("getDatasetVersionsList")["page"], {"index": 1, "size": 1})


@step
def lists_versions_as_a_frame(stage: Stage) -> None:
    rows = whole.rows_of_versions(stage.connect().dataset("DTS-1"))
    first, second = rows["DTV-1"], rows["DTV-2"]
    has(first, name="Version 1", description="Extract of May", is_starred=False, source_origin="SNOWFLAKE")
    has(first, created_date="2026-05-30T05:12:44.000Z", updated_date="2026-05-31T06:13:45.000Z")
    has(
        first,
        created_by_name="Kofi Mensah",
        created_by_email="kofi@example.com",
        properties_query="month_end.sql",
    )
    has(first, dataset_sources_total_number_of_columns=5, dataset_sources_size="8M")
    has(second, name="Version 2", description="Extract of June", is_starred=True, source_origin="SNOWFLAKE")
    has(second, created_date="2026-06-30T05:12:44.000Z", updated_date="2026-06-30T07:14:46.000Z")
    has(second, created_by_name="Ada Moreau", created_by_email="ada@example.com", properties_month="2026-06")
    has(second, all_properties_dict={"month": "2026-06", "query": "month end again.sql"})
    has(second, phase_origin="Unknown", iteration_origin="Unknown")
    has(second, dataset_sources_number_of_items=1, dataset_sources_total_number_of_columns=1)
    has(second, dataset_sources_size="9M")


@step
def frame_of_versions_with_origins(stage: Stage) -> None:
    row = whole.rows_of_versions(stage.connect().dataset("DTS-2"))["DTV-3"]
    has(row, id="DTV-3", phase_origin="PHA-2", iteration_origin="ITR-4", dataset_sources_number_of_items=2)


@step
def unknown_dataset(stage: Stage) -> None:
    connection = stage.connect()
    raises(DatasetIdError, "DTS-99", lambda: connection.dataset("DTS-99"))
