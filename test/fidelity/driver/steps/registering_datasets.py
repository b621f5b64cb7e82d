"""Registering datasets, and changing their versions."""

from __future__ import annotations

import hashlib
from datetime import datetime, timezone
from typing import Any

import numpy as np
import pandas as pd
import vectice
from backend import Backend
from expect import close, contains, equal, has, raises
from stage import Stage, attached
from step import step
from vectice import DatasetType, DFResource, FileResource, NoResource
from vectice.api.http_error_handlers import DatasetIdError, LastIterationNotWritableError, VecticeException
from vectice.models.resource.metadata.db_metadata import TableType


def frame_of(rows: int) -> pd.DataFrame:
    """A frame with a column of each kind."""
    numbers = np.arange(rows)
    return pd.DataFrame(
        {
            "age": (numbers % 7).astype(float),
            "region": np.where(numbers % 3 == 0, "north", "south"),
            "digital": numbers % 4 == 0,
            "day": pd.Timestamp("2024-01-01") + pd.to_timedelta(numbers, unit="D"),
        }
    )


def items_of(backend: Backend, version: str | None) -> list[dict[str, Any]]:
    """The files or tables of a version, with their columns."""
    sources = [source["id"] for source in backend.records("sources", version=version)]
    return [item for item in backend.records("items") if item["source"] in sources]


@step
def frame(stage: Stage) -> None:
    iteration = stage.new_iteration()
    dataset = vectice.Dataset.origin(DFResource(frame_of(10)), name="Frame")
    iteration.log(dataset, section="Data")
    equal(dataset.latest_version_id, "DTV-5")
    has(stage.backend.record("datasets", name="Frame"), id="DTS-5", type="ORIGIN", project="PRJ-1", sourceOrigin="LOCAL")
    has(stage.backend.record("datasetVersions", id="DTV-5"), dataset="DTS-5", name="Version 1", iteration=iteration.id)
    has(stage.backend.record("datasetVersions", id="DTV-5"), createdBy="ada@example.com", properties=[])
    has(stage.backend.record("assets", iteration=iteration.id), datasetVersion="DTV-5", section="Data")
    has(stage.backend.record("sources", version="DTV-5"), type="DB", usage=None, size=0)
    has(items_of(stage.backend, "DTV-5")[0], name="Dataframe", uri="Dataframe", rowsNumber=10, columnsNumber=4)
    contains(stage.log.getvalue(), "New dataset: 'Frame' version: 'Version 1' added to iteration", "Attachments: None")


@step
def frame_is_read_again(stage: Stage) -> None:
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(10)), name="Frame"))
    version = stage.connect().dataset_version("DTV-5")
    equal((version.name, version.phase_origin, version.iteration_origin), ("Version 1", "PHA-3", "ITR-12"))
    equal(version.creator, {"name": "Ada Moreau", "email": "ada@example.com"})
    item = version.list_resources_items()[0]
    equal((item.name, item.rows_number, item.columns_number), ("Dataframe", 10, 4))
    kinds = [(column["name"], column["categoryType"]) for column in item.list_columns()]
    equal(kinds, [("age", "NUMERICAL"), ("region", "TEXT"), ("digital", "BOOLEAN"), ("day", "DATE")])


@step
def few_rows_have_no_statistics(stage: Stage) -> None:
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(10)), name="Few"))
    columns = items_of(stage.backend, "DTV-5")[0]["columns"]
    equal([column["statistics"] for column in columns], [None] * 4)
    contains(stage.log.getvalue(), "Statistics are not captured if numbers of rows are below 100")


@step
def statistics_of_numbers(stage: Stage) -> None:
    frame = frame_of(200)
    frame.loc[5, "age"] = None
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame), name="Many"))
    column = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()[0]
    found = column["statistics"]["numerical"]
    ages = frame["age"]
    close(found["mean"], float(ages.mean()))
    close(found["stdDeviation"], float(ages.std()))
    equal(found["quantiles"], {"qMin": 0, "q25": 1, "q50": ages.quantile(0.5), "q75": ages.quantile(0.75), "qMax": 6})
    close(found["missing"], 1 / 200)


@step
def statistics_of_text_dates_and_booleans(stage: Stage) -> None:
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(200)), name="Many"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    text, boolean, date = (columns[place]["statistics"] for place in (1, 2, 3))
    has(text["text"], unique=2, missing=0)
    equal(text["text"]["mostCommons"][0], {"value": "south", "frequency": 133 / 200})
    equal(boolean["boolean"], {"true": 0.25, "false": 0.75, "missing": 0})
    has(date["date"], minimum="2024-01-01T00:00:00", maximum="2024-07-18T00:00:00", missing=0)


