"""What a step has at hand: a backend, a folder of its own, and what the client printed."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import vectice
from backend import Backend
from vectice.api.client import Client
from vectice.connection import Connection
from vectice.models.iteration import Iteration
from vectice.models.phase import Phase
from vectice.models.representation.dataset_version_representation import DatasetVersionRepresentation
from vectice.models.representation.model_version_representation import ModelVersionRepresentation
from vectice.models.table import Table
from vectice.services import iteration_service

HOME = Path.cwd()


def attached(*attachments: str | Table) -> Any:
    """Files and tables to attach together; the client's own types allow that in some places only."""
    return list(attachments)


class Stage:
    """One step's world. Everything that the client keeps for itself is as at the start of a process."""

    def __init__(self) -> None:
        self._backends: list[Backend] = []
        self._undo = contextlib.ExitStack()
        self.output = io.StringIO()
        self.log = io.StringIO()

    def __enter__(self) -> Stage:
        self.folder = Path(tempfile.mkdtemp(prefix="fidelity-")).resolve()
        self._undo.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self._undo.callback(os.chdir, HOME)
        os.chdir(self.folder)
        environment = dict(os.environ)
        self._undo.callback(os.environ.update, environment)
        self._undo.callback(os.environ.clear)
        os.environ["HOME"] = str(self.folder)
        Client._instance = None
        iteration_service.lineage_file_id = None
        vectice.code_capture = True
        vectice.code_file_capture = False
        vectice.auto_extract = True
        vectice.pickle_capture = True
        self._undo.enter_context(contextlib.redirect_stdout(self.output))
        self._undo.enter_context(contextlib.redirect_stderr(self.log))
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()
        for backend in self._backends:
            backend.close()

    def start(self, **options: object) -> Backend:
        """A backend with options."""
        backend = Backend(**options)
        self._backends.append(backend)
        return backend

    @property
    def backend(self) -> Backend:
        """The step's backend; started when it is first used."""
        return self._backends[0] if self._backends else self.start()

    def connect(self, person: str = "ada", **options: Any) -> Connection:
        """A connection of Ada, Kofi or Mei."""
        connection = vectice.connect(api_token=f"token-{person}", host=self.backend.url, **options)
        assert isinstance(connection, Connection)
        return connection

    def phase(self, reference: str = "PHA-3") -> Phase:
        """A phase; by default one without iterations, of the project with data and models."""
        return self.connect().phase(reference)

    def iteration(self, reference: str = "ITR-4") -> Iteration:
        """An iteration; by default the one with assets, in progress."""
        return self.connect().iteration(reference)

    def new_iteration(self) -> Iteration:
        """An iteration without assets."""
        return self.phase().create_iteration("Empty one")

    def model_version(self, reference: str = "MDV-2") -> ModelVersionRepresentation:
        """A model version; by default the one with everything."""
        return self.connect().model_version(reference)

    def dataset_version(self, reference: str = "DTV-3") -> DatasetVersionRepresentation:
        """A dataset version; by default the one with attachments."""
        return self.connect().dataset_version(reference)

    def write(self, name: str, content: str | bytes) -> str:
        """A file in the step's folder, which is the working directory."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name: str) -> bytes:
        """The content of a file in the step's folder."""
        return (self.folder / name).read_bytes()
