"""Changing dataset versions."""

from __future__ import annotations

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from stage import Stage, attached
from step import step


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
    equal(
        stage.connect().dataset_version("DTV-1").asdict()["properties"],
        {"month": "2026-07", "query": "month_end.sql"},
    )


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
