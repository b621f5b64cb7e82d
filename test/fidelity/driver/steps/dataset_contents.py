"""The files, tables and columns that a dataset version describes, and what is attached to it."""

from __future__ import annotations

from expect import equal, has
from stage import Stage
from step import step


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
    has(
        column["statistics"]["date"],
        mean="2015-05-06T00:00:00.000Z",
        median="2017-09-14T00:00:00.000Z",
        missing=0.002,
    )


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
