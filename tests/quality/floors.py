"""Scores that may not drop quietly. floors.json pins them; a floor is lowered only there, with the reason in `lowered`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Floor:
    """The least shares that are accepted of one set, the most wrong figures, and why it was lowered, if it was."""

    floor: Mapping[str, float]
    wrong: int = 0
    lowered: str = ""


def floors(text: str | None = None) -> dict[str, Floor]:
    return {name: Floor(**pinned) for name, pinned in json.loads(text or FILE.read_text(encoding="utf-8")).items()}


def committed() -> dict[str, Floor] | None:
    """The floors as the main branch's last commit but this one has them; None where git can't tell."""
    answer = subprocess.run(["git", "show", "HEAD~1:./floors.json"], cwd=FILE.parent, capture_output=True, text=True, check=False)
    return floors(answer.stdout) if answer.returncode == 0 else None


def sunk(before: Mapping[str, Floor], now: Mapping[str, Floor]) -> list[str]:
    """Floors that are lower than before, or gone, without a reason that is new."""
    quiet = []
    for name, old in before.items():
        new = now.get(name)
        lower = new is None or new.wrong > old.wrong or any(new.floor.get(part, 0) < least for part, least in old.floor.items())
        if lower and (new is None or new.lowered in ("", old.lowered)):
            quiet.append(name)
    return quiet


def below(name: str, shares: Mapping[str, float], wrong: int = 0) -> list[str]:
    """What of a set's score lies below its floor, in words."""
    pinned = floors()[name]
    low = {part: least for part, least in pinned.floor.items() if shares.get(part, 0) < least}
    found = [f"{name}: {part} is {shares.get(part, 0):.3f}, the floor {least}" for part, least in low.items()]
    return found + ([f"{name}: {wrong} wrong, allowed are {pinned.wrong}"] if wrong > pinned.wrong else [])
