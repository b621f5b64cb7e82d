"""Connecting, and where the settings come from."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import vectice
from expect import contains, equal, raises
from stage import Stage
from step import step
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
    raises(
        ConnectionError,
        "not reachable",
        lambda: vectice.connect(api_token="token", host="http://127.0.0.1:1"),
    )


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
    stage.write(
        ".vectice", f"VECTICE_API_TOKEN=token-kofi\nVECTICE_HOST={stage.backend.url}\nWORKSPACE=Pricing\n"
    )
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
    found = vectice.connect(
        api_token="token-ada", host=stage.backend.url, workspace="Credit risk", project="Churn"
    )
    equal((found.id, found.name, found.description), ("PRJ-1", "Churn", "Which customers leave"))
    equal(found.workspace.id, "WSP-1")
    contains(stage.log.getvalue(), "connected to the project 'Churn'")


@step
def connects_to_a_project_by_id(stage: Stage) -> None:
    found = vectice.connect(api_token="token-ada", host=stage.backend.url, workspace="WSP-2", project="PRJ-3")
    equal((found.id, found.name), ("PRJ-3", "Deposits"))


@step
def silences_its_log(stage: Stage) -> None:
    silence: Callable[[], None] = vectice.silent
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
