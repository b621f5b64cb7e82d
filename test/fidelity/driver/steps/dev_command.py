"""The official client writes to `vectice dev --data` and reads it again after the server was killed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import vectice
from expect import equal
from stage import HOME, Stage
from step import step
from vectice.api.client import Client
from vectice.connection import Connection


@contextmanager
def served(data: Path) -> Iterator[Connection]:
    """A connection to the built command, which ends without a warning."""
    command = ["node", str(HOME / "dist/cli.js"), "dev", "--port=0", "--json", f"--data={data}"]
    with subprocess.Popen(
        command,
        # Not the driver's own input: Node would make it one that does not wait.
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            told = ""
            for line in server.stdout:
                told += line
                if line == "}\n":
                    break
            assert told != "", "vectice dev did not start: npm run build makes it"
            announced = json.loads(told)
            # The client keeps one connection a process; a restarted server gives another token.
            Client._instance = None
            connection = vectice.connect(api_token=announced["token"], host=announced["url"])
            assert isinstance(connection, Connection)
            yield connection
        finally:
            server.kill()


@step
def what_was_written_survives(stage: Stage) -> None:
    data = stage.folder / "vectice.json"
    with served(data) as connection:
        project = connection.workspace("Credit risk").create_project("Desk", "Kept on the desk")
        iteration = project.create_phase("Modeling").create_iteration("First")
        iteration.log("A note that survives")
        iteration.log(stage.write("scores.csv", "a,b\n1,2\n"))
        reference = iteration.id
    with served(data) as connection:
        found = connection.iteration(reference)
        equal((found.name, found.project.name, found.project.description), ("First", "Desk", "Kept on the desk"))
        equal([asset.type for asset in found.list_assets()], ["Comment", "EntityFile"])
        found.download_attachments("scores.csv", "again")
        equal(stage.read("again/scores.csv"), b"a,b\n1,2\n")
