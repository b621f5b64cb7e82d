"""All that the client got of a thing, also what it does not show."""

from __future__ import annotations

from typing import Any

from vectice.models.iteration import Iteration
from vectice.models.representation.dataset_representation import DatasetRepresentation
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_representation import ModelRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation

Whole = dict[str, Any]


def dataset(found: DatasetRepresentation) -> Whole:
    """A dataset with its last version."""
    last = found._last_version
    assert last is not None
    dates = {"created": last["createdDate"], "updated": last["updatedDate"]}
    return {
        **found.asdict(),
        "last": {"id": last.id, "name": last.name, "description": last.description, **dates},
    }


def dataset_version(found: DatasetVersionRepresentation) -> Whole:
    """A dataset version; its map must not have been asked for before."""
    output = found._output
    last = found.dataset_representation._last_version
    return {
        **found.asdict(),
        "created": output["createdDate"],
        "updated": output["updatedDate"],
        "origin": output.origin,
        "last": None if last is None else last.id,
    }


def dataset_versions(
    found: DatasetRepresentation, number_of_items: int = 30
) -> list[DatasetVersionRepresentation]:
    """The versions as objects."""
    versions = found.list_versions(number_of_items)
    assert isinstance(versions, list)
    return versions


def model_versions(found: ModelRepresentation, number_of_items: int = 30) -> list[ModelVersionRepresentation]:
    """The versions as objects."""
    versions = found.list_versions(number_of_items)
    assert isinstance(versions, list)
    return versions


def rows_of_versions(found: DatasetRepresentation | ModelRepresentation) -> dict[str, Whole]:
    """The versions as the rows of a frame, by their ids."""
    frame: Any = found.list_versions(as_dataframe=True)
    return {row["id"]: row for row in frame.to_dict("records")}


def model(found: ModelRepresentation) -> Whole:
    """A model with its last version."""
    last = found._last_version
    assert last is not None
    dates = {"created": last["createdDate"], "updated": last["updatedDate"]}
    return {**found.asdict(), "last": {"id": last.id, "name": last.name, "status": last.status, **dates}}


def model_version(found: ModelVersionRepresentation) -> Whole:
    """A model version."""
    last = found.model_representation._last_version
    return {**found.asdict(), "last": None if last is None else last.id}


def sections_of(iteration: Iteration) -> list[tuple[str, str | None]]:
    """The assets' types and sections."""
    return [(asset.type, asset.section_name) for asset in iteration.list_assets()]
