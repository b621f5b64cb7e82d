"""Registering models, and changing their versions."""

from __future__ import annotations

import pickle
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import vectice
from expect import contains, equal, has, raises
from git.repo import Repo
from sklearn.linear_model import LogisticRegression
from stage import Stage, attached
from step import step
from vectice import FileResource, Metric, Model, Property, Table
from vectice.api.http_error_handlers import LastIterationNotWritableError
from vectice.models.additional_info import AdditionalInfo, ExtraInfo, Framework
from vectice.services import iteration_service


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
    contains(stage.log.getvalue(), "New model: 'Scorecard' version: 'Version 1' added to iteration: 'Empty one'")


@step
def model_is_read_again(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Scorecard", metrics={"auc": 0.76}, properties={"bins": 62}))
    found = stage.connect().model_version("MDV-5").asdict()
    has(found, name="Version 1", project_id="PRJ-1", metrics={"auc": 0.76}, properties={"bins": "62"})
    has(found, technique=None, library=None, iteration_origin="ITR-12", phase_origin="PHA-3", is_starred=False)
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
    has(sent["data"], modelType="OTHER", status="EXPERIMENTATION", properties=None, context=None, codeVersion=None)
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
def derived_from_datasets_and_models(stage: Stage) -> None:
    connection = stage.connect()
    iteration = stage.new_iteration()
    data = vectice.Dataset.clean(FileResource(stage.write("a.csv", "1")), name="Data")
    iteration.log(data)
    made = Model(name="Derived", derived_from=[data, connection.dataset("DTS-1"), "DTV-1", "MDV-2"])
    equal(made.derived_from, ["DTV-5", "DTV-2", "DTV-1", "MDV-2"])
    iteration.log(made)
    inputs = [record["input"] for record in stage.backend.records("lineage", output="MDV-5")]
    equal(sorted(inputs), ["DTV-1", "DTV-2", "DTV-5", "MDV-2"])
    found = connection.model_version("MDV-5").list_lineage_inputs()
    equal(sorted(version.id for version in found), ["DTV-1", "DTV-2", "DTV-5"])
    children = connection.dataset_version("DTV-5").list_lineage_children()
    equal([version.id for version in children], ["MDV-5"])


@step
def derived_from_a_model_object(stage: Stage) -> None:
    model: Any = stage.connect().model_version("MDV-2")
    equal(Model(name="Derived", derived_from=[model]).derived_from, ["MDV-2"])


@step
def attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"decile": [1], "lift": [5.1]}), name="Lift")
    made = Model(name="With files", attachments=attached(stage.write("roc.png", b"\x89PNG"), table))
    stage.new_iteration().log(made)
    found = stage.connect().model_version("MDV-5").list_attachments()
    equal([(attachment.name, attachment.type) for attachment in found], [("roc.png", "file"), ("Lift", "table")])
    equal(stage.backend.content(name="roc.png", entity="MDV-5"), b"\x89PNG")
    equal(stage.connect().model_version("MDV-5").get_table("Lift").to_dict("list"), {"decile": [1], "lift": [5.1]})
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
def predictor(stage: Stage) -> None:
    estimator = LogisticRegression(C=0.5).fit([[0], [1]], [0, 1])
    stage.new_iteration().log(Model(name="Fitted", predictor=estimator))
    record = stage.backend.record("modelVersions", id="MDV-5")
    equal((record["framework"], record["algorithmName"]), ("SKLEARN", "LogisticRegression"))
    properties = {entry["key"]: entry["value"] for entry in record["properties"]}
    equal(properties["C"], "0.5")
    again = pickle.loads(stage.backend.content(name="model_pickle", entity="MDV-5"))
    equal(again.predict([[0], [1]]).tolist(), [0, 1])


@step
def predictor_is_not_captured_when_switched_off(stage: Stage) -> None:
    vectice.pickle_capture = False
    stage.new_iteration().log(Model(name="Fitted", predictor=LogisticRegression()))
    equal(stage.backend.records("files", entity="MDV-5"), [])


@step
def additional_information(stage: Stage) -> None:
    info = AdditionalInfo(url="https://t.example/1", run="r1", framework=Framework.MLFLOW, extra_info=[ExtraInfo("a", "1")])
    stage.new_iteration().log(Model(name="Tracked", additional_info=info))
    equal(
        stage.backend.variables("registerModel")["data"]["context"],
        {"url": "https://t.example/1", "run": "r1", "library": "MLFLOW", "extraInfo": [{"key": "a", "value": "1"}]},
    )
    equal(len(stage.backend.records("modelVersions", id="MDV-5")), 1)


