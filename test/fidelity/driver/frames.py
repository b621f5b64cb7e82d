"""Frames to register, and what became of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from backend import Backend


def frame_of(rows: int) -> pd.DataFrame:
    """A frame with a column of each kind."""
    numbers = np.arange(rows)
    return pd.DataFrame(
        {
            "age": (numbers % 7).astype(float),
            "region": np.where(numbers % 3 == 0, "north", "south"),
            "digital": numbers % 4 == 0,
            "day": pd.Timestamp("2024-01-01") + pd.to_timedelta(numbers, unit="D"),
        }
    )


def items_of(backend: Backend, version: str | None) -> list[dict[str, Any]]:
    """The files or tables of a version, with their columns."""
    sources = [source["id"] for source in backend.records("sources", version=version)]
    return [item for item in backend.records("items") if item["source"] in sources]
