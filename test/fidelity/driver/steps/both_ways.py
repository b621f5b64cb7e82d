"""What the official client wrote, read by our library."""

from __future__ import annotations

import hashlib

import pandas as pd
import vectice
from expect import close, equal, has, only
from sklearn.linear_model import LogisticRegression
from stage import Stage, attached
from step import step
from vectice import DFResource, FileResource, Model, Table


def described(content: bytes) -> dict[str, object]:
    """A file as our library's half tells of it: by its size and its SHA-256."""
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


@step
def project(stage: Stage) -> None:
    stage.connect().workspace("WSP-1").create_project("Returns", "Who sends back", template="CRISP-DM")
    read = stage.backend.library_reads("PRJ-5")
    has(read, id="PRJ-5", name="Returns", description="Who sends back")
    equal([phase["name"] for phase in read["phases"]], ["Understanding", "Modelling"])


@step
def phase(stage: Stage) -> None:
    stage.connect().project("PRJ-1").create_phase("Monitoring", "After the launch").create_iteration(
        "First", "Try"
    )
    read = stage.backend.library_reads("PHA-9")
    has(read, name="Monitoring", index=5, status="NotStarted")
    has(read["iterations"][0], id="ITR-12", name="First", description="Try", index=1, status="NotStarted")


@step
def iteration(stage: Stage) -> None:
    made = stage.phase().create_iteration("First", "Try")
    made.update("Second", "Try again")
    made.log("Done")
    made.complete()
    read = stage.backend.library_reads(made.id)
    has(read, name="Second", description="Try again", status="Completed", completed=True)


@step
def notes(stage: Stage) -> None:
    made = stage.new_iteration()
    made.log("Été 🍁\nsecond line", section="Conclusions")
    made.log(0.5)
    read = stage.backend.library_reads(made.id)
    noted = sorted((asset["text"], asset["section"] or "") for asset in read["assets"])
    equal(noted, [("0.5", ""), ("Été 🍁\nsecond line", "Conclusions")])
    equal(read["sections"], ["Conclusions"])


@step
def tables(stage: Stage) -> None:
    made = stage.new_iteration()
    made.log(
        Table(pd.DataFrame({"a": [1, 2], "b": ["x", None], "c": [0.5, None]}), name="Lift"), section="Figures"
    )
    read = stage.backend.library_reads(made.id)
    expected = [{"a": 1, "b": "x", "c": "0.5"}, {"a": 2, "b": "NaN", "c": "NaN"}]
    equal(read["tables"], {"Lift": expected})
    has(only(read["assets"], type="EntityMetadata"), section="Figures")


@step
def files(stage: Stage) -> None:
    made = stage.new_iteration()
    contents = {"all bytes.bin": bytes(range(256)) * 1000, "one.bin": b"\x00", "Été 🍁.txt": "été".encode()}
    for name, content in contents.items():
        made.log(stage.write(name, content))
    read = stage.backend.library_reads(made.id)
    equal(read["files"], {name: described(content) for name, content in contents.items()})


@step
def dataset(stage: Stage) -> None:
    stage.connect()
    paths = [stage.write("data/a.csv", "x,y\n"), stage.write("data/b.csv", "1,2\n3,4\n")]
    made = vectice.Dataset.clean(
        FileResource(paths),
        name="Files",
        properties={"rows": 2},
        derived_from=["DTV-1"],
        attachments=attached(stage.write("notes.md", "# Notes"), Table(pd.DataFrame({"a": [1]}), name="T")),
    )
    stage.new_iteration().log(made)
    read = stage.backend.library_reads("DTV-5")
    has(read, name="Version 1", properties={"rows": "2"}, inputs=["DTV-1"], tables={"T": [{"a": 1}]})
    has(read["dataset"], name="Files", type="CLEAN", origin="LOCAL", versionCount=1)
    equal(read["files"], {"notes.md": described(b"# Notes")})
    equal(
        [(item["name"], item["size"], item["type"]) for item in read["items"]][0], ("data/a.csv", 4, "file")
    )
    equal(read["items"][1]["uri"], f"file://{stage.folder}/data/b.csv")


