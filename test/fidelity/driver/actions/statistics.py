"""Statistics of rows, up to the size of the sample: of more, the official client draws at random."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
from parity import action
from stage import Stage
from vectice import Dataset, DFResource

ALL = {"dfStatisticsRowThreshold": 0, "dfStatisticsSampleRows": 400, "dfStatisticsMaxColumns": 5}
Columns = dict[str, list[Any]]


def log(stage: Stage, columns: Columns, schema_only: bool = False) -> None:
    """Logs the rows of these columns, and writes them down for our library."""
    names = list(columns)
    records = [dict(zip(names, map(plain, row))) for row in zip(*columns.values())]
    stage.write("rows.json", json.dumps(records))
    iteration = stage.iteration()
    resource = DFResource(pd.DataFrame(columns), capture_schema_only=schema_only)
    iteration.log(Dataset.clean(resource, name="Rows"))


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    return {"date": f"{value.isoformat()}Z"} if isinstance(value, datetime) else value


@action()
def register_dataset_of_the_schema_only(stage: Stage) -> None:
    log(stage, {"a": list(range(150)), "b": ["x"] * 150}, schema_only=True)


@action(organization=ALL)
def statistics_of_no_rows(stage: Stage) -> None:
    log(stage, {})


@action(organization=ALL)
def statistics_of_one_row(stage: Stage) -> None:
    log(stage, {"n": [0.5], "t": ["x"], "b": [True], "d": [datetime(2024, 2, 29)]})


@action(organization=ALL)
def statistics_of_missing_values(stage: Stage) -> None:
    log(stage, {"all": [None] * 30, "some": [None, 1.5, 2.5] * 10, "text": ["a", None, "b"] * 10})


@action(organization=ALL)
def statistics_of_numbers(stage: Stage) -> None:
    numbers = [((seed * 7919) % 10007) / 97.3 - 40 for seed in range(400)]
    log(stage, {"n": numbers, "large": [number * 1e150 for number in numbers], "same": [0.1] * 400})


@action(organization=ALL)
def statistics_of_integers(stage: Stage) -> None:
    small = [(seed * 31) % 17 - 8 for seed in range(151)]
    log(stage, {"small": small, "large": [10**12 + seed for seed in range(151)]})


@action(organization=ALL)
def statistics_of_truths(stage: Stage) -> None:
    thirds = [seed % 3 == 0 for seed in range(100)]
    log(stage, {"b": thirds, "all": [True] * 100, "some": [True, None, False, True] * 25})


@action(organization=ALL)
def statistics_of_dates(stage: Stage) -> None:
    days = [datetime(1999, 12, 31) + timedelta(days=(seed * 53) % 9001) for seed in range(120)]
    times = [datetime(2024, 1, 1, 10, 20, 30, 123000) + timedelta(hours=seed) for seed in range(119)]
    log(stage, {"day": days, "time": [*times, None], "old": [datetime(1900, 1, 1)] * 120})


@action(organization=ALL)
def statistics_of_unicode(stage: Stage) -> None:
    log(stage, {"été 🍁": ["Île", "naïve", "🍁", "é", "日本", ""] * 20, "b": ["x"] * 60 + ["ẞ"] * 60})


@action(organization=ALL)
def statistics_of_texts(stage: Stage) -> None:
    few = ["a", "b", "b", "c", "c", "c"] * 20
    log(stage, {"few": few, "own": [f"t{seed}" for seed in range(120)], "gap": ["a"] * 119 + [None]})


@action(organization=ALL)
def statistics_of_mixed_values(stage: Stage) -> None:
    log(stage, {"m": [1, "a", True, 2.5] * 10, "n": [1, 2.5, 3, 4] * 10})


@action(organization=ALL)
def statistics_of_many_columns(stage: Stage) -> None:
    log(stage, {f"c{index}": list(range(index, index + 20)) for index in range(8)})


@action()
def statistics_of_too_few_rows(stage: Stage) -> None:
    log(stage, {"n": list(range(99))})
