"""What is shown when something cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TroubleView:
    status: int
    heading: str
    message: str
    """What is wrong and what to do, in a sentence."""
