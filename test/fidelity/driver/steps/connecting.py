"""Connecting, settings, and things by their ids."""

from __future__ import annotations

import json
import os
from typing import Callable

import vectice
from expect import contains, equal, raises
from stage import Stage
from step import step
from vectice.api.http_error_handlers import InvalidIdError
from vectice.models.iteration import Iteration
from vectice.models.phase import Phase
from vectice.models.project import Project
from vectice.models.representation.dataset_representation import DatasetRepresentation
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_representation import ModelRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation
from vectice.models.workspace import Workspace
from vectice.utils.logging_utils import VECTICE_LOGGING_STREAM


@step
def connects_and_welcomes(stage: Stage) -> None:
    stage.connect()
    contains(stage.log.getvalue(), "Welcome, Ada Moreau.", f"{stage.backend.url}/browse/workspace/WSP-1")


@step
def welcomes_who_has_no_default_workspace(stage: Stage) -> None:
    stage.connect("mei")
    contains(stage.log.getvalue(), "Welcome, Mei Tanaka.", f"{stage.backend.url}/workspaces")


@step
def asks_in_the_order_of_the_protocol(stage: Stage) -> None:
    stage.connect()
    asked = [request.get("operation", request["path"]) for request in stage.backend.requests()]
    equal(asked, ["/metadata/authenticate", "getOrgConfig", "/metadata/compatibility", "whoAmI"])


@step
def names_its_product_line(stage: Stage) -> None:
    stage.connect()
    for request in stage.backend.requests():
        equal(request["headers"]["vectice-sdk-version"], "25.4.2.0")
        equal(request["headers"]["vectice-version"], "25.4")


@step
def version_api(stage: Stage) -> None:
    equal(stage.connect().version_api, "25.4.2.0")


@step
def version_backend(stage: Stage) -> None:
    equal(stage.connect().version_backend, stage.backend.data()["version"])


@step
def reads_the_limits_of_statistics(stage: Stage) -> None:
    limits = {"dfStatisticsRowThreshold": 7, "dfStatisticsSampleRows": 500, "dfStatisticsMaxColumns": 40}
    stage.start(organization=limits)
    configuration = stage.connect()._client.org_config.configuration
    equal(configuration.df_statistics_row_threshold, 7)
    equal(configuration.df_statistics_row_sample, 500)
    equal(configuration.df_statistics_colmns_threshold, 40)


@step
def refuses_a_wrong_api_token(stage: Stage) -> None:
    raises(
        ConnectionRefusedError,
        "The API token provided is not valid",
        lambda: vectice.connect(api_token="wrong", host=stage.backend.url),
    )


@step
def tells_that_nobody_listens(stage: Stage) -> None:
    raises(ConnectionError, "not reachable", lambda: vectice.connect(api_token="token", host="http://127.0.0.1:1"))


@step
def refuses_to_connect_when_incompatible(stage: Stage) -> None:
    stage.start(compatibility={"status": "Error", "message": "Update, please"})
    raises(RuntimeError, "compatibility error: Update, please", stage.connect)


@step
def warns_when_hardly_compatible(stage: Stage) -> None:
    stage.start(compatibility={"status": "Warning", "message": "Update soon"})
    stage.connect()
    contains(stage.log.getvalue(), "compatibility warning: Update soon")


@step
def says_nothing_when_compatible(stage: Stage) -> None:
    stage.start(compatibility={"status": "OK", "message": "Well done"})
    stage.connect()
    equal("Well done" in stage.log.getvalue(), False)


@step
def reads_the_environment(stage: Stage) -> None:
    os.environ.update(VECTICE_API_TOKEN="token-kofi", VECTICE_HOST=stage.backend.url)
    vectice.connect()
    contains(stage.log.getvalue(), "Welcome, Kofi Mensah.")


@step
def reads_a_config_file(stage: Stage) -> None:
    settings = {"VECTICE_API_TOKEN": "token-mei", "VECTICE_HOST": stage.backend.url}
    vectice.connect(config=stage.write("config.json", json.dumps(settings)))
    contains(stage.log.getvalue(), "Welcome, Mei Tanaka.")


@step
def reads_a_dotenv_file(stage: Stage) -> None:
    stage.write(".vectice", f"VECTICE_API_TOKEN=token-kofi\nVECTICE_HOST={stage.backend.url}\nWORKSPACE=Pricing\n")
    found = vectice.connect()
    assert isinstance(found, Workspace)
    equal((found.id, found.name), ("WSP-2", "Pricing"))


