"""Datasets of every kind of source."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pandas as pd
import vectice
from parity import action
from stage import Stage, attached
from vectice import Dataset, DatasetType, DFResource, FileResource, NoResource, Table


def rows() -> DFResource:
    """Two rows in memory."""
    return DFResource(frame())


def frame() -> pd.DataFrame:
    """Two rows."""
    return pd.DataFrame({"age": [1.5, 2.5], "region": ["north", "south"]})


def clean(stage: Stage, resource: Any, **members: Any) -> None:
    """Logs a dataset of the type CLEAN; the client asks for limits when it is made."""
    iteration = stage.iteration()
    iteration.log(Dataset.clean(resource(), **{"name": "Accounts 2", **members}))


def origin(stage: Stage, resource: Any, **members: Any) -> None:
    """Logs a dataset of the type ORIGIN."""
    iteration = stage.iteration()
    iteration.log(Dataset.origin(resource(), **{"name": "Accounts 2", **members}))


@action()
def register_dataset_of_a_file(stage: Stage) -> None:
    path = stage.write("data/train.csv", "x,y\n1,2\n")
    origin(stage, lambda: FileResource(path))


@action()
def register_dataset_in_a_section(stage: Stage) -> None:
    iteration = stage.iteration()
    made = Dataset.clean(FileResource(stage.write("train.csv", "x")), name="Accounts 2")
    iteration.log(made, section="Data & co")


@action()
def register_dataset_of_several_files(stage: Stage) -> None:
    paths = [stage.write("two.csv", "22"), stage.write("one.csv", "1")]
    clean(stage, lambda: FileResource(paths))


@action()
def register_dataset_of_a_folder(stage: Stage) -> None:
    for name in ("b.csv", "A.csv", ".hidden", "deep/c.csv", "é.csv"):
        stage.write(f"data/{name}", name)
    clean(stage, lambda: FileResource("data"))


@action()
def register_dataset_of_a_file_with_rows(stage: Stage) -> None:
    path = stage.write("train.csv", "x")
    clean(stage, lambda: FileResource(path, dataframes=frame()))


@action()
def register_dataset_of_rows(stage: Stage) -> None:
    clean(stage, rows)


@action()
def register_dataset_of_rows_of_another_origin(stage: Stage) -> None:
    iteration = stage.iteration()
    resource = NoResource(origin="Our lake", dataframes=frame())
    iteration.log(Dataset(type=DatasetType.UNKNOWN, name="Accounts 2", resource=resource))


@action()
def register_dataset_with_descriptions(stage: Stage) -> None:
    clean(stage, lambda: DFResource(frame(), columns_description={"age": "In years"}))


@action()
def register_dataset_of_s3(stage: Stage) -> None:
    uris = ["s3://models/churn/train.csv", "s3://models/churn/é b.csv"]
    origin(stage, lambda: vectice.S3Resource(uris))


@action()
def register_dataset_of_s3_with_facts(stage: Stage) -> None:
    class Bucket:
        def list_objects_v2(self, **_: str) -> dict[str, Any]:
            modified = datetime(2026, 3, 1, tzinfo=timezone.utc)
            found = {"Key": "churn/a.csv", "Size": 5, "ETag": '"abc"', "LastModified": modified}
            return {"KeyCount": 1, "Contents": [found]}

    origin(stage, lambda: vectice.S3Resource("s3://models/churn/a.csv", s3_client=Bucket()))


@action()
def register_dataset_of_s3_with_rows(stage: Stage) -> None:
    origin(stage, lambda: vectice.S3Resource("s3://models/churn/train.csv", dataframes=frame()))


@action()
def register_dataset_of_gcs(stage: Stage) -> None:
    origin(stage, lambda: vectice.GCSResource("gs://models/churn/train.csv"))


@action()
def register_dataset_of_snowflake(stage: Stage) -> None:
    origin(stage, lambda: vectice.SnowflakeResource(["DWH.CUSTOMER.ACCOUNTS", "DWH.CREDIT.LOANS"]))


@action()
def register_modeling_set(stage: Stage) -> None:
    iteration = stage.iteration()
    train, test, valid = (FileResource(stage.write(f"{name}.csv", name)) for name in ("train", "test", "valid"))
    iteration.log(Dataset.modeling(train, test, valid, name="Split"))


@action()
def register_modeling_set_of_rows(stage: Stage) -> None:
    iteration = stage.iteration()
    iteration.log(Dataset.modeling(rows(), rows(), name="Split"))


@action()
def register_validation_set(stage: Stage) -> None:
    iteration = stage.iteration()
    iteration.log(Dataset(type=DatasetType.VALIDATION, name="V", resource=rows()))


@action()
def register_dataset_without_a_name(stage: Stage) -> None:
    clean(stage, rows, name=None)


@action()
def register_dataset_with_properties(stage: Stage) -> None:
    clean(stage, rows, properties={"month": "2026-08", "rows": 2})


@action()
def register_dataset_derived_from_a_model(stage: Stage) -> None:
    clean(stage, rows, derived_from=["MDV-2"])


@action()
def register_dataset_derived_from_both(stage: Stage) -> None:
    clean(stage, rows, derived_from=["MDV-2", "DTV-1"])


@action()
def register_dataset_with_attachments(stage: Stage) -> None:
    shape = Table(pd.DataFrame({"rows": [2]}), name="Shape")
    clean(stage, rows, attachments=attached(shape, stage.write("notes.md", "# Notes")))


@action()
def register_another_version_of_a_dataset(stage: Stage) -> None:
    origin(stage, rows, name="Accounts")
