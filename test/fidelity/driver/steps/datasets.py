"""Reading datasets and their versions."""

from __future__ import annotations

import whole
from expect import equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import DatasetIdError, DatasetVersionIdError
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation

ADA = {"name": "Ada Moreau", "email": "ada@example.com"}
KOFI = {"name": "Kofi Mensah", "email": "kofi@example.com"}


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
    equal(version.properties, [{"key": "month", "value": "2026-05"}, {"key": "query", "value": "month_end.sql"}])
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
    has(first, created_by_name="Kofi Mensah", created_by_email="kofi@example.com", properties_query="month_end.sql")
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
    has(found, created="2026-05-30T05:12:44.000Z", updated="2026-05-31T06:13:45.000Z", origin="SNOWFLAKE", last="DTV-2")


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
def resources_of_tables(stage: Stage) -> None:
    items = stage.dataset_version("DTV-1").list_resources_items()
    equal(
        [item.asdict() for item in items],
        [
            {
                "name": "ACCOUNTS",
                "resource_type": "GENERIC",
                "path": "DWH.CUSTOMER.ACCOUNTS",
                "size": 9_420_800,
                "columns_number": 5,
                "rows_number": 48_211,
                "info": {"Format": "delta", "Version": "v3"},
            }
        ],
    )


@step
def resources_of_files(stage: Stage) -> None:
    items = stage.dataset_version("DTV-3").list_resources_items()
    equal([item.name for item in items], ["features.parquet", "readme.md"])
    has(items[0].asdict(), path="s3://models/churn/features.parquet", size=2_739_083, rows_number=44_903)
    has(items[1].asdict(), path="s3://models/churn/readme.md", size=512, rows_number=None, info=None)


@step
def resources_by_their_usage(stage: Stage) -> None:
    items = stage.dataset_version("DTV-4").list_resources_items()
    listed = [(item.name, item.resource_type, item.columns_number) for item in items]
    equal(listed, [("train.csv", "TRAINING", 1), ("test.csv", "TESTING", 2), ("valid.csv", "VALIDATION", 3)])


@step
def columns_with_their_statistics(stage: Stage) -> None:
    columns = stage.dataset_version("DTV-1").list_resources_items()[0].list_columns()
    found = {column["name"]: column for column in columns}
    equal(list(found), ["age", "region", "opened_on", "digital", "note"])
    has(found["age"], categoryType="NUMERICAL", description="In years")
    has(found["note"], categoryType=None, description=None)
    equal(
        found["age"]["statistics"],
        {
            "numerical": {
                "mean": 46.8,
                "stdDeviation": 15.2,
                "quantiles": {"qMin": 18, "q25": 34, "q50": 46, "q75": 58, "qMax": 97},
                "missing": 0.01,
            },
            "text": None,
            "date": None,
            "boolean": None,
        },
    )


@step
def columns_of_text(stage: Stage) -> None:
    column = stage.dataset_version("DTV-1").list_resources_items()[0].list_columns()[1]
    has(column, name="region", categoryType="TEXT", description="Of the home branch")
    equal(
        column["statistics"]["text"],
        {
            "unique": 13,
            "missing": 0.004,
            "mostCommons": [
                {"value": "Île-de-France", "frequency": 0.22},
                {"value": "Bretagne", "frequency": 0.09},
            ],
        },
    )


@step
def columns_of_dates(stage: Stage) -> None:
    column = stage.dataset_version("DTV-1").list_resources_items()[0].list_columns()[2]
    has(column, name="opened_on", categoryType="DATE", description="First day")
    has(column["statistics"]["date"], minimum="1998-02-03T00:00:00.000Z", maximum="2026-06-30T00:00:00.000Z")
    has(column["statistics"]["date"], mean="2015-05-06T00:00:00.000Z", median="2017-09-14T00:00:00.000Z", missing=0.002)


@step
def columns_of_booleans(stage: Stage) -> None:
    column = stage.dataset_version("DTV-1").list_resources_items()[0].list_columns()[3]
    has(column, name="digital", categoryType="BOOLEAN", description="Signed in")
    equal(column["statistics"]["boolean"], {"true": 0.634, "false": 0.316, "missing": 0.05})


@step
def columns_of_a_file(stage: Stage) -> None:
    columns = stage.dataset_version("DTV-3").list_resources_items()[0].list_columns()
    listed = [(column["name"], column["categoryType"], column["description"]) for column in columns]
    equal(listed, [("rate_gap", "NUMERICAL", "Percent"), ("churned", "BOOLEAN", "Target")])


@step
def has_a_column_or_not(stage: Stage) -> None:
    found = stage.dataset_version("DTV-1")
    equal((found.has_column("region"), found.has_column("country")), (True, False))


@step
def lists_attachments(stage: Stage) -> None:
    found = stage.dataset_version("DTV-3").list_attachments()
    listed = [(attachment.id, attachment.name, attachment.type) for attachment in found]
    equal(listed, [(1, "profile.html", "file"), (2, "été.txt", "file"), (1, "Missing values", "table")])


@step
def reads_a_table(stage: Stage) -> None:
    frame = stage.dataset_version("DTV-3").get_table("Missing values")
    equal(
        frame.to_dict("list"),
        {"column": ["rate_gap", "region"], "missing": [54, 180], "share": [0.0012, 0.004]},
    )


@step
def downloads_a_file(stage: Stage) -> None:
    stage.dataset_version("DTV-3").download_attachments("profile.html", "files")
    equal(stage.read("files/profile.html"), b"<!doctype html><title>Profile</title>")


@step
def downloads_all(stage: Stage) -> None:
    stage.dataset_version("DTV-3").download_attachments(output_dir="files")
    equal(stage.read("files/profile.html"), b"<!doctype html><title>Profile</title>")
    equal(
        stage.read("files/Missing_values.csv").decode().splitlines(),
        ["column,missing,share", "rate_gap,54,0.0012", "region,180,0.004"],
    )


@step
def lineage_inputs(stage: Stage) -> None:
    found = stage.dataset_version("DTV-3").list_lineage_inputs()
    equal([version.id for version in found], ["DTV-1", "DTV-2"])
    equal((found[0].dataset_representation.name, found[0].creator), ("Accounts", KOFI))
    for version in found:
        equal(whole.dataset_version(version), whole.dataset_version(stage.dataset_version(version.id)))


@step
def lineage_children(stage: Stage) -> None:
    found = stage.dataset_version("DTV-3").list_lineage_children()
    equal([version.id for version in found], ["MDV-1", "DTV-4"])
    model, dataset = found
    assert isinstance(model, ModelVersionRepresentation) and isinstance(dataset, DatasetVersionRepresentation)
    equal(whole.model_version(model), whole.model_version(stage.model_version("MDV-1")))
    equal(whole.dataset_version(dataset), whole.dataset_version(stage.dataset_version("DTV-4")))


@step
def unknown_dataset(stage: Stage) -> None:
    connection = stage.connect()
    raises(DatasetIdError, "DTS-99", lambda: connection.dataset("DTS-99"))


@step
def unknown_dataset_version(stage: Stage) -> None:
    connection = stage.connect()
    raises(DatasetVersionIdError, "DTV-99", lambda: connection.dataset_version("DTV-99"))
