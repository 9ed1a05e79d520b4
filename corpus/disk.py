"""Files that change in one step, and stay changed when the power fails."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(passing: Path, target: Path) -> None:
    """Gives `passing`, whose bytes are on the disk, the name `target` in one step, and sees the name onto the disk too."""
    passing.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
