"""What the official client itself does wrong: these steps fail in this very way, and must go on failing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnFault:
    """The text that the step's error holds, and why it is the client's fault."""

    symptom: str
    reason: str


OWN_FAULTS: dict[str, OwnFault] = {
    "dataset versions: version says itself as a map twice": OwnFault(
        "KeyError: 'resource_type'",
        "the first map takes the types out of the version's resources",
    ),
    "iterations: without a description": OwnFault(
        "got 'None'",
        "no description is read as the text None",
    ),
    "logging files: file in a section with signs": OwnFault(
        "got [('EntityFile', 'A')]",
        "it puts the section's name into the address as it is, where & ends it",
    ),
    "logging notes: note that looks like a file": OwnFault(
        "'see data.csv' cannot be opened",
        "a text that ends like a file's name is taken for a path",
    ),
    "logging versions: version out of a list": OwnFault(
        "coming from another project",
        "versions out of lists do not know their project, and are refused",
    ),
    "model reviews: lists issues of a report": OwnFault(
        "KeyError: 'createdDate'",
        "it asks for an issue's report without its dates, and then reads them",
    ),
    "model versions: version without an approval": OwnFault(
        "got 'None'",
        "no approval is read as the text None",
    ),
    "dataset sources: tables of bigquery": OwnFault(
        "No module named 'google'",
        "it needs Google's packages even without their client",
    ),
    "model origins: derived from a model object": OwnFault(
        "Invalid derived_from parameter",
        "models are refused where it says that they may be given",
    ),
    "registering models: missing attachment registers nothing": OwnFault(
        "expected []",
        "it looks for files only after the registration",
    ),
    "tracing: block configured with its phase": OwnFault(
        "iteration service is not initialized",
        "a phase that is named later does not get what writes into its iteration",
    ),
}
