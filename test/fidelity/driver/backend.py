"""A reference backend, seen from outside: what it holds, what it was asked, and what should fail."""

from __future__ import annotations

import base64
import json
import os
import urllib.error
import urllib.request
from typing import Any

Record = dict[str, Any]


def call(path: str, body: object = None) -> Any:
    """Asks the Node half."""
    data = json.dumps({} if body is None else body).encode()
    request = urllib.request.Request(f"{os.environ['FIDELITY_CONTROL']}/{path}", data)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{path}: {error.read().decode()}") from error


class Backend:
    """One backend of one step; each starts with the same seed."""

    def __init__(self, **options: object) -> None:
        started = call("start", options)
        self._id: str = started["id"]
        self.url: str = started["url"]

    def data(self) -> dict[str, list[Record]]:
        """Everything that it holds."""
        data: dict[str, list[Record]] = self._ask("data")
        return data

    def records(self, kind: str, **wanted: object) -> list[Record]:
        """The records of one kind that have these values."""
        return [
            record
            for record in self.data()[kind]
            if all(record.get(key) == value for key, value in wanted.items())
        ]

    def record(self, kind: str, **wanted: object) -> Record:
        """The only record of one kind that has these values."""
        found = self.records(kind, **wanted)
        if len(found) != 1:
            raise AssertionError(f"expected one of the {kind} with {wanted!r}, but got {found!r}")
        return found[0]

    def content(self, **wanted: object) -> bytes:
        """The bytes of the only file that has these values."""
        return base64.b64decode(self.record("files", **wanted)["content"])

    def requests(self, operation: str | None = None) -> list[Record]:
        """What it was asked, in order; of one operation alone, or whose path holds the text."""
        requests: list[Record] = self._ask("requests")
        return [
            request
            for request in requests
            if operation is None
            or request.get("operation") == operation
            or ("/" in operation and operation in request["path"])
        ]

    def request(self, operation: str) -> Record:
        """The only request of an operation."""
        found = self.requests(operation)
        if len(found) != 1:
            raise AssertionError(f"expected one {operation}, but got {len(found)}")
        return found[0]

    def variables(self, operation: str) -> Record:
        """The variables of the only request of an operation."""
        variables: Record = self.request(operation)["variables"]
        return variables

    def refuse(self, match: str, status: int, message: str, key: str = "", times: int = 1) -> None:
        """Lets the next requests fail in GraphQL's envelope."""
        fault = {"error": {"status": status, "key": key, "message": message}}
        self._ask("fail", {"match": match, "fault": fault, "times": times})

    def break_(self, match: str, status: int, text: str, times: int = 1) -> None:
        """Lets the next requests fail by their HTTP status."""
        fault = {"status": status, "body": text, "contentType": "text/plain"}
        self._ask("fail", {"match": match, "fault": fault, "times": times})

    def expire_tokens(self) -> None:
        """Refuses every JWT given out so far."""
        self._ask("expire")

    def library_reads(self, reference: str) -> Record:
        """What our library reads of the thing with this id."""
        read: Record = self._ask("read", {"reference": reference})
        return read

    def perform(self, action: str, folder: str) -> None:
        """Has our library do what has this name, with the folder as its working directory."""
        self._ask("perform", {"action": action, "folder": folder})

    def close(self) -> None:
        """Stops it."""
        self._ask("close")

    def _ask(self, action: str, body: object = None) -> Any:
        return call(f"{self._id}/{action}", body)
