"""The public names of the official client: its functions, its classes, and what these hold."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import textwrap
from importlib import import_module
from types import ModuleType

import vectice
from vectice import autolog
from vectice.models import representation

# What people make or are given; what else lies in these packages only the client uses.
MODULES: tuple[str, ...] = (
    "vectice.connection",
    *(
        f"vectice.models.{name}"
        for name in (
            "workspace",
            "project",
            "phase",
            "iteration",
            "dataset",
            "model",
            "table",
            "metric",
            "property",
            "additional_info",
        )
    ),
    *(
        f"vectice.models.resource.{name}"
        for name in (
            "base",
            "file_resource",
            "df_resource",
            "no_resource",
            "s3_resource",
            "gcs_resource",
            "bigquery_resource",
            "snowflake_resource",
            "spark_table_resource",
            "databricks_table_resource",
            "metadata.base",
            "metadata.db_metadata",
            "metadata.files_metadata",
        )
    ),
    *(f"{representation.__name__}.{name}" for _, name, _ in pkgutil.iter_modules(representation.__path__)),
)


def _classes(module: ModuleType) -> list[type]:
    return [
        member
        for name, member in vars(module).items()
        if inspect.isclass(member)
        and member.__module__ == module.__name__
        and not name.startswith("_")
        and not name.endswith("Error")
    ]


def _assigned(owner: type) -> set[str]:
    """The attributes that `__init__` gives itself: nothing declares them."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(vars(owner)["__init__"])))
    except (KeyError, OSError, TypeError, SyntaxError):
        return set()
    targets = [
        target
        for node in ast.walk(tree)
        for target in (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
    ]
    return {
        target.attr
        for target in targets
        if isinstance(target, ast.Attribute)
        and isinstance(target.value, ast.Name)
        and target.value.id == "self"
    }


def public_names() -> list[str]:
    """Every name that a notebook can use, such as `Iteration.log`."""
    # `trace` is there for everybody, though `__all__` leaves it out.
    exported = [*vectice.__all__, "trace"]
    names = {name for name in exported if not inspect.ismodule(getattr(vectice, name))}
    names |= {f"autolog.{name}" for name in autolog.__all__}
    for path in MODULES:
        for owner in _classes(import_module(path)):
            own = set(vars(owner)) | set(getattr(owner, "__annotations__", {})) | _assigned(owner)
            names |= {owner.__name__, *(f"{owner.__name__}.{name}" for name in own if name[0] != "_")}
    return sorted(names)