@step
def schema_only(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(frame_of(200), capture_schema_only=True)
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Schema"))
    item = items_of(stage.backend, "DTV-5")[0]
    equal([column["name"] for column in item["columns"]], ["age", "region", "digital", "day"])
    equal({str(column["statistics"]) for column in item["columns"]}, {"None"})


@step
def limits_of_the_organization(stage: Stage) -> None:
    stage.start(organization={"dfStatisticsRowThreshold": 5, "dfStatisticsSampleRows": 100, "dfStatisticsMaxColumns": 1})
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(10)), name="Few"))
    columns = items_of(stage.backend, "DTV-5")[0]["columns"]
    equal([column["statistics"] is None for column in columns], [False, True, True, True])


@step
def file(stage: Stage) -> None:
    stage.connect()
    path = stage.write("data/train.csv", "x,y\n1,2\n")
    stage.new_iteration().log(vectice.Dataset.clean(FileResource(path), name="File"))
    has(stage.backend.record("datasets", name="File"), type="CLEAN", sourceOrigin="LOCAL")
    has(stage.backend.record("sources", version="DTV-5"), type="FILES", size=8)
    item = items_of(stage.backend, "DTV-5")[0]
    has(item, name="data/train.csv", location="train.csv", size=8, rowsNumber=None)
    has(item, uri=f"file://{stage.folder}/data/train.csv")
    sent = stage.backend.variables("registerDataset")["data"]["datasetSources"][0]["files"][0]
    has(sent, fingerprint=hashlib.sha256(b"x,y\n1,2\n").hexdigest(), filename="train.csv")


@step
def file_with_a_frame(stage: Stage) -> None:
    stage.connect()
    path = stage.write("train.csv", "x\n1\n")
    resource = FileResource(path, dataframes=frame_of(3))
    stage.new_iteration().log(vectice.Dataset.clean(resource, name="File"))
    has(items_of(stage.backend, "DTV-5")[0], name="train.csv", rowsNumber=3, columnsNumber=4)


@step
def folder(stage: Stage) -> None:
    for name in ("b.csv", "A.csv", ".hidden", "deep/c.csv"):
        stage.write(f"data/{name}", name)
    stage.new_iteration().log(vectice.Dataset.clean(FileResource("data"), name="Folder"))
    names = [item["name"] for item in items_of(stage.backend, "DTV-5")]
    equal(names, ["data/A.csv", "data/b.csv", "data/deep/c.csv"])


@step
def several_files(stage: Stage) -> None:
    paths = [stage.write("one.csv", "1"), stage.write("two.csv", "22")]
    stage.new_iteration().log(vectice.Dataset.clean(FileResource(paths), name="Two"))
    has(stage.backend.record("sources", version="DTV-5"), size=3)
    equal([item["size"] for item in items_of(stage.backend, "DTV-5")], [1, 2])


@step
def data_of_a_file(stage: Stage) -> None:
    resource = FileResource(stage.write("one.csv", "1"))
    equal(resource.data, {"one.csv": b"1"})
    equal((resource.metadata.size, resource.usage), (1, None))


@step
def objects_of_s3(stage: Stage) -> None:
    resource = vectice.S3Resource(["s3://models/churn/train.csv"])
    stage.connect()
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="S3"))
    has(stage.backend.record("datasets", name="S3"), sourceOrigin="S3")
    item = items_of(stage.backend, "DTV-5")[0]
    has(item, name="churn/train.csv", location="train.csv", uri="s3://models/churn/train.csv", size=None, columns=[])


@step
def objects_of_s3_with_a_client(stage: Stage) -> None:
    class Client:
        def list_objects_v2(self, **asked: str) -> dict[str, Any]:
            equal(asked, {"Bucket": "models", "Prefix": "churn"})
            modified = datetime(2026, 3, 1, tzinfo=timezone.utc)
            keys = ["churn/b.csv", "churn/a.csv", "churn/"]
            contents = [{"Key": key, "Size": 5, "ETag": '"abc"', "LastModified": modified} for key in keys]
            return {"KeyCount": 3, "Contents": contents}

    resource = vectice.S3Resource("s3://models/churn", s3_client=Client())
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="S3"))
    equal([item["name"] for item in items_of(stage.backend, "DTV-5")], ["churn/a.csv", "churn/b.csv"])
    has(stage.backend.record("sources", version="DTV-5"), size=10)
    sent = stage.backend.variables("registerDataset")["data"]["datasetSources"][0]["files"][0]
    has(sent, fingerprint="abc", updatedDate="2026-03-01T00:00:00+00:00")