@step
def connects_to_a_workspace_by_name(stage: Stage) -> None:
    found = vectice.connect(api_token="token-ada", host=stage.backend.url, workspace="Pricing")
    assert isinstance(found, Workspace)
    equal((found.id, found.name, found.description), ("WSP-2", "Pricing", "Rates for deposits"))
    contains(stage.log.getvalue(), "connected to the workspace 'Pricing'")


@step
def connects_to_a_workspace_by_id(stage: Stage) -> None:
    found = vectice.connect(api_token="token-ada", host=stage.backend.url, workspace="WSP-1")
    assert isinstance(found, Workspace)
    equal(found.name, "Credit risk")


@step
def connects_to_a_project_by_name(stage: Stage) -> None:
    found = vectice.connect(api_token="token-ada", host=stage.backend.url, workspace="Credit risk", project="Churn")
    equal((found.id, found.name, found.description), ("PRJ-1", "Churn", "Which customers leave"))
    equal(found.workspace.id, "WSP-1")
    contains(stage.log.getvalue(), "connected to the project 'Churn'")


@step
def connects_to_a_project_by_id(stage: Stage) -> None:
    found = vectice.connect(api_token="token-ada", host=stage.backend.url, workspace="WSP-2", project="PRJ-3")
    equal((found.id, found.name), ("PRJ-3", "Deposits"))


@step
def my_workspace(stage: Stage) -> None:
    found = stage.connect("kofi").my_workspace
    equal((found.id, found.name, found.description), ("WSP-2", "Pricing", "Rates for deposits"))


@step
def my_workspace_where_there_is_none(stage: Stage) -> None:
    connection = stage.connect("mei")
    raises(ValueError, "Default workspace is not set", lambda: connection.my_workspace)


@step
def workspace_by_id(stage: Stage) -> None:
    found = stage.connect().workspace("WSP-1")
    equal((found.id, found.name, found.description), ("WSP-1", "Credit risk", "Who pays back"))


@step
def workspace_by_name(stage: Stage) -> None:
    equal(stage.connect().workspace("Credit risk").id, "WSP-1")


@step
def project_by_id(stage: Stage) -> None:
    found = stage.connect().project("PRJ-1")
    equal((found.id, found.name, found.description), ("PRJ-1", "Churn", "Which customers leave"))
    equal((found.workspace.id, found.workspace.name), ("WSP-1", "Credit risk"))
    equal(found.workspace.description, "Who pays back")


@step
def phase_by_id(stage: Stage) -> None:
    found = stage.connect().phase("PHA-2")
    equal((found.id, found.name, found.index, found.status.value), ("PHA-2", "Modeling", 2, "Draft"))
    equal((found.project.id, found.project.name), ("PRJ-1", "Churn"))
    equal((found.project.description, found.workspace.name), ("Which customers leave", "Credit risk"))
    equal((found.workspace.id, found.workspace.description), ("WSP-1", "Who pays back"))


@step
def iteration_by_id(stage: Stage) -> None:
    found = stage.connect().iteration("ITR-4")
    equal((found.id, found.name, found.index), ("ITR-4", "Calibration", 3))
    equal((found.description, found.status), ("Towards January", "In Progress"))
    equal((found.phase.id, found.phase.name, found.phase.index), ("PHA-2", "Modeling", 2))
    equal(found.phase.status.value, "Draft")
    equal((found.project.id, found.project.name), ("PRJ-1", "Churn"))
    equal((found.workspace.id, found.workspace.name), ("WSP-1", "Credit risk"))
    equal((found.project.description, found.workspace.description), ("Which customers leave", "Who pays back"))


@step
def dataset_by_id(stage: Stage) -> None:
    found = stage.connect().dataset("DTS-2")
    equal((found.id, found.name, found.type, found.origin), ("DTS-2", "Features", "CLEAN", "S3"))
    equal((found.project_id, found.description), ("PRJ-1", "One row a customer"))
    equal(found.total_number_of_versions, 1)


@step
def dataset_version_by_id(stage: Stage) -> None:
    found = stage.connect().dataset_version("DTV-1")
    equal((found.id, found.name, found.description), ("DTV-1", "Version 1", "Extract of May"))


@step
def model_by_id(stage: Stage) -> None:
    found = stage.connect().model("MDL-1")
    equal((found.id, found.name, found.type), ("MDL-1", "Classifier", "CLASSIFICATION"))


@step
def model_version_by_id(stage: Stage) -> None:
    found = stage.connect().model_version("MDV-2")
    equal((found.id, found.name, found.description), ("MDV-2", "Version 2", "Boosted"))


