"""What the client makes before anything is sent."""

from __future__ import annotations

import pickle
from typing import Any

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice import DatasetSourceUsage, DatasetType, DFResource, FileResource, Metric, Model, Property, Table
from vectice.models.additional_info import AdditionalInfo, ExtraInfo, Framework
from vectice.models.attachment_container import AttachmentContainer
from vectice.models.resource.description import ColumnDataType, DataDescription, DataDescriptionColumn
from vectice.models.resource.metadata.base import DatasetSourceType, Metadata, MetadataSettings
from vectice.models.resource.metadata.column_metadata import Column, ColumnCategoryType, DBColumn, Size


@step
def model_members(stage: Stage) -> None:
    model = Model(library="a", technique="b")
    equal((model.name, model.library, model.technique), ("a b model", "a", "b"))
    equal((model.metrics, model.properties, model.attachments), (None, None, None))
    equal((model.additional_info, model.predictor, model.latest_version_id), (None, None, None))
    model.name, model.library, model.technique = "n", "l", "t"
    model.metrics = {"auc": 1}
    model.properties = {"depth": 6}
    model.attachments = "a.txt"
    model.predictor = "anything"
    model.additional_info = {"team": "risk"}
    equal((model.name, model.library, model.technique, model.predictor), ("n", "l", "t", "anything"))
    equal((model.metrics, model.properties), ([Metric("auc", 1)], [Property("depth", "6")]))
    equal(model.attachments, ["a.txt"])
    assert model.additional_info is not None
    equal(model.additional_info.extra_info, [ExtraInfo("team", "risk")])


@step
def model_that_was_changed_is_registered_as_it_is(stage: Stage) -> None:
    model = Model(name="Old", metrics={"auc": 0.1})
    model.name, model.library, model.technique = "New", "own", "guess"
    model.metrics = {"auc": 0.2}
    model.properties = {"depth": 6}
    stage.new_iteration().log(model)
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, library="own", technique="guess", metrics={"auc": 0.2}, properties={"depth": "6"})
    has(found["model_representation"], name="New")


@step
def reads_a_predictor_file(stage: Stage) -> None:
    path = stage.write("model.pkl", pickle.dumps({"weights": [1, 2]}))
    equal(Model.read_predictor_file(path), {"weights": [1, 2]})


