"""Opening things by their ids."""

from __future__ import annotations

from expect import equal, raises
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
    equal(
        (found.project.description, found.workspace.description), ("Which customers leave", "Who pays back")
    )


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
