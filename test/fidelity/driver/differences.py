"""Where our library asks for something else than the official client, and why. None is listed in vain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """A pattern of the place where requests differ, why they do, and in which actions."""

    place: str
    reason: str
    actions: tuple[str, ...]


TEXT = r"\[0\]\.variables\.artifacts\[0\]\.text"
CELLS = r"\[0\]\.variables\.artifacts\[0\]\.entityMetadata\.content\.data\[\d+\]"
DATA = r"\[0\]\.variables\.data"

DIFFERENCES: tuple[Difference, ...] = (
    Difference(
        DATA + r"\.(?:name|description)",
        "an update leaves out what was not given: null might clear it",
        ("update iteration name", "update iteration description"),
    ),
    Difference(
        r"\[0\]\.query\..*",
        "the section's name is encoded: the official client's ends at the first & or #",
        ("log file in a section with signs",),
    ),
    Difference(
        r"\[\d\]\.part\.fileName",
        "a part is called by the last part of a file's path: folders are nobody's business",
        (
            "register model with a file in a folder",
            "update attachments of a model version",
            "update attachments of a dataset version",
        ),
    ),
    Difference(
        TEXT,
        "numbers are written as JavaScript writes them",
        ("log small number", "log large number"),
    ),
    Difference(
        CELLS + r"\.value",
        "lists are written as JSON",
        ("log table with lists",),
    ),
    Difference(
        CELLS + r"\.day",
        "a missing date is NaN, like every missing value; this version of pandas alone makes it null",
        ("log table with a missing day",),
    ),
    Difference(
        DATA + r"\.properties\[0\]\.value",
        "true is written as JavaScript writes it",
        ("register model with true as a property",),
    ),
    Difference(
        DATA + r"\.datasetInputs\[2\]",
        "what a version was made from is named once",
        ("register model derived from several",),
    ),
    Difference(
        DATA + r"\.properties",
        "predictors are files of any kind: nothing is read out of them",
        ("register model with a predictor",),
    ),
)
