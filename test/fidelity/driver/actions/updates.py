"""Versions that are changed."""

from __future__ import annotations

import pandas as pd
from parity import action
from stage import Stage, attached
from vectice import Table


def more() -> Table:
    """A table to attach."""
    return Table(pd.DataFrame({"a": [1]}), name="More")


@action()
def update_status_of_a_model_version(stage: Stage) -> None:
    stage.model_version().update(status="STAGING")


@action()
def update_metrics(stage: Stage) -> None:
    stage.model_version().update(metrics={"auc": 0.9, "gini": 1 / 3})


@action()
def update_properties_of_a_model_version(stage: Stage) -> None:
    stage.model_version("MDV-1").update(properties={"penalty": "l1", "c": 2})


@action()
def update_attachments_of_a_model_version(stage: Stage) -> None:
    stage.model_version().update(attachments=attached(stage.write("deep/new & old.txt", "New"), more()))


@action()
def update_every_part_of_a_model_version(stage: Stage) -> None:
    stage.model_version().update(
        status="RETIRED",
        metrics={"a": 1},
        properties={"b": "c"},
        attachments=attached(stage.write("x.txt", "x"), more()),
    )


@action()
def update_properties_of_a_dataset_version(stage: Stage) -> None:
    stage.dataset_version().update(properties={"rows": "5", "new": 1})


@action()
def update_attachments_of_a_dataset_version(stage: Stage) -> None:
    stage.dataset_version().update(attachments=attached(stage.write("deep/more.txt", "More"), more()))


@action()
def update_descriptions_of_columns(stage: Stage) -> None:
    stage.dataset_version("DTV-1").update(columns_description={"note": "Free text", "age": "Years"})


@action()
def update_every_part_of_a_dataset_version(stage: Stage) -> None:
    stage.dataset_version("DTV-1").update(
        properties={"month": "2026-08"},
        columns_description={"note": "Free text"},
        attachments=attached(stage.write("x.txt", "x"), more()),
    )
