"""What the seed says and several steps look at."""

from __future__ import annotations

ADA = {"name": "Ada Moreau", "email": "ada@example.com"}
KOFI = {"name": "Kofi Mensah", "email": "kofi@example.com"}
CLASSIFIER = {
    "id": "MDL-1",
    "name": "Classifier",
    "project_id": "PRJ-1",
    "description": "Probability to leave",
    "type": "CLASSIFICATION",
    "version_status": {
        "experimentationCount": 1,
        "stagingCount": 0,
        "productionCount": 1,
        "retiredCount": 1,
        "discardedCount": 0,
    },
    "total_number_of_versions": 3,
}