@step
def refuses_other_uris(stage: Stage) -> None:
    raises(ValueError, "s3://<bucket_name>", lambda: vectice.S3Resource("https://models/churn"))
    raises(ValueError, "gs://<bucket_name>", lambda: vectice.GCSResource("s3://models/churn"))


@step
def objects_of_gcs(stage: Stage) -> None:
    resource = vectice.GCSResource("gs://models/churn/train.csv")
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="GCS"))
    has(stage.backend.record("datasets", name="GCS"), sourceOrigin="GCS")
    has(items_of(stage.backend, "DTV-5")[0], uri="gs://models/churn/train.csv", location="train.csv")


@step
def tables_of_snowflake(stage: Stage) -> None:
    resource = vectice.SnowflakeResource(["DWH.CUSTOMER.ACCOUNTS", "DWH.CREDIT.LOANS"])
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Snowflake"))
    has(stage.backend.record("datasets", name="Snowflake"), sourceOrigin="SNOWFLAKE")
    items = items_of(stage.backend, "DTV-5")
    equal([(item["name"], item["location"]) for item in items][0], ("DWH.CUSTOMER.ACCOUNTS", "ACCOUNTS"))
    equal(stage.backend.record("sources", version="DTV-5")["type"], "DB")


@step
def tables_of_bigquery(stage: Stage) -> None:
    resource = vectice.BigQueryResource("risk.retail.applications")
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="BigQuery"))
    has(items_of(stage.backend, "DTV-5")[0], name="retail.applications", uri="risk.retail.applications")


@step
def tables_of_spark_need_pyspark(stage: Stage) -> None:
    raises(ImportError, "Pyspark is not installed", lambda: vectice.SparkTableResource("a.b"))
    raises(ImportError, "Pyspark is not installed", lambda: vectice.DatabricksTableResource("a.b"))


@step
def resource_of_another_origin(stage: Stage) -> None:
    stage.connect()
    resource = NoResource(origin="Our lake", dataframes=frame_of(3), type=TableType.PANDAS)
    dataset = vectice.Dataset(type=DatasetType.UNKNOWN, name="Lake", resource=resource)
    stage.new_iteration().log(dataset)
    has(stage.backend.record("datasets", name="Lake"), type="UNKNOWN", sourceOrigin="Our lake")
    raises(ValueError, "A dataframe is required", lambda: NoResource(origin="x").metadata)


@step
def modeling_set(stage: Stage) -> None:
    stage.connect()
    parts = [FileResource(stage.write(f"{name}.csv", name)) for name in ("train", "test", "valid")]
    dataset = vectice.Dataset.modeling(parts[0], parts[1], parts[2], name="Split")
    stage.new_iteration().log(dataset)
    has(stage.backend.record("datasets", name="Split"), type="MODELING")
    usages = [source["usage"] for source in stage.backend.records("sources", version="DTV-5")]
    equal(usages, ["TRAINING", "TESTING", "VALIDATION"])
    resources = stage.connect().dataset_version("DTV-5").asdict()["resources"]
    equal(resources["TESTING"], {"number_of_items": 1, "total_number_of_columns": 0, "size": "4B"})


