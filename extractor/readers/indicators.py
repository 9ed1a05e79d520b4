"""Performance indicators and workforce measures: current, target, previous, status, direction."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Family, Measure
from extractor.readers.lines import measures
from extractor.readers.reader import Seen
from extractor.vocabulary import vocabulary, words

TELLING = {"current", "previous", "target", "annual_target", "baseline", "numerator", "ratio", "target_variance"}


class Indicators:
    name = "indicators"

    def knows(self, seen: Seen) -> float:
        sheet = seen.sheet("indicator")
        roles = {column.role for column in sheet.columns}
        if "name" not in roles and "code" not in roles:
            return 0.0
        telling = len(roles & TELLING)
        named = any(column.own_name for column in sheet.columns) or "code" in roles
        if telling + (("rag" in roles) and named) + named < 2:
            return 0.0
        return 0.8 * sheet.explained + (0.15 if named else 0.0)

    def read(self, seen: Seen) -> Iterator[Measure]:
        yield from measures(seen.sheet("indicator"), seen, family(seen))


def family(seen: Seen) -> Family:
    """Rows under a heading that speaks of the workforce are of the workforce."""
    near = words(" ".join((*seen.section[-2:], *seen.band.titles, seen.caption)))
    workforce = vocabulary().rows["workforce"]
    return "workforce" if any(near[at : at + len(phrase)] == phrase for phrase in workforce for at in range(len(near))) else "indicator"
