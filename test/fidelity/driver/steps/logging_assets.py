"""Logging notes, tables, files and existing versions in an iteration."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pandas as pd
import vectice
import whole
from expect import contains, equal, has, raises
from PIL import Image
from stage import Stage
from step import step
from vectice.api.http_error_handlers import LastIterationNotWritableError, VecticeException
from vectice.models.iteration import Iteration


def sections_of(iteration: Iteration) -> list[tuple[str, str | None]]:
    """The assets' types and sections."""
    return [(asset.type, asset.section_name) for asset in iteration.list_assets()]


@step
def note(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("Drift is gone since März.")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.section_name, asset.asset), ("Comment", None, "Drift is gone since März."))
    has(stage.backend.record("assets", iteration=iteration.id), text="Drift is gone since März.", section=None)
    contains(stage.log.getvalue(), "Added comment to iteration: 'Empty one'")


@step
def note_in_a_section(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("First", section="  Monitoring & co #1  ")
    equal(sections_of(iteration), [("Comment", "Monitoring & co #1")])
    has(stage.backend.record("iterations", id=iteration.id), sections=["Monitoring & co #1"])


@step
def notes_in_several_sections(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("One", section="B")
    iteration.log("Two", section="A")
    iteration.log("Three", section="B")
    iteration.log("Four")
    has(stage.backend.record("iterations", id=iteration.id), sections=["B", "A"])
    found = stage.backend.records("assets", iteration=iteration.id, section="B")
    equal([asset["text"] for asset in found], ["One", "Three"])
    iteration.print_sections()
    contains(stage.output.getvalue(), "There are 2 sections")


@step
def numbers_as_notes(stage: Stage) -> None:
    iteration = stage.new_iteration()
    for number in (3, 0.5, True, 0):
        iteration.log(number)
    texts = [asset["text"] for asset in stage.backend.records("assets", iteration=iteration.id)]
    equal(texts, ["3", "0.5", "True", "0"])


@step
def notes_are_in_order(stage: Stage) -> None:
    iteration = stage.new_iteration()
    for number in range(5):
        iteration.log(f"Note {number}")
    found = sorted(iteration.list_assets(), key=lambda asset: asset.index)
    equal([asset.asset for asset in found], [f"Note {number}" for number in range(5)])


@step
def note_of_many_lines(stage: Stage) -> None:
    iteration = stage.new_iteration()
    text = "# Result\n\n- one\n- two 🍁\n"
    iteration.log(text)
    equal(iteration.list_assets()[0].asset, text)


@step
def refuses_an_empty_note(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(VecticeException, "Cannot assign an empty comment", lambda: iteration.log(""))
    equal(stage.backend.requests("addIterationContent"), [])


@step
def refuses_a_long_section(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(VecticeException, "shorter than or equal to 60", lambda: iteration.log("Note", section="x" * 61))


@step
def takes_a_section_of_sixty_characters(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("Note", section="x" * 60)
    equal(sections_of(iteration), [("Comment", "x" * 60)])


@step
def refuses_other_objects(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(TypeError, "Expected Image, Comment, Table", lambda: iteration.log({"a": 1}))


@step
def note_that_looks_like_a_file(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log("see data.csv")
    equal(iteration.list_assets()[0].asset, "see data.csv")


@step
def refuses_a_note_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log("Too late"))
    equal(len(stage.backend.records("assets", iteration="ITR-2")), 1)


@step
def refuses_a_note_in_a_cancelled_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-3")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log("Too late"))


@step
def refuses_a_table_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    table = vectice.Table(pd.DataFrame({"a": [1]}), name="Late")
    raises(LastIterationNotWritableError, "completed or canceled", lambda: iteration.log(table))
    equal(stage.backend.records("tables", name="Late"), [])


@step
def refuses_a_file_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    path = stage.write("late.txt", "Too late")
    raises(VecticeException, "iteration: ", lambda: iteration.log(path))
    equal(stage.backend.records("files", name="late.txt"), [])


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
    equal(iteration.get_table("Runs")["run"].tolist(), ["first", "second"])


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


@step
def file(stage: Stage) -> None:
    iteration = stage.new_iteration()
    content = bytes(range(256)) * 300
    iteration.log(stage.write("reports/model card.pdf", content), section="Reports")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.asset_name, asset.section_name), ("EntityFile", "model card.pdf", "Reports"))
    equal(stage.backend.content(name="model card.pdf"), content)
    has(stage.backend.record("files", name="model card.pdf"), entity=iteration.id)
    contains(stage.log.getvalue(), "Added file: 'model card.pdf' to iteration", "in section: 'Reports'")


@step
def file_is_downloaded_as_it_was(stage: Stage) -> None:
    iteration = stage.new_iteration()
    content = bytes(reversed(range(256))) * 7
    iteration.log(stage.write("data.parquet", content))
    iteration.download_attachments("data.parquet", "again")
    equal(stage.read("again/data.parquet"), content)


@step
def file_with_a_difficult_name(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.write('Coût "été" 🍁; v2.csv', "a,b\n"))
    equal(iteration.list_assets()[0].asset_name, 'Coût "été" 🍁; v2.csv')
    equal(stage.backend.content(name='Coût "été" 🍁; v2.csv'), b"a,b\n")


@step
def file_in_a_section_with_signs(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.write("notes.txt", "Yes."), section="A & B #1")
    equal(sections_of(iteration), [("EntityFile", "A & B #1")])


@step
def open_file(stage: Stage) -> None:
    iteration = stage.new_iteration()
    with open(stage.write("open.txt", "From an open file"), "rb") as opened:
        iteration.log(opened)
    equal(stage.backend.content(name="open.txt"), b"From an open file")


@step
def image(stage: Stage) -> None:
    iteration = stage.new_iteration()
    Image.new("RGB", (3, 2), "red").save("red.png")
    iteration.log("red.png")
    equal(stage.backend.content(name="red.png"), stage.read("red.png"))
    contains(stage.log.getvalue(), "Added image: 'red.png'")
    has(stage.backend.record("files", name="red.png"), contentType="image/png")


@step
def image_object(stage: Stage) -> None:
    iteration = stage.new_iteration()
    Image.new("RGB", (3, 2), "blue").save("blue.png")
    with Image.open("blue.png") as opened:
        iteration.log(opened, section="Figures")
    equal(sections_of(iteration), [("EntityFile", "Figures")])
    equal(stage.backend.content(name="blue.png")[:8], b"\x89PNG\r\n\x1a\n")


@step
def same_file_twice(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.write("notes.txt", "Old"))
    iteration.log(stage.write("notes.txt", "New"))
    iteration.download_attachments("notes.txt", "again")
    equal(stage.read("again/notes.txt"), b"New")


@step
def missing_image(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(ValueError, "Check the file path", lambda: iteration.log("none.png"))
    equal(stage.backend.requests("/api/entityfiles/"), [])


@step
def missing_file(stage: Stage) -> None:
    iteration = stage.new_iteration()
    raises(ValueError, "cannot be opened", lambda: iteration.log("none.csv"))


@step
def upload_as_the_protocol_says(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.write("folder/notes.txt", "Hello"))
    request = stage.backend.request("/api/entityfiles/")
    equal((request["method"], request["path"].split("?")[0]), ("POST", f"/api/entityfiles/iteration/{iteration.id}"))
    has(request["file"], name="notes.txt", size=5, sha256=hashlib.sha256(b"Hello").hexdigest())


@step
def model_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.model_version("MDV-1"), section="Models")
    asset = iteration.list_assets()[0]
    equal((asset.type, asset.asset_id, asset.section_name), ("ModelVersion", "MDV-1", "Models"))
    contains(stage.log.getvalue(), "Existing model version: 'MDV-1' of model: 'Classifier' linked")


@step
def dataset_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.dataset_version("DTV-1"))
    has(stage.backend.record("assets", iteration=iteration.id), type="DataSetVersion", datasetVersion="DTV-1")
    contains(stage.log.getvalue(), "Existing dataset version: 'DTV-1' of dataset: 'Accounts' linked")


@step
def model_by_its_last_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.connect().model("MDL-1"))
    has(stage.backend.record("assets", iteration=iteration.id), type="ModelVersion", modelVersion="MDV-3")


@step
def dataset_by_its_last_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(stage.connect().dataset("DTS-1"))
    has(stage.backend.record("assets", iteration=iteration.id), datasetVersion="DTV-2")


@step
def version_that_is_linked_already(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = stage.model_version("MDV-1")
    iteration.log(version)
    iteration.log(version)
    equal(len(stage.backend.records("assets", iteration=iteration.id)), 1)
    contains(stage.log.getvalue(), "already linked")


@step
def version_keeps_its_origin(stage: Stage) -> None:
    stage.new_iteration().log(stage.model_version("MDV-1"))
    equal(stage.connect().model_version("MDV-1").iteration_origin, "ITR-2")


@step
def model_without_versions(stage: Stage) -> None:
    iteration = stage.new_iteration()
    model = stage.connect().model("MDL-2")
    raises(VecticeException, "no versions exist", lambda: iteration.log(model))


@step
def version_of_another_project(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = stage.connect().model_version("MDV-4")
    raises(VecticeException, "coming from another project", lambda: iteration.log(version))


@step
def version_out_of_a_list(stage: Stage) -> None:
    iteration = stage.new_iteration()
    version = whole.model_versions(stage.connect().model("MDL-1"))[0]
    iteration.log(version)
    equal(len(stage.backend.records("assets", iteration=iteration.id)), 1)