@step
def columns_and_statistics(stage: Stage) -> None:
    stage.connect()
    frame = pd.DataFrame(
        {"n": [float(number) for number in range(150)], "t": ["a", "b", "b"] * 50, "f": [True] * 150}
    )
    resource = DFResource(frame, columns_description={"n": "Count"})
    stage.new_iteration().log(vectice.Dataset.origin(resource, name="Frame"))
    item = stage.backend.library_reads("DTV-5")["items"][0]
    has(item, rowCount=150, columnCount=3)
    number, text, flag = item["columns"]
    has(number, name="n", type="NUMERICAL", description="Count")
    numerical = number["statistics"]["numerical"]
    close(numerical["mean"], 74.5)
    close(numerical["stdDeviation"], float(frame["n"].std()))
    close(numerical["quantiles"]["q25"], 37.25)
    has(text["statistics"]["text"]["mostCommons"][0], value="b", frequency=2 / 3)
    has(flag["statistics"]["boolean"], true=1, false=0, missing=0)


@step
def modeling_set(stage: Stage) -> None:
    stage.connect()
    train, test = (DFResource(pd.DataFrame({"a": range(rows)})) for rows in (3, 2))
    stage.new_iteration().log(vectice.Dataset.modeling(train, test, name="Split"))
    read = stage.backend.library_reads("DTV-5")
    equal([(item["usage"], item["rowCount"]) for item in read["items"]], [("TRAINING", 3), ("TESTING", 2)])


@step
def model(stage: Stage) -> None:
    made = Model(
        name="Score",
        library="own",
        technique="guess",
        metrics={"auc": 0.75, "n": 3},
        properties={"depth": 6},
        derived_from=["DTV-3"],
        attachments=attached(
            stage.write("roc.png", b"\x89PNG"), Table(pd.DataFrame({"lift": [5.1]}), name="Lift")
        ),
    )
    stage.new_iteration().log(made)
    read = stage.backend.library_reads("MDV-5")
    has(read, name="Version 1", status="EXPERIMENTATION", library="own", technique="guess", inputs=["DTV-3"])
    has(read, metrics={"auc": 0.75, "n": 3}, properties={"depth": "6"}, tables={"Lift": [{"lift": 5.1}]})
    has(read["model"], name="Score", type="OTHER", versionCount=1)
    equal(read["files"], {"roc.png": described(b"\x89PNG")})


@step
def updated_model(stage: Stage) -> None:
    version = stage.model_version("MDV-1")
    version.update(
        status="STAGING", metrics={"auc": 0.9}, properties={"c": 1}, attachments=stage.write("a.txt", "a")
    )
    read = stage.backend.library_reads("MDV-1")
    has(read, status="STAGING", metrics={"auc": 0.9, "f1": 0.381}, files={"a.txt": described(b"a")})
    has(read, properties={"penalty": "l2", "trees": "none", "c": "1"})


@step
def updated_dataset(stage: Stage) -> None:
    version = stage.dataset_version("DTV-1")
    version.update(properties={"month": "2026-08"}, columns_description={"note": "Free text"})
    read = stage.backend.library_reads("DTV-1")
    has(read, properties={"month": "2026-08", "query": "month_end.sql"})
    has(only(read["items"][0]["columns"], name="note"), description="Free text")


@step
def predictor(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Fitted", predictor=LogisticRegression()))
    read = stage.backend.library_reads("MDV-5")
    has(read, library="SKLEARN", technique="LogisticRegression")
    equal(list(read["files"]), ["model_pickle"])


@step
def deleted_assets(stage: Stage) -> None:
    made = stage.iteration("ITR-4")
    made.delete_asset("notes.txt")
    made.delete_assets_in_section("Experiments")
    read = stage.backend.library_reads("ITR-4")
    equal(sorted(asset["type"] for asset in read["assets"]), ["Comment", "EntityFile", "EntityMetadata"])
    equal((list(read["files"]), list(read["tables"])), (["curve.png"], ["Thresholds"]))
