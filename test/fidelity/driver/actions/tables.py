"""Tables in iterations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
from parity import action
from stage import Stage
from vectice import Table


def log(stage: Stage, name: str, columns: dict[str, Any], section: str | None = None) -> None:
    """Logs a table of columns."""
    stage.iteration().log(Table(pd.DataFrame(columns), name=name), section=section)


@action()
def log_table(stage: Stage) -> None:
    log(
        stage,
        "Deciles",
        {"decile": [1, 2], "lift": [5.1, 2.3], "who": ["x", "Été 🍁"], "called": [True, False]},
    )


@action()
def log_table_in_a_section(stage: Stage) -> None:
    log(stage, "Deciles", {"decile": [1]}, "A & B")


@action()
def log_table_with_an_odd_name(stage: Stage) -> None:
    log(stage, 'Coût "été"/2 🍁', {"é a": [1]})


@action()
def log_table_with_missing_values(stage: Stage) -> None:
    log(stage, "Gaps", {"name": ["a", None, "c"], "value": [1, None, 0.5], "whole": [1, 2, 3]})


@action()
def log_table_with_missing_truths(stage: Stage) -> None:
    log(stage, "Truths", {"ok": [True, None, False]})


@action()
def log_table_with_days(stage: Stage) -> None:
    log(stage, "Days", {"day": [datetime(2020, 1, 3), datetime(2020, 2, 29)]})


@action()
def log_table_with_times(stage: Stage) -> None:
    log(stage, "Times", {"time": [datetime(2020, 1, 3, 10), datetime(2020, 1, 4)]})


@action()
def log_table_with_a_missing_day(stage: Stage) -> None:
    log(stage, "Days", {"day": [datetime(2020, 1, 3), None]})


@action()
def log_table_with_mixed_values(stage: Stage) -> None:
    log(stage, "Mixed", {"value": [1, "a", True]})


@action()
def log_table_with_lists(stage: Stage) -> None:
    log(stage, "Lists", {"value": [[1, 2], []]})


@action()
def log_table_of_integers_and_fractions(stage: Stage) -> None:
    log(stage, "Numbers", {"value": [1, 2.5, 1e21]})


@action()
def log_table_without_rows(stage: Stage) -> None:
    log(stage, "Empty", {"a": [], "b": []})


@action()
def log_table_with_too_many_rows(stage: Stage) -> None:
    log(stage, "Long", {"number": range(120)})


@action()
def log_table_with_too_many_columns(stage: Stage) -> None:
    log(stage, "Wide", {f"c{number}": [number] for number in range(25)})
