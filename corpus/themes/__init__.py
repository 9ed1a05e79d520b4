"""The themes: one TOML file each, read here for everybody. What finds them in text is `extractor.themes`.

A theme's file is named `<slug>.toml` and has these keys, all of them needed:

- `title`, `description`: what readers see, in plain words.
- `related`: what somebody would type who means this theme, the most usual term first. Search offers them as "including related terms".
- `patterns`: phrases that speak of the theme, in the shorthand below. One that is found in a sentence makes it a mention.
- `not_patterns`: phrases that only look like it ("multi agency"); what overlaps them does not count.
- `examples`, `counter_examples`: sentences that must and must not be tagged. They are the theme's tests.

The shorthand is words with blanks between them; each becomes one or more of spaCy's token patterns:

- `worker` is that word in any case; a word with a capital (`LAC`) is found only as it is written.
- `agency|agencies` is either; `worker(s)` is with and without the ending; `overspen(d|t)` is with one of the endings.
- `social?` may be left out; `..3` is up to three words of any kind.
- Hyphens count as blanks, in patterns and in text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme as its file gives it; `slug` is the file's name."""

    slug: str
    title: str
    description: str
    related: tuple[str, ...]
    patterns: tuple[str, ...]
    not_patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, by slug. A file with a key too many or too few raises TypeError."""
    return tuple(read_theme(path) for path in sorted(FOLDER.glob("*.toml")))


def read_theme(path: Path) -> Theme:
    """One theme from its file."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    whole: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return Theme(slug=path.stem, **whole)
