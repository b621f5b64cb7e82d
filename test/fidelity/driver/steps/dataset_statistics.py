"""Columns and statistics of frames that are registered."""

from __future__ import annotations

import vectice
from expect import close, contains, equal, has
from frames import frame_of, items_of
from stage import Stage
from step import step
from vectice import DFResource, FileResource


@step
def few_rows_have_no_statistics(stage: Stage) -> None:
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(10)), name="Few"))
    columns = items_of(stage.backend, "DTV-5")[0]["columns"]
    equal([column["statistics"] for column in columns], [None] * 4)
    contains(stage.log.getvalue(), "Statistics are not captured if numbers of rows are below 100")


@step
def statistics_of_numbers(stage: Stage) -> None:
    frame = frame_of(200)
    frame.loc[5, "age"] = None
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame), name="Many"))
    column = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()[0]
    found = column["statistics"]["numerical"]
    ages = frame["age"]
    close(found["mean"], float(ages.mean()))
    close(found["stdDeviation"], float(ages.std()))
    equal(
        found["quantiles"],
        {"qMin": 0, "q25": 1, "q50": ages.quantile(0.5), "q75": ages.quantile(0.75), "qMax": 6},
    )
    close(found["missing"], 1 / 200)


@step
def statistics_of_text_dates_and_booleans(stage: Stage) -> None:
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(200)), name="Many"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    text, boolean, date = (columns[place]["statistics"] for place in (1, 2, 3))
    has(text["text"], unique=2, missing=0)
    equal(text["text"]["mostCommons"][0], {"value": "south", "frequency": 133 / 200})
    equal(boolean["boolean"], {"true": 0.25, "false": 0.75, "missing": 0})
    has(date["date"], minimum="2024-01-01T00:00:00", maximum="2024-07-18T00:00:00", missing=0)


@step
def schema_only(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(frame_of(200), capture_schema_only=True)
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Schema"))
    item = items_of(stage.backend, "DTV-5")[0]
    equal([column["name"] for column in item["columns"]], ["age", "region", "digital", "day"])
    equal({str(column["statistics"]) for column in item["columns"]}, {"None"})


@step
def limits_of_the_organization(stage: Stage) -> None:
    stage.start(
        organization={
            "dfStatisticsRowThreshold": 5,
            "dfStatisticsSampleRows": 100,
            "dfStatisticsMaxColumns": 1,
        }
    )
    stage.new_iteration().log(vectice.Dataset.origin(DFResource(frame_of(10)), name="Few"))
    columns = items_of(stage.backend, "DTV-5")[0]["columns"]
    equal([column["statistics"] is None for column in columns], [False, True, True, True])


@step
def descriptions_of_columns(stage: Stage) -> None:
    stage.connect()
    resource = DFResource(frame_of(3), columns_description={"age": "In years"})
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Described"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    equal([column["description"] for column in columns], ["In years", None, None, None])
    contains(stage.log.getvalue(), "Some column descriptions are missing")


@step
def descriptions_of_columns_by_csv(stage: Stage) -> None:
    stage.connect()
    path = stage.write("columns.csv", "age,In years\nregion,Home\ndigital,App\nday,First\n")
    resource = FileResource(stage.write("x.csv", "x"), dataframes=frame_of(3), columns_description=path)
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Described"))
    columns = stage.connect().dataset_version("DTV-5").list_resources_items()[0].list_columns()
    equal([column["description"] for column in columns], ["In years", "Home", "App", "First"])
    equal("Some column descriptions are missing" in stage.log.getvalue(), False)
