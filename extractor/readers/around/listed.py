"""Lines that say all of a measure: its name, what was reached and the target, as "Complaints answered in time: 91% (target 95%)".

Only where the three stand plainly together in one sentence that says nothing else, and both figures are in one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Block, Measure, Period, Placed, Rag, Reading, Report
from corpus.periods import find_periods
from extractor.readers.around.narratives import NUMBER, figure_at
from extractor.readers.texts.names import split_name
from extractor.readers.texts.when import PLANNED
from extractor.vocabulary import sense, vocabulary, words

_TOLD = re.compile(
    rf"(?P<name>[^:]{{3,120}}):\s+(?P<value>{NUMBER}),?\s+"
    r"(?:(?:against|vs\.?|versus|compared (?:with|to))\s+(?:(?:a|the|our|its)\s+)?target(?:\s+of)?|\(?target:?(?:\s+(?:of|is|was))?)\s+"
    rf"(?P<target>{NUMBER})\)?(?:\s*[(–-]\s?(?:RAG:?\s?)?(?P<status>[A-Za-z]+)\)?)?\s*(?:[.;]\s*$|[.;]\s+(?=[A-Z])|$)", re.IGNORECASE)
_BULLETS = " \t•●▪·-–*"
FEWEST, LONGEST = 2, 14
"""Words of a name without a code at least, and of any at most."""
SURE = 0.9
"""Confidence above which a label is a role."""
UNNAMED = PLANNED | {"performance", "result", "results", "outturn", "actual", "figure", "quarter", "month", "year", "total", "period",
                     "previous", "previously", "last", "average"}
"""Words of a label that says when or by which role, and not of what."""


def listed(placed: Sequence[Placed], report: Report, read: Iterable[Measure]) -> Iterator[Measure]:
    """The measures of such lines, but of no code and no name that is in `read` already."""
    told = {key for measure in read for key in (_plain(measure.code), _plain(measure.name)) if key}
    for there in placed:
        line = there.what
        if not isinstance(line, Block) or line.form not in ("item", "paragraph") or ":" not in line.text or "arget" not in line.text:
            continue
        if (found := _TOLD.match(line.text)) is None or not _is_of(report.period, there.section):
            continue
        code, name = split_name(found["name"].strip(_BULLETS))
        if _plain(code or name) in told or not _names(code, name):
            continue
        current, target = (figure_at(line, *found.span(part)) for part in ("value", "target"))
        status = vocabulary().statuses.get((found["status"] or "").casefold())
        if current and target and current.unit == target.unit and bool(status) == bool(found["status"]):
            yield Measure(id="", report=report.id, evidence=line.boxes, section=there.section, item=there.item,
                          reading=Reading("text", "sentence", 0.8), family="indicator", name=name, code=code, period=report.period,
                          figures={"current": current, "target": target}, rag=Rag(status, "text", found["status"]) if status else None,
                          note=line.text if found.end() < len(line.text) else "")


def _names(code: str, name: str) -> bool:
    """Whether a label says what is measured, and neither when nor by which role alone."""
    said = words(name)
    if not FEWEST <= len(said) + bool(code) <= LONGEST or not name[:1].isalnum() or find_periods(name):
        return False
    meant = sense(name, "indicator")
    return not PLANNED & set(said) and (bool(code) or not (UNNAMED & set(said) or (meant and meant.confidence > SURE)))


def _is_of(now: Period | None, section: Sequence[str]) -> bool:
    """Whether no title above a line names another period than the report's."""
    named = (found.period for title in section for found in find_periods(title))
    return all(now is not None and (period.start, period.end) == (now.start, now.end) for period in named)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