@step
def dataset_members(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(pd.DataFrame({"a": [1]}))
    dataset = vectice.Dataset.origin(resource, name="D")
    equal((dataset.name, dataset.type, dataset.resource is resource), ("D", DatasetType.ORIGIN, True))
    equal((dataset.derived_from, dataset.properties, dataset.attachments), ([], None, None))
    dataset.name = "E"
    dataset.properties = {"a": 1}
    dataset.attachments = ["x.txt", "x.txt", "y.txt"]
    equal(
        (dataset.name, dataset.properties, dataset.attachments),
        ("E", [Property("a", "1")], ["x.txt", "y.txt"]),
    )
    equal(dataset.latest_version_id, None)


@step
def dataset_that_was_changed_is_registered_as_it_is(stage: Stage) -> None:
    stage.connect()
    dataset = vectice.Dataset.origin(DFResource(pd.DataFrame({"a": [1]})), name="Old")
    dataset.name = "New"
    dataset.properties = {"a": 1}
    dataset.attachments = stage.write("x.txt", "x")
    stage.new_iteration().log(dataset)
    has(stage.backend.record("datasets", id="DTS-5"), name="New")
    equal(stage.connect().dataset_version("DTV-5").asdict()["properties"], {"a": "1"})
    equal(stage.backend.content(name="x.txt"), b"x")


@step
def modeling_set_has_its_usages(stage: Stage) -> None:
    stage.connect()
    train, test = (FileResource(stage.write(name, name)) for name in ("a.csv", "b.csv"))
    dataset = vectice.Dataset.modeling(train, test)
    equal(dataset.resource, (train, test, None))
    equal((train.usage, test.usage), (DatasetSourceUsage.TRAINING, DatasetSourceUsage.TESTING))


@step
def resource_with_metadata_of_ones_own(stage: Stage) -> None:
    stage.connect()
    resource = FileResource(stage.write("a.csv", "1"))
    made = [vectice.File(name="far/b.csv", size=9, fingerprint="ff", uri="ftp://b", display_name="b.csv")]
    resource.metadata = vectice.FilesMetadata(files=made, size=9, origin="FTP")
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Far"))
    has(stage.backend.record("datasets", name="Far"), sourceOrigin="FTP")
    has(stage.backend.records("items")[-1], name="far/b.csv", location="b.csv", size=9, uri="ftp://b")


@step
def table_of_a_database_with_metadata_of_ones_own(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(pd.DataFrame({"a": [1]}))
    columns = [DBColumn("id", "INT", is_unique=True, nullable=False, is_private_key=True)]
    table = vectice.MetadataDB(
        name="S.T", columns=columns, rows_number=3, size=4, uri="db://t", display_name="T"
    )
    resource.metadata = vectice.DBMetadata(dbs=[table], size=4, origin="ORACLE")
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Base"))
    item = stage.backend.records("items")[-1]
    has(item, name="S.T", location="T", rowsNumber=3, columnsNumber=1, uri="db://t")
    equal(item["columns"][0]["name"], "id")
    sent = stage.backend.variables("registerDataset")["data"]["datasetSources"][0]["dbs"][0]["columns"][0]
    has(sent, dataType="INT", isUnique=True, nullable=False, isPK=True, isFK=None)


@step
def table_members(stage: Stage) -> None:
    frame = pd.DataFrame({"a": [1]})
    table = Table(frame)
    contains(table.name, "table 20")
    table.name = "T"
    other = pd.DataFrame({"b": [2]})
    table.dataframe = other
    equal((table.name, table.dataframe is other), ("T", True))


@step
def metric_and_property(stage: Stage) -> None:
    equal(Metric("auc", 0.5).key_val_dict(), {"key": "auc", "value": 0.5})
    equal(Property("depth", "6").key_val_dict(), {"key": "depth", "value": "6"})
    text: Any = "high"
    raises(TypeError, "must have type float or integer", lambda: Metric("auc", text))


@step
def additional_info(stage: Stage) -> None:
    info = AdditionalInfo(url="u", run="r", framework=Framework.WANDB, extra_info=ExtraInfo("k", "v"))
    expected = {"url": "u", "run": "r", "library": "WANDB", "extraInfo": [{"key": "k", "value": "v"}]}
    equal(info.asdict(), expected)
    equal(ExtraInfo("k", "v").asdict(), {"key": "k", "value": "v"})


@step
def descriptions(stage: Stage) -> None:
    column = DataDescriptionColumn("age", "In years", ColumnDataType.INT64)
    description = DataDescription([column], "People")
    equal((description.columns, description.summary), ([column], "People"))
    description.columns, description.summary = [], "Nobody"
    equal((description.columns, description.summary), ([], "Nobody"))


@step
def metadata(stage: Stage) -> None:
    settings = MetadataSettings(1, 2, 3)
    limits = (
        settings.minimum_rows_for_statistics,
        settings.sample_rows_for_statistics,
        settings.maximum_columns_for_statistics,
    )
    equal(limits, (1, 2, 3))
    found = Metadata(DatasetSourceType.DB, size=5, origin="X")
    found.set_settings(settings)
    equal(found.asdict(), {"size": 5, "type": "DB", "usage": None, "origin": "X"})
    equal(Size(2, 3).asdict(), {"rowsNumber": 2, "columnsNumber": 3})
    column = Column("a", "int64", category_type=ColumnCategoryType.NUMERICAL)
    equal(column.asdict(), {"name": "a", "dataType": "int64", "statistics": {}, "categoryType": "NUMERICAL"})


@step
def attachment_container(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    container = AttachmentContainer(version._output, version._client)
    equal((container.id, container.name, container.version["status"]), ("MDV-2", "Version 2", "PRODUCTION"))
