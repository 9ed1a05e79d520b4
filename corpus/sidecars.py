"""What lies beside a PDF to say what it is: `<report>.pdf.toml` or `<report>.pdf.json`.

Keys, all optional, each a text: `title`, `authority` (a name or GSS code), `period` ("Q1 2013/14"), `url` (where it was published).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import BadSidecar
from corpus.periods import parse_period

ENDINGS = (".toml", ".json")
KEYS = frozenset({"title", "authority", "period", "url"})


def sidecar_of(source: Path) -> Path | None:
    """The sidecar that lies beside a PDF, if there is one."""
    beside = (source.with_name(source.name + ending) for ending in ENDINGS)
    return next((path for path in beside if path.is_file()), None)


def read_sidecar(source: Path) -> Mapping[str, object] | None:
    """What the sidecar of a PDF says. Raises BadSidecar where it can't be read: to pass over it would be to guess."""
    path = sidecar_of(source)
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
        said: Any = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise BadSidecar(source.name, path.name, str(error)) from error
    if why := _fault(said):
        raise BadSidecar(source.name, path.name, why)
    return dict(said)


def _fault(said: Any) -> str:
    """What is wrong with a sidecar, "" where nothing is."""
    if not isinstance(said, dict) or set(said) - KEYS or not all(isinstance(value, str) for value in said.values()):
        return f"it may say {', '.join(sorted(KEYS))}, each as a text, and nothing else"
    if "period" in said and parse_period(said["period"]) is None:
        return f"{said['period']!r} is no period that can be read; write it like 'Q1 2013/14'"
    return ""
