"""The source of the running program as one archive, taken from where it is installed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("commands", "corpus", "extractor", "search", "webui")
BESIDE = ("outturn.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
"""What lies next to the packages; an installed copy has only some of it."""

LEFT_OUT = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
THE_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""So that the same source gives the same bytes."""


@cache
def source() -> bytes:
    """A zip of every file of our packages and of what lies beside them."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, path in sorted(files()):
            bundle.writestr(zipfile.ZipInfo(f"outturn/{name}", THE_SAME_DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def files() -> Iterator[tuple[str, Path]]:
    """Each file's name in the archive, and where it lies."""
    home = Path(__file__).resolve().parent.parent
    for package in PACKAGES:
        root = where(package)
        for path in root.rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and not LEFT_OUT.intersection(path.parts):
                yield f"{package}/{path.relative_to(root).as_posix()}", path
    for name in BESIDE:
        if (home / name).is_file():
            yield name, home / name


def where(package: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).resolve().parent