@step
def browses_each_kind(stage: Stage) -> None:
    connection = stage.connect()
    kinds = {
        "WSP-1": (Workspace, "Credit risk"),
        "PRJ-1": (Project, "Churn"),
        "PHA-2": (Phase, "Modeling"),
        "ITR-4": (Iteration, "Calibration"),
        "DTS-1": (DatasetRepresentation, "Accounts"),
        "DTV-3": (DatasetVersionRepresentation, "Version 1"),
        "MDL-1": (ModelRepresentation, "Classifier"),
        "MDV-3": (ModelVersionRepresentation, "Version 3"),
    }
    for reference, (kind, name) in kinds.items():
        found = connection.browse(reference)
        equal((type(found), found.id, found.name), (kind, reference, name))


@step
def refuses_to_browse_other_text(stage: Stage) -> None:
    connection = stage.connect()
    raises(InvalidIdError, "Provided value is Churn", lambda: connection.browse("Churn"))


@step
def refuses_ids_of_another_kind(stage: Stage) -> None:
    connection = stage.connect()
    raises(InvalidIdError, "PRJ-", lambda: connection.project("WSP-1"))
    raises(InvalidIdError, "PHA-", lambda: connection.phase("PRJ-1"))
    raises(InvalidIdError, "ITR-", lambda: connection.iteration("PHA-1"))
    raises(InvalidIdError, "DTS-", lambda: connection.dataset("DTV-1"))
    raises(InvalidIdError, "DTV-", lambda: connection.dataset_version("DTS-1"))
    raises(InvalidIdError, "MDL-", lambda: connection.model("MDV-1"))
    raises(InvalidIdError, "MDV-", lambda: connection.model_version("MDL-1"))


@step
def lists_workspaces(stage: Stage) -> None:
    found = stage.connect().list_workspaces()
    listed = [(workspace.id, workspace.name, workspace.description) for workspace in found]
    equal(listed, [("WSP-1", "Credit risk", "Who pays back"), ("WSP-2", "Pricing", "Rates for deposits")])
    contains(stage.output.getvalue(), "There are 2 workspaces", "WSP-1", "Rates for deposits")


@step
def lists_only_as_many_workspaces_as_asked(stage: Stage) -> None:
    found = stage.connect().list_workspaces(number_of_items=1, display_print=False)
    equal([workspace.id for workspace in found], ["WSP-1"])
    equal(stage.backend.variables("getUserWorkspaceList")["page"], {"index": 1, "size": 1})
    equal(stage.output.getvalue(), "")


@step
def lists_at_most_a_hundred_workspaces(stage: Stage) -> None:
    stage.connect().list_workspaces(number_of_items=500, display_print=False)
    equal(stage.backend.variables("getUserWorkspaceList")["page"]["size"], 100)


@step
def silences_its_log(stage: Stage) -> None:
    silence: Callable[[], None] = getattr(vectice, "silent")
    silence()
    try:
        stage.connect()
        equal(stage.log.getvalue(), "")
    finally:
        VECTICE_LOGGING_STREAM.enabled = True


@step
def renews_a_token_before_it_ends(stage: Stage) -> None:
    stage.start(tokenLifetime=59)
    connection = stage.connect()
    equal(connection.version_backend, stage.backend.data()["version"])
    equal(len(stage.backend.requests("/metadata/authenticate")) > 1, True)


@step
def loads_from_settings(stage: Stage) -> None:
    stage.write("train.csv", "x,y\n1,2\n")
    stage.write("test.csv", "x,y\n3,4\n5,6\n")
    settings = {
        "host": stage.backend.url,
        "phase": "PHA-2",
        "validation_config": {
            "model": "MDV-2",
            "target": "y",
            "paths": {"train": "train.csv", "test": "test.csv"},
        },
    }
    path = stage.write("settings.json", json.dumps(settings))
    folder = f"{stage.folder}/"
    config, version, train, test, predictor = vectice.load_from_settings(path, "token-ada", folder)
    assert version is not None and config is not None and train is not None and test is not None
    equal((config["phase"], config["validation_config"]["target"]), ("PHA-2", "y"))
    equal((version.id, predictor), ("MDV-2", None))
    equal((train.to_dict("list"), len(test)), ({"x": [1], "y": [2]}, 2))
    equal(stage.read("scores_by_region.csv"), b"region,score\nBretagne,0.4\n")
    equal(json.loads(os.environ["VECTICE_CONFIG"])["api_token"], "token-ada")
