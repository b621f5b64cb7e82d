"""Logging files and images."""

from __future__ import annotations

import hashlib

from expect import contains, equal, has, raises
from PIL import Image
from stage import Stage
from step import step
from vectice.api.http_error_handlers import VecticeException
from whole import sections_of


@step
def refuses_a_file_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    path = stage.write("late.txt", "Too late")
    raises(VecticeException, "iteration: ", lambda: iteration.log(path))
    equal(stage.backend.records("files", name="late.txt"), [])


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
    has(request, method="POST", path=f"/api/entityfiles/iteration/{iteration.id}", query={"extract": "true"})
    has(request["file"], name="notes.txt", size=5, sha256=hashlib.sha256(b"Hello").hexdigest())