@step
def refuses_a_modeling_set_without_a_test(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(frame_of(3))
    raises(
        ValueError,
        "without both training and testing sets",
        lambda: vectice.Dataset(type=DatasetType.MODELING, training_resource=resource),
    )


@step
def validation_set(stage: Stage) -> None:
    stage.connect()
    dataset = vectice.Dataset(type=DatasetType.VALIDATION, name="V", resource=DFResource(frame_of(3)))
    stage.new_iteration().log(dataset)
    has(stage.backend.record("datasets", name="V"), type="VALIDATION")


@step
def properties(stage: Stage) -> None:
    stage.connect()
    dataset = vectice.Dataset.origin(DFResource(frame_of(3)), name="P", properties={"rows": 3, "by": "Ada"})
    stage.new_iteration().log(dataset)
    found = stage.backend.record("datasetVersions", id="DTV-5")["properties"]
    equal([(entry["key"], entry["value"]) for entry in found], [("rows", "3"), ("by", "Ada")])
    sent = stage.backend.variables("registerDataset")["data"]["properties"]
    datetime.fromisoformat(sent[0]["timestamp"])


@step
def derived_from_datasets_and_models(stage: Stage) -> None:
    connection = stage.connect()
    iteration = stage.new_iteration()
    first = vectice.Dataset.origin(DFResource(frame_of(3)), name="First")
    iteration.log(first)
    sources: list[Any] = [first, connection.dataset("DTS-1"), connection.dataset_version("DTV-3"), "MDV-1"]
    second = vectice.Dataset.clean(DFResource(frame_of(4)), name="Second", derived_from=sources)
    equal(second.derived_from, ["DTV-5", "DTV-2", "DTV-3", "MDV-1"])
    iteration.log(second)
    inputs = [record["input"] for record in stage.backend.records("lineage", output="DTV-6")]
    equal(sorted(inputs), ["DTV-2", "DTV-3", "DTV-5", "MDV-1"])
    found = connection.dataset_version("DTV-6").list_lineage_inputs()
    equal(sorted(version.id for version in found), ["DTV-2", "DTV-3", "DTV-5"])


@step
def refuses_to_derive_from_what_is_not_registered(stage: Stage) -> None:
    stage.connect()
    first = vectice.Dataset.origin(DFResource(frame_of(3)), name="First")
    resource = DFResource(frame_of(3))
    raises(ValueError, "does not have a version id", lambda: vectice.Dataset.clean(resource, derived_from=first))
    raises(VecticeException, "derived_from id PRJ-1", lambda: vectice.Dataset.clean(resource, derived_from="PRJ-1"))


@step
def refuses_to_derive_from_what_there_is_not(stage: Stage) -> None:
    iteration = stage.new_iteration()
    dataset = vectice.Dataset.clean(DFResource(frame_of(3)), name="Orphan", derived_from="DTV-99")
    raises(DatasetIdError, "register dataset", lambda: iteration.log(dataset))
    equal(stage.backend.records("datasets", name="Orphan"), [])


@step
def descriptions_of_columns(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(frame_of(3), columns_description={"age": "In years"})
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Described"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    equal([column["description"] for column in columns], ["In years", None, None, None])
    contains(stage.log.getvalue(), "Some column descriptions are missing")


@step
def descriptions_of_columns_by_csv(stage: Stage) -> None:
    stage.connect()
    path = stage.write("columns.csv", "age,In years\nregion,Home\ndigital,App\nday,First\n")
    resource = FileResource(stage.write("x.csv", "x"), dataframes=frame_of(3), columns_description=path)
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Described"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    equal([column["description"] for column in columns], ["In years", "Home", "App", "First"])
    equal("Some column descriptions are missing" in stage.log.getvalue(), False)


@step
def attachments(stage: Stage) -> None:
    stage.connect()
    table = vectice.Table(pd.DataFrame({"a": [1]}), name="Profile")
    paths = [stage.write("notes.txt", "Notes"), stage.write("plot.bin", b"\x00\x01")]
    dataset = vectice.Dataset.origin(DFResource(frame_of(3)), name="A", attachments=attached(*paths, table))
    stage.new_iteration().log(dataset)
    found = stage.connect().dataset_version("DTV-5").list_attachments()
    listed = sorted((attachment.name, attachment.type) for attachment in found)
    equal(listed, [("Profile", "table"), ("notes.txt", "file"), ("plot.bin", "file")])
    equal(stage.backend.content(name="plot.bin", entity="DTV-5"), b"\x00\x01")
    contains(stage.log.getvalue(), "Attachments: notes.txt, plot.bin, Profile")


@step
def another_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    first = vectice.Dataset.origin(FileResource(stage.write("a.csv", "1")), name="Twice")
    iteration.log(first)
    second = vectice.Dataset.origin(FileResource(stage.write("a.csv", "2")), name="Twice")
    iteration.log(second)
    equal((first.latest_version_id, second.latest_version_id), ("DTV-5", "DTV-6"))
    has(stage.backend.record("datasetVersions", id="DTV-6"), name="Version 2", dataset="DTS-5")
    contains(stage.log.getvalue(), "New version: 'Version 2' of dataset: 'Twice' added")
    equal(stage.connect().dataset("DTS-5").total_number_of_versions, 2)


@step
def another_version_of_a_dataset_that_was_there(stage: Stage) -> None:
    stage.connect()
    dataset = vectice.Dataset.origin(FileResource(stage.write("a.csv", "1")), name="Accounts")
    stage.new_iteration().log(dataset)
    has(stage.backend.record("datasetVersions", id="DTV-5"), name="Version 3", dataset="DTS-1")
    last = stage.connect().dataset("DTS-1")._last_version
    assert last is not None
    equal(last.id, "DTV-5")


@step
def unchanged_dataset_is_linked_again(stage: Stage) -> None:
    path = stage.write("a.csv", "1")
    first = stage.new_iteration()
    first.log(vectice.Dataset.origin(FileResource(path), name="Same"))
    second = stage.phase().create_iteration("Second")
    dataset = vectice.Dataset.origin(FileResource(path), name="Same")
    second.log(dataset)
    equal(dataset.latest_version_id, "DTV-5")
    equal(len(stage.backend.records("datasetVersions", dataset="DTS-5")), 1)
    has(stage.backend.record("assets", iteration=second.id), datasetVersion="DTV-5")
    contains(stage.log.getvalue(), "Existing dataset: 'Same' and version: 'Version 1' already linked")


@step
def refuses_a_dataset_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    dataset = vectice.Dataset.origin(DFResource(frame_of(3)), name="Late")
    raises(LastIterationNotWritableError, "completed", lambda: iteration.log(dataset))
    equal(stage.backend.records("datasets", name="Late"), [])


@step
def update_properties(stage: Stage) -> None:
    version = stage.dataset_version("DTV-3")
    version.update(properties={"rows": "5", "new": 1})
    pairs = [("rows", "5"), ("new", "1")]
    equal([(entry["key"], entry["value"]) for entry in version.properties], pairs)
    found = stage.backend.record("datasetVersions", id="DTV-3")["properties"]
    equal([(entry["key"], entry["value"]) for entry in found], pairs)


@step
def update_a_property_object(stage: Stage) -> None:
    version = stage.dataset_version("DTV-1")
    version.update(properties=vectice.Property("month", "2026-07"))
    equal(stage.connect().dataset_version("DTV-1").asdict()["properties"], {"month": "2026-07", "query": "month_end.sql"})


@step
def update_attachments(stage: Stage) -> None:
    table = vectice.Table(pd.DataFrame({"a": [1, 2]}), name="More")
    stage.dataset_version("DTV-3").update(attachments=attached(stage.write("more.txt", "More"), table))
    names = [attachment.name for attachment in stage.connect().dataset_version("DTV-3").list_attachments()]
    equal(sorted(names), sorted(["profile.html", "été.txt", "Missing values", "more.txt", "More"]))
    equal(stage.backend.content(name="more.txt", entity="DTV-3"), b"More")


@step
def update_replaces_an_attachment(stage: Stage) -> None:
    stage.dataset_version("DTV-3").update(attachments=stage.write("profile.html", "<p>New</p>"))
    equal(stage.backend.content(name="profile.html", entity="DTV-3"), b"<p>New</p>")


@step
def update_descriptions_of_columns(stage: Stage) -> None:
    stage.dataset_version("DTV-1").update(columns_description={"note": "Free text", "age": "Years"})
    columns = stage.connect().dataset_version("DTV-1").list_resources_items()[0].list_columns()
    found = {column["name"]: column["description"] for column in columns}
    has(found, note="Free text", age="Years", region="Of the home branch")
    equal("descriptions are missing" in stage.log.getvalue(), False)


@step
def update_some_descriptions_of_columns(stage: Stage) -> None:
    stage.dataset_version("DTV-1").update(columns_description={"age": "Years"})
    contains(stage.log.getvalue(), "Some column descriptions are missing")


@step
def update_descriptions_of_columns_by_csv(stage: Stage) -> None:
    path = stage.write("columns.csv", "note,Free text\nage,Years\n")
    stage.dataset_version("DTV-1").update(columns_description=path)
    columns = stage.connect().dataset_version("DTV-1").list_resources_items()[0].list_columns()
    has({column["name"]: column["description"] for column in columns}, note="Free text", age="Years")


@step
def refuses_a_missing_csv(stage: Stage) -> None:
    version = stage.dataset_version("DTV-1")
    raises(ValueError, "does not exist", lambda: version.update(columns_description="none.csv"))
