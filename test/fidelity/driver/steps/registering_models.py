"""Registering models and their further versions."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from expect import contains, equal, has, raises
from stage import Stage, attached
from step import step
from vectice import Metric, Model, Property, Table
from vectice.api.http_error_handlers import LastIterationNotWritableError


@step
def model(stage: Stage) -> None:
    iteration = stage.new_iteration()
    made = Model(name="Scorecard", library="statsmodels", technique="Logit", metrics={"auc": 0.76, "n": 3})
    iteration.log(made, section="Models")
    equal(made.latest_version_id, "MDV-5")
    has(stage.backend.record("models", name="Scorecard"), id="MDL-4", project="PRJ-1", type="OTHER")
    record = stage.backend.record("modelVersions", id="MDV-5")
    has(record, model="MDL-4", version=1, name="Version 1", status="EXPERIMENTATION", iteration=iteration.id)
    has(record, algorithmName="Logit", framework="statsmodels", createdBy="ada@example.com")
    equal([(entry["key"], entry["value"]) for entry in record["metrics"]], [("auc", 0.76), ("n", 3)])
    has(stage.backend.record("assets", iteration=iteration.id), modelVersion="MDV-5", section="Models")
    contains(
        stage.log.getvalue(), "New model: 'Scorecard' version: 'Version 1' added to iteration: 'Empty one'"
    )


@step
def model_is_read_again(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Scorecard", metrics={"auc": 0.76}, properties={"bins": 62}))
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, name="Version 1", project_id="PRJ-1", metrics={"auc": 0.76}, properties={"bins": "62"})
    has(
        found, technique=None, library=None, iteration_origin="ITR-12", phase_origin="PHA-3", is_starred=False
    )
    has(found, creator={"name": "Ada Moreau", "email": "ada@example.com"})
    has(found["model_representation"], name="Scorecard", total_number_of_versions=1)


@step
def named_by_library_and_technique(stage: Stage) -> None:
    made = Model(library="xgboost", technique="boosting")
    stage.new_iteration().log(made)
    equal(made.name, "xgboost boosting model")
    has(stage.backend.record("models", id="MDL-4"), name="xgboost boosting model")


@step
def named_by_its_phase(stage: Stage) -> None:
    stage.new_iteration().log(Model(library="xgboost"))
    has(stage.backend.record("models", id="MDL-4"), name="Evaluation 1 model")


@step
def long_names_are_cut(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="x" * 70))
    has(stage.backend.record("models", id="MDL-4"), name="x" * 60)


@step
def what_a_registration_sends(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(Model(name="Sent", metrics={"auc": 0.5}))
    sent = stage.backend.variables("registerModel")
    equal(sent["iterationContext"], {"iterationId": iteration.id, "stepName": None})
    has(
        sent["data"],
        modelType="OTHER",
        status="EXPERIMENTATION",
        properties=None,
        context=None,
        codeVersion=None,
    )
    datetime.fromisoformat(sent["data"]["metrics"][0]["timestamp"])


@step
def metrics_and_properties_as_objects(stage: Stage) -> None:
    metrics = [Metric("auc", 0.7), Metric("lift", 3)]
    stage.new_iteration().log(Model(name="Objects", metrics=metrics, properties=Property("depth", "6")))
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, metrics={"auc": 0.7, "lift": 3}, properties={"depth": "6"})


@step
def another_version(stage: Stage) -> None:
    iteration = stage.new_iteration()
    iteration.log(Model(name="Twice", metrics={"auc": 0.7}))
    second = Model(name="Twice", metrics={"auc": 0.8})
    iteration.log(second)
    equal(second.latest_version_id, "MDV-6")
    has(stage.backend.record("modelVersions", id="MDV-6"), name="Version 2", version=2, model="MDL-4")
    contains(stage.log.getvalue(), "New version: 'Version 2' of model: 'Twice' added")
    has(stage.connect().model("MDL-4").asdict(), total_number_of_versions=2)


@step
def another_version_of_a_model_that_was_there(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Classifier"))
    has(stage.backend.record("modelVersions", id="MDV-5"), name="Version 4", version=4, model="MDL-1")
    stats = stage.connect().model("MDL-1").asdict()["version_status"]
    has(stats, experimentationCount=2, productionCount=1)


@step
def attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"decile": [1], "lift": [5.1]}), name="Lift")
    made = Model(name="With files", attachments=attached(stage.write("roc.png", b"\x89PNG"), table))
    stage.new_iteration().log(made)
    found = stage.connect().model_version("MDV-5").list_attachments()
    equal(
        [(attachment.name, attachment.type) for attachment in found], [("roc.png", "file"), ("Lift", "table")]
    )
    equal(stage.backend.content(name="roc.png", entity="MDV-5"), b"\x89PNG")
    equal(
        stage.connect().model_version("MDV-5").get_table("Lift").to_dict("list"),
        {"decile": [1], "lift": [5.1]},
    )
    contains(stage.log.getvalue(), "Attachments: roc.png, Lift")


@step
def attachment_in_a_folder(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Folder", attachments=stage.write("plots/roc.svg", "<svg/>")))
    found = stage.connect().model_version("MDV-5").list_attachments()
    equal([attachment.name for attachment in found], ["roc.svg"])


@step
def missing_attachment_registers_nothing(stage: Stage) -> None:
    iteration = stage.new_iteration()
    made = Model(name="Half", attachments="none.png")
    raises(ValueError, "The file does not exist", lambda: iteration.log(made))
    equal(stage.backend.records("models", name="Half"), [])


@step
def refuses_a_model_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(LastIterationNotWritableError, "completed", lambda: iteration.log(Model(name="Late")))
    equal(stage.backend.records("models", name="Late"), [])


@step
def refuses_duplicate_keys(stage: Stage) -> None:
    raises(ValueError, "Duplicate keys", lambda: Model(metrics=[Metric("a", 1), Metric("a", 2)]))
    raises(ValueError, "Duplicate keys", lambda: Model(properties=[Property("a", "1"), Property("a", "2")]))