@step
def additional_information_as_a_map(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Tracked", additional_info={"team": "risk"}))
    has(stage.backend.variables("registerModel")["data"]["context"], extraInfo=[{"key": "team", "value": "risk"}])


@step
def code_of_a_repository(stage: Stage) -> None:
    repository = Repo.init(stage.folder, initial_branch="trunk")
    stage.write("train.py", "print(1)\n")
    repository.index.add(["train.py"])
    commit = repository.index.commit("First")
    repository.create_remote("origin", "https://git.example/risk/churn.git")
    stage.new_iteration().log(Model(name="Coded"))
    sent = stage.backend.variables("registerModel")["data"]["codeVersion"]["gitVersion"]
    has(sent, repositoryName="churn", branchName="trunk", commitHash=commit.hexsha, isDirty=False)
    has(sent, uri="https://git.example/risk/churn")


@step
def code_is_not_captured_when_switched_off(stage: Stage) -> None:
    repository = Repo.init(stage.folder)
    repository.create_remote("origin", "https://git.example/risk/churn.git")
    vectice.code_capture = False
    stage.new_iteration().log(Model(name="Coded"))
    equal(stage.backend.variables("registerModel")["data"]["codeVersion"], None)


@step
def code_file_goes_to_the_lineage(stage: Stage) -> None:
    vectice.code_file_capture = True
    iteration_service.code_source_file = stage.write("train.py", "print(1)\n")
    iteration = stage.new_iteration()
    iteration.log(Model(name="One"))
    iteration.log(Model(name="Two"))
    one, two = (stage.backend.record("modelVersions", id=version)["origin"] for version in ("MDV-5", "MDV-6"))
    request = stage.backend.request("/api/entityfiles/run/")
    equal(request["path"].split("?")[0], f"/api/entityfiles/run/{one}")
    attached = stage.backend.variables("attachFileToLineage")
    equal((attached["lineageId"], one != two), (two, True))
    equal(stage.backend.record("files", name="train.py")["id"], attached["entityFileId"])


@step
def refuses_a_model_in_a_completed_iteration(stage: Stage) -> None:
    iteration = stage.iteration("ITR-2")
    raises(LastIterationNotWritableError, "completed", lambda: iteration.log(Model(name="Late")))
    equal(stage.backend.records("models", name="Late"), [])


@step
def refuses_duplicate_keys(stage: Stage) -> None:
    raises(ValueError, "Duplicate keys", lambda: Model(metrics=[Metric("a", 1), Metric("a", 2)]))
    raises(ValueError, "Duplicate keys", lambda: Model(properties=[Property("a", "1"), Property("a", "2")]))


@step
def update_status(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(status=" staging ")
    equal(version.status, "STAGING")
    has(stage.backend.record("modelVersions", id="MDV-2"), status="STAGING", risk="HIGH")
    contains(stage.log.getvalue(), "transitioned from 'PRODUCTION' to 'STAGING'")
    stats = stage.connect().model("MDL-1").asdict()["version_status"]
    has(stats, stagingCount=1, productionCount=0)


@step
def update_to_every_status(stage: Stage) -> None:
    version = stage.model_version("MDV-3")
    for status in ("PRODUCTION", "RETIRED", "DISCARDED", "STAGING", "EXPERIMENTATION"):
        version.update(status=status)
        equal(stage.connect().model_version("MDV-3").status, status)


@step
def refuses_an_unknown_status(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    raises(ValueError, "'LIVE' is an invalid value", lambda: version.update(status="LIVE"))


@step
def update_metrics(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(metrics={"auc": 0.9, "gini": 0.8})
    expected = {"auc": 0.9, "brier": 0.0233, "gini": 0.8}
    equal(version.asdict()["metrics"], expected)
    record = stage.backend.record("modelVersions", id="MDV-2")
    equal({entry["key"]: entry["value"] for entry in record["metrics"]}, expected)


@step
def update_metric_objects(stage: Stage) -> None:
    stage.model_version("MDV-2").update(metrics=[Metric("auc", 0.91)])
    equal(stage.connect().model_version("MDV-2").asdict()["metrics"], {"auc": 0.91, "brier": 0.0233})


@step
def update_properties(stage: Stage) -> None:
    version = stage.model_version("MDV-1")
    version.update(properties={"penalty": "l1", "c": 2})
    equal(version.asdict()["properties"], {"penalty": "l1", "trees": "none", "c": "2"})
    record = stage.backend.record("modelVersions", id="MDV-1")
    equal(
        [(entry["key"], entry["value"]) for entry in record["properties"]],
        [("penalty", "l1"), ("trees", "none"), ("c", "2")],
    )


@step
def update_attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"a": [1]}), name="Second")
    stage.model_version("MDV-2").update(attachments=attached(stage.write("new.txt", "New"), table))
    names = [attachment.name for attachment in stage.connect().model_version("MDV-2").list_attachments()]
    equal(sorted(names), sorted(["roc.png", "scores by region.csv", "Lift", "new.txt", "Second"]))
    equal(stage.backend.content(name="new.txt", entity="MDV-2"), b"New")


@step
def update_replaces_attachments(stage: Stage) -> None:
    table = Table(pd.DataFrame({"a": [7]}), name="Lift")
    stage.model_version("MDV-2").update(attachments=attached(stage.write("roc.png", "New"), table))
    equal(stage.backend.content(name="roc.png", entity="MDV-2"), b"New")
    equal(stage.model_version("MDV-2").get_table("Lift").to_dict("list"), {"a": [7]})
    equal(len(stage.model_version("MDV-2").list_attachments()), 3)


@step
def update_everything_in_order(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    version.update(status="RETIRED", metrics={"a": 1}, properties={"b": "c"}, attachments=stage.write("x.txt", "x"))
    asked = [request.get("operation", "upload") for request in stage.backend.requests()]
    equal(asked[-4:], ["updateModelVersion", "upload", "upsertEntityMetrics", "upsertEntityProperties"])


@step
def update_of_nothing(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    before = len(stage.backend.requests())
    version.update()
    equal(len(stage.backend.requests()), before)


@step
def refuses_a_missing_attachment(stage: Stage) -> None:
    version = stage.model_version("MDV-2")
    raises(ValueError, "The file does not exist", lambda: version.update(attachments="none.png"))
    equal(Path("none.png").exists(), False)


@step
def extraction_of_attachments(stage: Stage) -> None:
    vectice.auto_extract = False
    stage.model_version("MDV-2").update(attachments=stage.write("x.xlsx", "x"))
    equal(stage.backend.content(name="x.xlsx"), b"x")
