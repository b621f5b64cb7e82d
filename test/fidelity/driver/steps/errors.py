"""Refusals, as the client understands them."""

from __future__ import annotations

import pandas as pd
import vectice
from expect import equal, raises
from stage import Stage
from step import step
from vectice import Model
from vectice.api.http_error_handlers import IterationIdError, ModelIdError, ProjectIdError, VecticeException


@step
def token_that_was_refused(stage: Stage) -> None:
    connection = stage.connect()
    stage.backend.expire_tokens()
    raises(ConnectionRefusedError, "Bad or missing credentials", lambda: connection.project("PRJ-1"))


@step
def token_that_was_refused_for_a_download(stage: Stage) -> None:
    version = stage.model_version()
    stage.backend.expire_tokens()
    raises(
        ConnectionRefusedError, "Bad or missing credentials", lambda: version.download_attachments("roc.png")
    )


@step
def token_that_was_refused_for_an_upload(stage: Stage) -> None:
    version = stage.model_version()
    path = stage.write("a.txt", "a")
    stage.backend.expire_tokens()
    raises(ConnectionRefusedError, "Bad or missing credentials", lambda: version.update(attachments=path))


@step
def missing_permission(stage: Stage) -> None:
    connection = stage.connect()
    stage.backend.refuse("getProjectById", 403, "No")
    raises(PermissionError, "Missing permissions to access this project", lambda: connection.project("PRJ-1"))


@step
def bad_request(stage: Stage) -> None:
    connection = stage.connect()
    stage.backend.refuse("getModelById", 400, "Not like this")
    raises(VecticeException, "model: Not like this", lambda: connection.model("MDL-1"))


@step
def server_that_fails(stage: Stage) -> None:
    connection = stage.connect()
    stage.backend.refuse("getModelById", 500, "Out of order")
    raises(VecticeException, "", lambda: connection.model("MDL-1"))
    equal(connection.model("MDL-1").name, "Classifier")


@step
def file_that_is_too_large(stage: Stage) -> None:
    version = stage.model_version()
    path = stage.write("a.txt", "a")
    stage.backend.break_("/api/entityfiles/modelversion/MDV-2", 413, "Too large")
    raises(VecticeException, "exceeds the maximum size of 100MB", lambda: version.update(attachments=path))


@step
def file_over_the_limit_of_the_organization(stage: Stage) -> None:
    stage.start(organization={"uploadBytes": 1000})
    version = stage.model_version()
    path = stage.write("a.txt", b"a" * 1001)
    raises(VecticeException, "exceeds the maximum size of 100MB", lambda: version.update(attachments=path))
    equal(stage.backend.records("files", name="a.txt"), [])
    version.update(attachments=stage.write("b.txt", b"b" * 1000))
    equal(len(stage.backend.content(name="b.txt")), 1000)


@step
def unknown_file(stage: Stage) -> None:
    version = stage.model_version()
    raises(RuntimeError, "MDV-2 of type model version", lambda: version.download_attachments("none.txt"))


@step
def unknown_table(stage: Stage) -> None:
    version = stage.model_version()
    raises(RuntimeError, "get table", lambda: version.get_table("None such"))


@step
def upload_to_what_is_not_ones_own(stage: Stage) -> None:
    version = stage.model_version()
    version._output["vecticeId"] = "MDV-99"
    path = stage.write("a.txt", "a")
    raises(RuntimeError, "MDV-99 of type model version", lambda: version.update(attachments=path))


@step
def model_in_an_iteration_that_was_deleted(stage: Stage) -> None:
    iteration = stage.new_iteration()
    stage.connect().iteration(iteration.id).delete()
    raises(ModelIdError, "register model", lambda: iteration.log(Model(name="Gone")))
    equal(stage.backend.records("models", name="Gone"), [])


@step
def note_in_an_iteration_that_was_deleted(stage: Stage) -> None:
    iteration = stage.new_iteration()
    stage.connect().iteration(iteration.id).delete()
    raises(IterationIdError, iteration.id, lambda: iteration.log("Gone"))


@step
def writing_where_one_may_not(stage: Stage) -> None:
    kofi = stage.connect("kofi").phase("PHA-3").create_iteration("Kofi's")
    kofi._client = stage.connect("mei")._client
    kofi._service._client = kofi._client
    raises(IterationIdError, "unknown", lambda: kofi.log("Not mine"))
    table = vectice.Table(pd.DataFrame({"a": [1]}), name="Not mine")
    raises(IterationIdError, "unknown", lambda: kofi.log(table))
    equal(stage.backend.records("assets", iteration=kofi.id), [])


@step
def errors_with_http_statuses(stage: Stage) -> None:
    stage.start(errorStatus="http")
    connection = stage.connect()
    raises(ProjectIdError, "PRJ-99", lambda: connection.project("PRJ-99"))
