"""Registering datasets and their further versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from frames import frame_of, items_of
from stage import Stage, attached
from step import step
from vectice import DFResource, FileResource
from vectice.api.http_error_handlers import DatasetIdError, LastIterationNotWritableError, VecticeException


@step
def frame(stage: Stage) -> None:
    iteration = stage.new_iteration()
    dataset = vectice.Dataset.origin(DFResource(frame_of(10)), name="Frame")
    iteration.log(dataset, section="Data")
    equal(dataset.latest_version_id, "DTV-5")
    has(
        stage.backend.record("datasets", name="Frame"),
        id="DTS-5",
        type="ORIGIN",
        project="PRJ-1",
        sourceOrigin="LOCAL",
    )
    has(
        stage.backend.record("datasetVersions", id="DTV-5"),
        dataset="DTS-5",
        name="Version 1",
        iteration=iteration.id,
    )
    has(stage.backend.record("datasetVersions", id="DTV-5"), createdBy="ada@example.com", properties=[])
    has(stage.backend.record("assets", iteration=iteration.id), datasetVersion="DTV-5", section="Data")
    has(stage.backend.record("sources", version="DTV-5"), type="DB", usage=None, size=0)
    has(
        items_of(stage.backend, "DTV-5")[0], name="Dataframe", uri="Dataframe", rowsNumber=10, columnsNumber=4
    )
    contains(
        stage.log.getvalue(),
        "New dataset: 'Frame' version: 'Version 1' added to iteration",
        "Attachments: None",
    )


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
    raises(
        ValueError, "does not have a version id", lambda: vectice.Dataset.clean(resource, derived_from=first)
    )
    raises(
        VecticeException,
        "derived_from id PRJ-1",
        lambda: vectice.Dataset.clean(resource, derived_from="PRJ-1"),
    )


@step
def refuses_to_derive_from_what_there_is_not(stage: Stage) -> None:
    iteration = stage.new_iteration()
    dataset = vectice.Dataset.clean(DFResource(frame_of(3)), name="Orphan", derived_from="DTV-99")
    raises(DatasetIdError, "register dataset", lambda: iteration.log(dataset))
    equal(stage.backend.records("datasets", name="Orphan"), [])


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
