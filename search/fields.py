"""What is indexed of a record: said once, for every engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.model import AnyRecord, Commentary, Measure, Period, Record, Report, Table
from search.folding import SHORTEST, digest, fold
from search.words import BREAK, joined, stems, streams
from search.words import stamp as analyser_stamp

SCHEMA_VERSION = 5
"""Raise it when documents or what engines do with them change."""

_CURRENT = ("current", "actual", "forecast")
_NAMING = ("name", "code", "caption")
_AGAIN = frozenset(("section", "item", "columns", *_NAMING))
"""Passages that come first in a record and again in others, so that analysing them once is enough."""
_PADDING = f" {BREAK}" * 60
"""Engines take a short text for a telling one; to a slight passage this gives the length of a usual one."""


def stamp(engine: str) -> str:
    """What an index must bear to be served: schema, analyser and the engine's own version."""
    return f"schema {SCHEMA_VERSION}, analyser {analyser_stamp()}, {engine}"


@dataclass(frozen=True, slots=True)
class Document:
    """A record as an engine indexes it. Streams are tokens between single spaces, see `search.words`."""

    id: str
    report: str
    exact: str
    """Exact stream of all passages."""
    stems: str
    """Stem stream of all passages, then of the authority's name and the period."""
    head: str
    """Stem stream of what names the record: last heading, name, code, caption. Weighs more."""
    kind: str
    family: str
    rag: str
    directions: tuple[str, ...]
    authority: str
    """GSS code; the name in lower case where there is none; "" where nothing is known."""
    authority_name: str
    region: str
    period: str
    """"2012/13 Q4", "2012/13", or "" where the period lies in no financial year."""
    periods: tuple[str, ...]
    """All that a period is found by: "2012/13 Q4", "2012/13", "Q4"."""
    start: int | None
    """First day, as `date.toordinal`."""
    end: int | None
    themes: tuple[str, ...]
    about: tuple[str, ...]
    """Those of the themes that the record is about; the others it mentions."""
    codes: tuple[str, ...]
    """Stem stream of the code, whole and in every part."""
    amounts: tuple[float, ...]
    """Pounds."""
    largest: float
    """The largest amount, without its sign; 0 where there is none."""
    values: tuple[float, ...]
    """The current figure, in its unit."""
    percents: tuple[float, ...]
    """The current figure, where it is a percentage."""
    fold: int
    """Equal and nonzero for passages that say the same; 63 bits."""

    def tags(self) -> list[str]:
        """What it is filtered by: "rag=red", "period=2012/13 Q4"."""
        single = (("kind", self.kind), ("family", self.family), ("rag", self.rag), ("authority", self.authority), ("region", self.region))
        several = (
            ("direction", self.directions),
            ("period", self.periods),
            ("theme", self.themes),
            ("about", self.about),
            ("code", self.codes),
        )
        return [f"{name}={value}" for name, value in single if value] + [f"{name}={value}" for name, values in several for value in values]


def passages(record: AnyRecord) -> list[tuple[str, str]]:
    """The texts of a record by field, in the order they are read: what is indexed, and what snippets are made of."""
    texts = [("section", heading) for heading in record.section]
    if record.item:
        texts.append(("item", record.item))
    match record:
        case Commentary():
            texts.append(("text", record.text))
        case Measure():
            texts += [("code", record.code), ("name", record.name)]
            texts.append(("figures", " ".join([figure.text for figure in record.figures.values()])))
            texts.append(("note", record.note))
            texts += [("details", text) for text in record.details.values()]
        case Table():
            texts += [("caption", record.caption), ("columns", " ".join(record.columns))]
            texts += [("row", " ".join(row)) for row in record.rows]
    return [each for each in texts if each[1]]


