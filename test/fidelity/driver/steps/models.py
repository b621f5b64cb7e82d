"""Models and the lists of their versions."""

from __future__ import annotations

import whole
from expect import equal, has, raises
from seeded import CLASSIFIER, KOFI
from stage import Stage
from step import step
from vectice.api.http_error_handlers import ModelIdError


@step
def model(stage: Stage) -> None:
    equal(stage.connect().model("MDL-1").asdict(), CLASSIFIER)


@step
def model_without_versions(stage: Stage) -> None:
    found = stage.connect().model("MDL-2")
    equal((found.type, found.total_number_of_versions, whole.model_versions(found)), ("OTHER", 0, []))
    equal(found._last_version, None)


@step
def last_version(stage: Stage) -> None:
    connection = stage.connect()
    last = {
        "id": "MDV-3",
        "name": "Version 3",
        "status": "EXPERIMENTATION",
        "created": "2026-09-10T09:00:00.000Z",
        "updated": "2026-09-11T10:00:00.000Z",
    }
    equal(whole.model(connection.model("MDL-1"))["last"], last)
    equal(whole.model(connection.project("PRJ-1").list_models()[0])["last"], last)


@step
def lists_versions(stage: Stage) -> None:
    found = {version.id: version for version in whole.model_versions(stage.connect().model("MDL-1"))}
    equal(sorted(found), ["MDV-1", "MDV-2", "MDV-3"])
    version = found["MDV-1"]
    equal((version.name, version.description, version.status), ("Version 1", "Baseline", "RETIRED"))
    equal((version.risk, version.approval, version.inventory_id), ("LOW", "Approved", "MI-0388"))
    equal((version.technique, version.library), ("Logistic regression", "scikit-learn"))
    equal((version.iteration_origin, version.phase_origin), ("ITR-2", "PHA-2"))
    equal((version.creator, version.is_starred), (KOFI, False))
    equal(version.model_representation.id, "MDL-1")


@step
def lists_versions_as_they_are_by_themselves(stage: Stage) -> None:
    connection = stage.connect()
    for version in whole.model_versions(connection.model("MDL-1")):
        alone = whole.model_version(connection.model_version(version.id))
        # Out of a list, a version does not know its project.
        equal({**whole.model_version(version), "project_id": "PRJ-1"}, alone)


@step
def lists_only_as_many_versions_as_asked(stage: Stage) -> None:
    equal(len(whole.model_versions(stage.connect().model("MDL-1"), number_of_items=2)), 2)
    equal(stage.backend.variables("getModelVersionsList")["page"], {"index": 1, "size": 2})


@step
def lists_versions_as_a_frame(stage: Stage) -> None:
    rows = whole.rows_of_versions(stage.connect().model("MDL-1"))
    first, row, last = rows["MDV-1"], rows["MDV-2"], rows["MDV-3"]
    has(
        row,
        name="Version 2",
        description="Boosted",
        status="PRODUCTION",
        risk="HIGH",
        approval="InValidation",
    )
    has(
        row,
        is_starred=True,
        algorithm_name="Gradient boosting",
        framework="xgboost",
        inventory_reference="MI-0417",
    )
    has(row, created_by_name="Ada Moreau", created_by_email="ada@example.com")
    has(row, all_metrics_dict={"auc": 0.852, "brier": 0.0233}, metrics_auc=0.852)
    has(row, all_properties_dict={"depth": "6", "note": "twolines here"}, properties_depth="6")
    has(row, phase_origin="PHA-2", iteration_origin="ITR-4")
    has(
        first,
        all_metrics_dict={"auc": 0.741, "f1": 0.381},
        all_properties_dict={"penalty": "l2", "trees": "none"},
    )
    has(last, all_metrics_dict={"auc": 0.86}, all_properties_dict={}, status="EXPERIMENTATION")


@step
def unknown_model(stage: Stage) -> None:
    connection = stage.connect()
    raises(ModelIdError, "MDL-99", lambda: connection.model("MDL-99"))
