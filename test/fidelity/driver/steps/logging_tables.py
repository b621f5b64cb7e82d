"""Logging tables."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import LastIterationNotWritableError


@step
def refuses_a_table_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    table = vectice.Table(pd.DataFrame({"a": [1]}), name="Late")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log(table))
    equal(stage.backend.records("tables", name="Late"), [])


@step
def table(stage: Stage) -> None:
    iteration = stage.new_iteration()
    frame = pd.DataFrame({"decile": [1, 2], "lift": [5.1, 2.3], "who": ["x", "y"], "ok": [True, False]})
    iteration.log(vectice.Table(frame, name="Deciles"), section="Figures")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.asset_name, asset.section_name), ("EntityMetadata", "Deciles", "Figures"))
    equal(iteration.get_table("Deciles").to_dict("list"), frame.to_dict("list"))
    equal(
        stage.backend.record("tables", name="Deciles")["rows"],
        [
            {"decile": 1, "lift": 5.1, "who": "x", "ok": True},
            {"decile": 2, "lift": 2.3, "who": "y", "ok": False},
        ],
    )
    has(stage.backend.record("tables", name="Deciles"), entity=iteration.id)


@step
def table_with_missing_values(stage: Stage) -> None:
    iteration = stage.new_iteration()
    frame = pd.DataFrame({"name": ["a", None], "value": [1.0, None]})
    iteration.log(vectice.Table(frame, name="Gaps"))
    rows = stage.backend.record("tables", name="Gaps")["rows"]
    equal(rows, [{"name": "a", "value": "1.0"}, {"name": "NaN", "value": "NaN"}])


@step
def table_with_dates(stage: Stage) -> None:
    iteration = stage.new_iteration()
    frame = pd.DataFrame({"day": [datetime(2020, 1, 3)], "time": [datetime(2020, 1, 3, 10)]})
    iteration.log(vectice.Table(frame, name="Dates"))
    rows = stage.backend.record("tables", name="Dates")["rows"]
    equal(rows, [{"day": "2020-01-03", "time": "2020-01-03 10:00:00"}])


@step
def table_with_an_index(stage: Stage) -> None:
    iteration = stage.new_iteration()
    frame = pd.DataFrame({"auc": [0.7, 0.8]}, index=pd.Index(["first", "second"], name="run"))
    iteration.log(vectice.Table(frame, name="Runs"))
    equal(list(stage.backend.record("tables", name="Runs")["rows"][0]), ["run", "auc"])
    equal(iteration.get_table("Runs").to_dict("list"), {"run": ["first", "second"], "auc": [0.7, 0.8]})


@step
def table_that_is_too_large(stage: Stage) -> None:
    iteration = stage.new_iteration()
    frame = pd.DataFrame({f"c{column}": range(150) for column in range(25)})
    iteration.log(vectice.Table(frame, name="Large"))
    rows = stage.backend.record("tables", name="Large")["rows"]
    equal((len(rows), len(rows[0]), rows[99]["c19"]), (100, 20, 99))
    contains(stage.log.getvalue(), "Only first 100 rows", "Only first 20 columns")


@step
def table_without_rows(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(vectice.Table(pd.DataFrame({"a": []}), name="Nothing"))
    equal(stage.backend.record("tables", name="Nothing")["rows"], [])