def document(record: AnyRecord, report: Report) -> Document:
    """What is indexed of a record that stands in a report."""
    measure = record if isinstance(record, Measure) else None
    period = (measure.period if measure else None) or report.period
    said = passages(record)
    names = [name for name, _ in said if name in _AGAIN]
    exacts, stemmed = streams([text for _, text in said[: len(names)]])
    exact, body = joined([text for _, text in said[len(names) :]])
    slight = isinstance(record, Commentary) and body.count(" ") < SHORTEST - 1
    money, current, percent = _figures(record)
    label = _period(period)
    return Document(
        id=record.id,
        report=record.report,
        exact=f" {BREAK} ".join([*exacts, exact]),
        stems=f" {BREAK} ".join([*stemmed, body, _context(report.authority, label)]) + (_PADDING if slight else ""),
        head="" if slight else _head(names, stemmed),
        kind=type(record).__name__.lower(),
        family=measure.family if measure else "",
        rag=measure.rag.status if measure and measure.rag else "",
        directions=_directions(record),
        authority=report.authority_code or report.authority.casefold(),
        authority_name=report.authority,
        region=_region(report.authority_code),
        period=label,
        periods=_periods(period),
        start=period.start.toordinal() if period and period.start else None,
        end=period.end.toordinal() if period and period.end else None,
        themes=record.themes,
        about=_about(record),
        codes=_codes(measure.code) if measure and measure.code else (),
        amounts=money,
        largest=max(map(abs, money), default=0.0),
        values=current,
        percents=percent,
        fold=_fold(record, [*stemmed, body], _heading(names, stemmed), report),
    )


def _head(names: list[str], stemmed: list[str]) -> str:
    """The last heading, and what names the record."""
    naming = [stream for name, stream in zip(names, stemmed, strict=True) if name in _NAMING]
    return f" {BREAK} ".join([*([_heading(names, stemmed)] if "section" in names else ()), *naming])


def _heading(names: list[str], stemmed: list[str]) -> str:
    """The last heading, "" where there is none; headings come first."""
    return stemmed[names.count("section") - 1] if "section" in names else ""


@cache
def _context(authority: str, period: str) -> str:
    return " ".join(stems(f"{authority} {period}"))


@cache
def _region(code: str) -> str:
    from corpus.authorities import register

    found = register().by_code(code) if code else None
    return found.region if found else ""


def _period(period: Period | None) -> str:
    if period is None or period.financial_year is None:
        return ""
    return f"{period.financial_year} Q{period.quarter}" if period.quarter else period.financial_year


def _periods(period: Period | None) -> tuple[str, ...]:
    label = _period(period)
    if not label or period is None:
        return ()
    return (label, label[:-3], f"Q{period.quarter}") if period.quarter else (label,)


def _directions(record: AnyRecord) -> tuple[str, ...]:
    """What a measure's arrow says and what the sentences say: "up", "worse", "overspend"."""
    said = [mention.direction for mention in record.mentions if mention.direction]
    if isinstance(record, Measure) and record.direction:
        said += [each for each in (record.direction.moved, record.direction.judged) if each]
    return tuple(dict.fromkeys(said))


def _about(record: Record) -> tuple[str, ...]:
    """Themes that stand in the record's name, caption or heading, or in half of its sentences and more.

    One that only a heading says is the record's theme without a mention.
    """
    if not record.themes:
        return ()
    named = " ".join([record.section[-1] if record.section else "", getattr(record, "name", ""), getattr(record, "caption", "")])
    sentences = max(1, getattr(record, "text", "").count(". ") + 1)
    spoken = {theme: [mention.sentence for mention in record.mentions if mention.theme == theme] for theme in record.themes}
    return tuple([theme for theme, said in spoken.items() if not said or 2 * len(said) >= sentences or any(each in named for each in said)])


@lru_cache(10_000)
def _codes(code: str) -> tuple[str, ...]:
    parts = stems(code)[:8]
    return tuple(dict.fromkeys([" ".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1)]))


def _figures(record: AnyRecord) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Amounts in pounds, the current figure, and the current figure if it is a percentage."""
    money = {amount.value for mention in record.mentions for amount in mention.amounts if amount.unit == "gbp" and amount.value is not None}
    if not isinstance(record, Measure):
        return tuple(money), (), ()
    read = {role: figure for role, figure in record.figures.items() if figure.value is not None}
    money |= {figure.value for figure in read.values() if figure.unit == "gbp" and figure.value is not None}
    current = [read[role] for role in _CURRENT if role in read][:1]
    values = tuple(figure.value for figure in current if figure.value is not None)
    return tuple(money), values, values if current and current[0].unit == "percent" else ()


def _fold(record: AnyRecord, stemmed: list[str], heading: str, report: Report) -> int:
    """A passage by what it says, a table by all of itself, since its figures are what it says; measures are never folded."""
    if isinstance(record, Commentary):
        return fold(stemmed[-1], heading, report.authority_code or report.authority.casefold())
    said = " ".join(stemmed) if isinstance(record, Table) else ""
    return digest(said) if said.count(" ") >= SHORTEST - 1 else 0
