"""What the official client itself does wrong: these steps fail, and must go on failing."""

from __future__ import annotations

OWN_FAULTS: dict[str, str] = {
    "datasets: version says itself as a map twice": "the first map takes the types out of the version's resources",
    "iterations: without a description": "no description is read as the text None",
    "models: version without an approval": "no approval is read as the text None",
    "models: lists issues of a report": "it asks for an issue's report without its dates, and then reads them",
    "logging assets: note that looks like a file": "a text that ends like a file's name is taken for a path",
    "logging assets: file in a section with signs": "it puts the section's name into the address as it is",
    "logging assets: version out of a list": "versions out of lists do not know their project, and are refused",
    "registering datasets: tables of bigquery": "it needs Google's packages even without their client",
    "registering models: missing attachment registers nothing": "it looks for files after the registration",
    "registering models: attachment in a folder": "the file is named by its path, folders and all",
}
