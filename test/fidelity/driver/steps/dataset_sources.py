"""Where the data of a registered dataset are."""

from __future__ import annotations

import hashlib
from datetime import datetime, timezone
from typing import Any

import vectice
from expect import equal, has, raises
from frames import frame_of, items_of
from stage import Stage
from step import step
from vectice import DatasetType, DFResource, FileResource, NoResource
from vectice.models.resource.metadata.db_metadata import TableType


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
    has(
        item,
        name="churn/train.csv",
        location="train.csv",
        uri="s3://models/churn/train.csv",
        size=None,
        columns=[],
    )


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
