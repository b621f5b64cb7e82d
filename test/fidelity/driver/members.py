"""Which public members of the official client were used: every one of them is to be."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

import vectice
from vectice import autolog, models
from vectice.connection import Connection
from vectice.models import (
    additional_info,
    attachment_container,
    iteration,
    model_mlflow,
    model_wandb,
    phase,
    project,
    validation,
    workspace,
)
from vectice.models.representation import (
    dataset_representation,
    dataset_version_representation,
    issue_representation,
    iteration_asset_representation,
    model_representation,
    model_version_representation,
    report_representation,
    resource_item_representation,
    review_representation,
)
from vectice.models.resource import description
from vectice.models.resource.metadata import base, column_metadata
from vectice.trace import vectice_trace

CLASSES: tuple[type, ...] = (
    Connection,
    workspace.Workspace,
    project.Project,
    phase.Phase,
    iteration.Iteration,
    vectice.Dataset,
    vectice.Model,
    vectice.Table,
    vectice.Metric,
    vectice.Property,
    vectice.Resource,
    vectice.DFResource,
    vectice.FileResource,
    vectice.NoResource,
    vectice.S3Resource,
    vectice.GCSResource,
    vectice.BigQueryResource,
    vectice.SnowflakeResource,
    vectice.SparkTableResource,
    vectice.DatabricksTableResource,
    vectice.File,
    vectice.FilesMetadata,
    vectice.DBMetadata,
    vectice.MetadataDB,
    base.Metadata,
    base.MetadataSettings,
    column_metadata.Column,
    column_metadata.DBColumn,
    column_metadata.Size,
    description.DataDescription,
    description.DataDescriptionColumn,
    additional_info.AdditionalInfo,
    additional_info.ExtraInfo,
    attachment_container.AttachmentContainer,
    validation.ValidationModel,
    model_mlflow.MlflowModel,
    model_wandb.WandbModel,
    vectice_trace.VecticeTrace,
    dataset_representation.DatasetRepresentation,
    dataset_version_representation.DatasetVersionRepresentation,
    issue_representation.IssueRepresentation,
    iteration_asset_representation.IterationAssetRepresentation,
    model_representation.ModelRepresentation,
    model_version_representation.ModelVersionRepresentation,
    report_representation.ReportRepresentation,
    resource_item_representation.ResourceItemRepresentation,
    review_representation.ReviewRepresentation,
)

FUNCTIONS: tuple[tuple[Any, str], ...] = (
    *((autolog, name) for name in autolog.__all__),
    (vectice, "load_from_settings"),
    (vectice, "silent"),
)

ALL: set[str] = set()
USED: set[str] = set()


def _noting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    ALL.add(name)

    @functools.wraps(function)
    def noted(*args: Any, **named: Any) -> Any:
        USED.add(name)
        return function(*args, **named)

    return noted


def _watch(owner: type, key: str, member: object) -> None:
    name = owner.__name__ if key == "__init__" else f"{owner.__name__}.{key}"
    if isinstance(member, property):
        getter = None if member.fget is None else _noting(name, member.fget)
        setter = None if member.fset is None else _noting(f"{name} =", member.fset)
        setattr(owner, key, property(getter, setter))
    elif isinstance(member, (staticmethod, classmethod)):
        setattr(owner, key, type(member)(_noting(name, member.__func__)))
    elif inspect.isfunction(member):
        setattr(owner, key, _noting(name, member))


def watch_members() -> None:
    """Takes note of every call of a public member from now on."""
    for owner in CLASSES:
        for key, member in list(vars(owner).items()):
            if key == "__init__" or not key.startswith("_"):
                _watch(owner, key, member)
    for module, name in FUNCTIONS:
        setattr(module, name, _noting(f"{module.__name__}.{name}", getattr(module, name)))
    # They were bound before the classes were watched.
    vectice.connect = Connection.connect
    assert models
