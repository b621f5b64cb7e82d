"""Where a registered model comes from: data, code, runs."""

from __future__ import annotations

import pickle
from typing import Any

import vectice
from expect import equal, has
from git.repo import Repo
from sklearn.linear_model import LogisticRegression
from stage import Stage
from step import step
from vectice import FileResource, Model
from vectice.models.additional_info import AdditionalInfo, ExtraInfo, Framework
from vectice.services import iteration_service


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
def predictor(stage: Stage) -> None:
    estimator = LogisticRegression(C=0.5).fit([[0], [1]], [0, 1])
    stage.new_iteration().log(Model(name="Fitted", predictor=estimator))
    record = stage.backend.record("modelVersions", id="MDV-5")
    equal((record["framework"], record["algorithmName"]), ("SKLEARN", "LogisticRegression"))
    properties = {entry["key"]: entry["value"] for entry in record["properties"]}
    equal(properties["C"], "0.5")
    sent = stage.backend.request("/api/entityfiles/modelversion/MDV-5")
    has(sent, query={"modelFramework": "LogisticRegression", "extract": "true"})
    again = pickle.loads(stage.backend.content(name="model_pickle", entity="MDV-5"))
    equal(again.predict([[0], [1]]).tolist(), [0, 1])


@step
def predictor_is_not_captured_when_switched_off(stage: Stage) -> None:
    vectice.pickle_capture = False
    stage.new_iteration().log(Model(name="Fitted", predictor=LogisticRegression()))
    equal(stage.backend.records("files", entity="MDV-5"), [])


@step
def additional_information(stage: Stage) -> None:
    info = AdditionalInfo(
        url="https://t.example/1", run="r1", framework=Framework.MLFLOW, extra_info=[ExtraInfo("a", "1")]
    )
    stage.new_iteration().log(Model(name="Tracked", additional_info=info))
    equal(
        stage.backend.variables("registerModel")["data"]["context"],
        {
            "url": "https://t.example/1",
            "run": "r1",
            "library": "MLFLOW",
            "extraInfo": [{"key": "a", "value": "1"}],
        },
    )
    has(
        stage.backend.record("modelVersions", id="MDV-5"),
        context=stage.backend.variables("registerModel")["data"]["context"],
    )


@step
def additional_information_as_a_map(stage: Stage) -> None:
    stage.new_iteration().log(Model(name="Tracked", additional_info={"team": "risk"}))
    has(
        stage.backend.variables("registerModel")["data"]["context"],
        extraInfo=[{"key": "team", "value": "risk"}],
    )


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
    has(stage.backend.record("modelVersions", id="MDV-5")["codeVersion"], gitVersion=sent)


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
    equal(request["path"], f"/api/entityfiles/run/{one}")
    attached = stage.backend.variables("attachFileToLineage")
    equal((attached["lineageId"], one != two), (two, True))
    equal(stage.backend.record("files", name="train.py")["id"], attached["entityFileId"])
