"""Changing model versions."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from stage import Stage, attached
from step import step
from vectice import Metric, Table


@step
def update_status(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(status=" staging ")
    equal(version.status, "STAGING")
    has(stage.backend.record("modelVersions", id="MDV-2"), status="STAGING", risk="HIGH")
    contains(stage.log.getvalue(), "transitioned from 'PRODUCTION' to 'STAGING'")
    stats = stage.connect().model("MDL-1").asdict()["version_status"]
    has(stats, stagingCount=1, productionCount=0)


@step
def update_to_every_status(stage: Stage) -> None:
    version = stage.model_version("MDV-3")
    for status in ("PRODUCTION", "RETIRED", "DISCARDED", "STAGING", "EXPERIMENTATION"):
        version.update(status=status)
        equal(stage.connect().model_version("MDV-3").status, status)


@step
def refuses_an_unknown_status(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    raises(ValueError, "'LIVE' is an invalid value", lambda: version.update(status="LIVE"))


@step
def update_metrics(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(metrics={"auc": 0.9, "gini": 0.8})
    expected = {"auc": 0.9, "brier": 0.0233, "gini": 0.8}
    equal(version.asdict()["metrics"], expected)
    record = stage.backend.record("modelVersions", id="MDV-2")
    equal({entry["key"]: entry["value"] for entry in record["metrics"]}, expected)


@step
def update_metric_objects(stage: Stage) -> None:
    stage.model_version("MDV-2").update(metrics=[Metric("auc", 0.91)])
    equal(stage.connect().model_version("MDV-2").asdict()["metrics"], {"auc": 0.91, "brier": 0.0233})


@step
def update_properties(stage: Stage) -> None:
    version = stage.model_version("MDV-1")
    version.update(properties={"penalty": "l1", "c": 2})
    equal(version.asdict()["properties"], {"penalty": "l1", "trees": "none", "c": "2"})
    record = stage.backend.record("modelVersions", id="MDV-1")
    equal(
        [(entry["key"], entry["value"]) for entry in record["properties"]],
        [("penalty", "l1"), ("trees", "none"), ("c", "2")],
    )


@step
def update_attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"a": [1]}), name="Second")
    stage.model_version("MDV-2").update(attachments=attached(stage.write("new.txt", "New"), table))
    names = [attachment.name for attachment in stage.connect().model_version("MDV-2").list_attachments()]
    equal(sorted(names), sorted(["roc.png", "scores by region.csv", "Lift", "new.txt", "Second"]))
    equal(stage.backend.content(name="new.txt", entity="MDV-2"), b"New")


@step
def update_replaces_attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"a": [7]}), name="Lift")
    stage.model_version("MDV-2").update(attachments=attached(stage.write("roc.png", "New"), table))
    equal(stage.backend.content(name="roc.png", entity="MDV-2"), b"New")
    equal(stage.model_version("MDV-2").get_table("Lift").to_dict("list"), {"a": [7]})
    equal(len(stage.model_version("MDV-2").list_attachments()), 3)


@step
def update_everything_in_order(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(
        status="RETIRED", metrics={"a": 1}, properties={"b": "c"}, attachments=stage.write("x.txt", "x")
    )
    asked = [request.get("operation", "upload") for request in stage.backend.requests()]
    equal(asked[-4:], ["updateModelVersion", "upload", "upsertEntityMetrics", "upsertEntityProperties"])


@step
def update_of_nothing(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    before = len(stage.backend.requests())
    version.update()
    equal(len(stage.backend.requests()), before)


@step
def refuses_a_missing_attachment(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    raises(ValueError, "The file does not exist", lambda: version.update(attachments="none.png"))
    equal(Path("none.png").exists(), False)


@step
def extraction_of_attachments(stage: Stage) -> None:
    vectice.auto_extract = False
    stage.model_version("MDV-2").update(attachments=stage.write("x.xlsx", "x"))
    equal(stage.backend.content(name="x.xlsx"), b"x")
    has(stage.backend.request("/api/entityfiles/"), query={"extract": "false"})
