"""What our library wrote, read by the official client."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pandas as pd
from expect import close, equal, has, only
from sklearn.linear_model import LogisticRegression
from stage import Stage
from step import step
from vectice.models.representation.iteration_asset_representation import IterationAssetRepresentation


def ours(stage: Stage, *actions: str) -> None:
    """Has our library do these actions, one after the other."""
    for name in actions:
        stage.backend.perform(name, str(stage.folder))


def asset_called(stage: Stage, name: str) -> IterationAssetRepresentation:
    """The only asset of this name in the iteration that our library writes into."""
    found = [asset for asset in stage.iteration().list_assets() if asset.asset_name == name]
    equal(len(found), 1, name)
    return found[0]


def columns_of(stage: Stage) -> dict[str, dict[str, Any]]:
    """The columns of the first item that was registered, by their names."""
    items = stage.dataset_version("DTV-5").list_resources_items()
    return {column["name"]: column for column in items[0].list_columns()}


@step
def project(stage: Stage) -> None:
    ours(stage, "create project with a description")
    found = stage.connect().project("PRJ-5")
    equal((found.name, found.description), ("Returns", "Who sends back"))
    equal(found.workspace.id, "WSP-1")


@step
def project_of_a_template(stage: Stage) -> None:
    ours(stage, "create project of a template")
    found = stage.connect().project("PRJ-5")
    equal([phase.name for phase in found.list_phases()], ["Understanding", "Modelling"])


@step
def phase(stage: Stage) -> None:
    ours(stage, "create phase with a description")
    found = stage.phase("PHA-9")
    equal((found.name, found.index, found.project.id), ("Monitoring", 5, "PRJ-1"))


@step
def iteration(stage: Stage) -> None:
    ours(stage, "create iteration with a description")
    found = stage.iteration("ITR-12")
    equal((found.name, found.description, found.index), ("First", "Try", 1))
    equal((found.status, found.phase.id), ("To Do", "PHA-3"))


@step
def changed_iteration(stage: Stage) -> None:
    ours(stage, "update iteration name", "complete iteration")
    found = stage.iteration()
    equal((found.name, found.description, found.status), ("Second", "Towards January", "Completed"))


@step
def cancelled_iteration(stage: Stage) -> None:
    ours(stage, "cancel iteration")
    equal(stage.iteration().status, "Cancelled")


@step
def current_iteration(stage: Stage) -> None:
    ours(stage, "current iteration made anew")
    found = stage.phase().create_or_get_current_iteration()
    assert found is not None
    equal((found.id, len(stage.backend.records("iterations"))), ("ITR-12", 12))


@step
def notes(stage: Stage) -> None:
    ours(stage, "log note", "log note in a section with signs", "log fraction", "log note of many lines")
    noted = [
        (asset.asset, asset.section_name)
        for asset in stage.iteration().list_assets()
        if asset.type == "Comment" and asset.asset != "Ask validation."
    ]
    expected = [
        ("# Result\n\n- one\n- two\n", None),
        ("0.1", None),
        ("Drift is gone since März. 🍁", None),
        ("First", "A & B #1/2?"),
    ]
    equal(sorted(noted, key=str), sorted(expected, key=str))


@step
def tables(stage: Stage) -> None:
    ours(stage, "log table", "log table with an odd name", "log table with missing values")
    iteration = stage.iteration()
    expected = {
        "decile": [1, 2],
        "lift": [5.1, 2.3],
        "who": ["x", "Été 🍁"],
        "called": [True, False],
    }
    equal(iteration.get_table("Deciles").to_dict("list"), expected)
    equal(iteration.get_table('Coût "été"/2 🍁').to_dict("list"), {"é a": [1]})
    gaps = {"name": ["a", "NaN", "c"], "value": ["1.0", "NaN", "0.5"], "whole": [1, 2, 3]}
    equal(iteration.get_table("Gaps").to_dict("list"), gaps)


@step
def files(stage: Stage) -> None:
    contents = {
        "all bytes.bin": bytes(range(256)) * 2000,
        "one.bin": b"\x00",
        'Coût "été" 🍁; v2.csv': b"a,b\n",
    }
    for name, content in contents.items():
        stage.write(name, content)
    ours(stage, "log file of every byte", "log file of one byte", "log file with an odd name")
    for name, content in contents.items():
        equal(asset_called(stage, name).type, "EntityFile")
        stage.iteration().download_attachments(name, "again")
    found = sorted(path.read_bytes() for path in (stage.folder / "again").iterdir())
    equal(found, sorted(contents.values()))


@step
def file_in_a_section(stage: Stage) -> None:
    stage.write("card.pdf", "%PDF")
    ours(stage, "log file in a section with signs")
    equal(asset_called(stage, "card.pdf").section_name, "A & B #1")


@step
def linked_versions(stage: Stage) -> None:
    ours(stage, "log model version", "log dataset version in a section")
    found = [(asset.asset_id, asset.section_name) for asset in stage.iteration().list_assets()]
    equal([asset in found for asset in (("MDV-1", None), ("DTV-1", "Data"))], [True, True])


@step
def deleted_assets(stage: Stage) -> None:
    ours(stage, "delete file by its name", "delete assets in a section")
    kinds = sorted(asset.type for asset in stage.iteration().list_assets())
    equal(kinds, ["Comment", "DataSetVersion", "ModelVersion"])


@step
def dataset(stage: Stage) -> None:
    for name in ("b.csv", "A.csv", ".hidden", "deep/c.csv"):
        stage.write(f"data/{name}", name)
    ours(stage, "register dataset of a folder")
    found = stage.dataset_version("DTV-5")
    equal((found.name, found.project_id, found.iteration_origin), ("Version 1", "PRJ-1", "ITR-4"))
    has(found.dataset_representation.asdict(), name="Accounts 2", type="CLEAN", origin="LOCAL")
    items = [(item.name, item.size) for item in found.list_resources_items()]
    equal(items, [("A.csv", 5), ("b.csv", 5), ("c.csv", 10)])


@step
def dataset_with_attachments(stage: Stage) -> None:
    stage.write("notes.md", "# Notes")
    ours(stage, "register dataset with attachments")
    found = stage.dataset_version("DTV-5")
    names = [(attachment.name, attachment.type) for attachment in found.list_attachments()]
    equal(sorted(names), [("Shape", "table"), ("notes.md", "file")])
    equal(found.get_table("Shape").to_dict("list"), {"rows": [2]})
    found.download_attachments("notes.md", "again")
    equal(stage.read("again/notes.md"), b"# Notes")


@step
def dataset_with_properties(stage: Stage) -> None:
    ours(stage, "register dataset with properties")
    equal(stage.dataset_version("DTV-5").asdict()["properties"], {"month": "2026-08", "rows": "2"})


@step
def statistics_of_columns(stage: Stage) -> None:
    numbers = [(seed * 7919) % 10007 / 97.3 for seed in range(150)]
    days = [f"2024-01-{seed % 28 + 1:02d}T00:00:00Z" for seed in range(150)]
    rows = [
        {"n": number, "t": "ab"[place % 2], "b": place % 3 == 0, "d": {"date": day}}
        for place, (number, day) in enumerate(zip(numbers, days))
    ]
    stage.write("rows.json", json.dumps(rows))
    ours(stage, "statistics of too few rows")
    columns = columns_of(stage)
    equal([column["categoryType"] for column in columns.values()], ["NUMERICAL", "TEXT", "BOOLEAN", "DATE"])
    found, series = columns["n"]["statistics"]["numerical"], pd.Series(numbers)
    close(found["mean"], float(series.mean()))
    close(found["stdDeviation"], float(series.std()))
    for key, part in {"qMin": 0, "q25": 0.25, "q50": 0.5, "q75": 0.75, "qMax": 1}.items():
        close(found["quantiles"][key], float(series.quantile(part)), key)
    equal(columns["t"]["statistics"]["text"]["unique"], 2)
    has(columns["b"]["statistics"]["boolean"], true=1 / 3, missing=0)
    has(columns["d"]["statistics"]["date"], minimum="2024-01-01T00:00:00", maximum="2024-01-28T00:00:00")


@step
def descriptions_of_columns(stage: Stage) -> None:
    ours(stage, "register dataset with descriptions")
    found = {name: column["description"] for name, column in columns_of(stage).items()}
    equal(found, {"age": "In years", "region": None})


@step
def modeling_set(stage: Stage) -> None:
    for name in ("train", "test", "valid"):
        stage.write(f"{name}.csv", name)
    ours(stage, "register modeling set")
    resources = stage.dataset_version("DTV-5").asdict()["resources"]
    equal(sorted(resources), ["TESTING", "TRAINING", "VALIDATION"])
    equal({usage: part["size"] for usage, part in resources.items()}["TESTING"], "4B")


@step
def model(stage: Stage) -> None:
    stage.write("roc.png", b"\x89PNG")
    ours(stage, "register model with everything")
    found = stage.model_version("MDV-5")
    told = found.asdict()
    has(told, name="Version 1", status="EXPERIMENTATION", library="own", technique="guess")
    has(told, metrics={"auc": 0.75}, properties={"depth": "6"}, iteration_origin="ITR-4")
    has(told["model_representation"], name="Scorecard", type="OTHER", total_number_of_versions=1)
    equal([version.id for version in found.list_lineage_inputs()], ["DTV-3"])
    equal(found.get_table("Lift").to_dict("list"), {"decile": [1], "lift": [5.1]})
    found.download_attachments("roc.png", "again")
    equal(stage.read("again/roc.png"), b"\x89PNG")
    assets = stage.iteration().list_assets()
    equal([asset.section_name for asset in assets if asset.asset_id == "MDV-5"], ["Models"])


@step
def metrics(stage: Stage) -> None:
    ours(stage, "register model with metrics", "register another version")
    equal(stage.model_version("MDV-5").asdict()["metrics"], {"auc": 0.1 + 0.2, "count": 3, "loss": -1e-12})
    second = stage.model_version("MDV-6").asdict()
    has(second, name="Version 4", metrics={"auc": 0.9})
    equal(second["model_representation"]["id"], "MDL-1")


@step
def predictor(stage: Stage) -> None:
    stage.write("model.pkl", pickle.dumps(LogisticRegression().fit([[0], [1]], [0, 1])))
    ours(stage, "register model with a predictor")
    found = stage.model_version("MDV-5")
    equal((found.library, found.technique), ("SKLEARN", "LogisticRegression"))
    found.download_attachments("model_pickle", "again")
    equal(pickle.loads(stage.read("again/model_pickle")).predict([[0], [1]]).tolist(), [0, 1])


@step
def changed_model_version(stage: Stage) -> None:
    stage.write("x.txt", "x")
    ours(stage, "update every part of a model version")
    found = stage.model_version()
    equal((found.status, found.get_table("More").to_dict("list")), ("RETIRED", {"a": [1]}))
    has(found.asdict(), metrics={"auc": 0.852, "brier": 0.0233, "a": 1})
    equal(found.asdict()["properties"]["b"], "c")
    only([{"name": attachment.name} for attachment in found.list_attachments()], name="x.txt")


@step
def changed_dataset_version(stage: Stage) -> None:
    stage.write("x.txt", "x")
    ours(stage, "update every part of a dataset version")
    found = stage.dataset_version("DTV-1")
    equal(found.asdict()["properties"], {"month": "2026-08", "query": "month_end.sql"})
    columns = found.list_resources_items()[0].list_columns()
    equal({column["name"]: column["description"] for column in columns}["note"], "Free text")
    equal(sorted(attachment.name for attachment in found.list_attachments()), ["More", "x.txt"])
