"""What the official client itself does wrong: these steps fail, and must go on failing."""

from __future__ import annotations

OWN_FAULTS: dict[str, str] = {
    "datasets: version says itself as a map twice": "the first map takes the types out of the version's resources",
    "iterations: without a description": "no description is read as the text None",
    "models: version without an approval": "no approval is read as the text None",
    "models: lists issues of a report": "it asks for an issue's report without its dates, and then reads them",
}
