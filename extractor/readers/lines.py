"""From a row to a measure: its name, figures by role and period, status, direction, note and what else it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.model import Direction, Evidence, Family, Figure, Measure, Period, Rag
from corpus.periods import find_periods, parse_period
from extractor.figures import Hint, read_figure, read_value, unit_of
from extractor.readers.naming import Coded, code_and_name, coded_names
from extractor.readers.reader import Seen
from extractor.readers.sheets.columns import OF_A_DAY, Column, Sheet
from extractor.readers.sheets.rows import NOTE, Row
from extractor.readers.sheets.sharing import shared_text, with_shared
from extractor.readers.statuses import apart, direction_of, directions, rag_of
from extractor.readers.texts.footnotes import marked, without_mark
from extractor.readers.texts.ratings import RATED, ratings
from extractor.readers.texts.series import divided
from extractor.readers.texts.shares import parts_of_share
from extractor.readers.texts.signs import judged_beside, sign_of
from extractor.vocabulary import TableKind, sense, vocabulary, words

_RATIO = re.compile(r"([\d,.]+)\s?/\s?([\d,.]+)")
_YEARLY = re.compile(r"\d\d\s?[/-]\s?\d\d|\b20\s?\d")
_UNIT_AT_END = re.compile(r"\((£\s?(?:k|m|bn|0{3}s?|million|thousand)?|£?'0{3}s?|%|[fw]tes?)\)\W*$", re.IGNORECASE)
_SHARE = re.compile(r"%|percent|\bper cent|proportion|\brate\b|\bratio\b", re.IGNORECASE)


SIDES = vocabulary().rows["sides"]
"""Heads of a column that says of a variance whether it is favourable or adverse."""
SHARED = frozenset({"objective", "owner", "due", "frequency", "unit", "polarity"})
"""What a cell that is merged over several rows says of each of them; a figure, a status or a note there could be of all together."""

ONCE = "printed once for several rows"
MARKS = 4
"""Letters of the footnote marks behind a name at most."""

SURE = 0.95
"""Confidence from which a text is a head and nothing else."""
COUNTED = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "percent", "fte", "gbp"})
"""What a level of risk is never counted in."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says, before it is divided by periods."""

    code: str
    name: str
    rag: Rag | None
    direction: Direction | None
    note: str
    details: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    """Where the row stands, and its footnotes."""
    figures: Mapping[tuple[str, Period | None], Figure]
    """By role and the period that their column names."""
    period: Period | None
    garbled: bool = False
    """Whether a period is printed that could not be read."""


def measures(sheet: Sheet, seen: Seen, family: Family, name: str = "") -> Iterator[Measure]:
    """One measure for each row that says something, or for each of its periods; `name` is theirs where the rows have none."""
    coded = {} if name else coded_names(sheet)
    for row in with_shared(sheet):
        line = read_line(sheet, row, seen, coded, name)
        if line.name and not _is_of_heads(sheet, row, line.name):
            yield from _measures_of(sheet, row, line, seen, family)


def _is_of_heads(sheet: Sheet, row: Row, name: str) -> bool:
    """Whether a row is what is left of a head: its name and another of its cells are heads and nothing else."""
    meant = sense(name, sheet.kind)
    if meant is None or meant.role not in ("name", "code") or meant.confidence < SURE:
        return False
    others = (sense(text, sheet.kind) for text in row.texts.values() if text != name)
    return any(other and other.confidence >= SURE and other.role not in ("name", "code") for other in others)


def read_line(sheet: Sheet, row: Row, seen: Seen, coded: Coded, named: str = "") -> Line:
    """What a row says; `coded` are names that begin with codes, `named` is its name where rows have none of their own."""
    code, name = ("", named) if named else code_and_name(sheet, row, coded)
    name = without_mark(name, seen.footnotes)
    rag, said = rag_of(sheet, row, now=seen.period)
    claims = _claims(sheet, row, name)
    share = _is_share(sheet, name) or _is_aimed_in_percent(claims)
    details = _details(sheet, row, name) | _beside(claims) | directions(sheet, row) | ({"status": said} if said and rag is None else {})
    below = marked((row.text(column) for column in row.filled), seen.footnotes)
    if below:
        details["footnote"] = " ".join(footnote.text for footnote in below)
    details |= _signs(sheet, row) | _days(sheet, row)
    direction = direction_of(sheet, row)
    if direction is None and (moved := " ".join(text for column in sheet.of("direction") if (text := row.text(column.index)))):
        details["direction"] = moved
    details |= apart(sheet, row)
    if rag and row.lifted:
        details["rag place"] = "printed one row below"
    elif (rag or said) and any(shared_text(row, c.index) or c.index in row.over for c in sheet.of("rag")):
        details["rag place"] = ONCE
    if rag and seen.rag_key:
        details["rag key"] = seen.rag_key
    if sheet.kind == "risk" and seen.score_key:
        details["score key"] = seen.score_key
    note = " ".join(text for column in (*(c.index for c in sheet.of("note")), NOTE) if (text := row.text(column)))
    if not note and (note := " ".join(text for c in sheet.of("note") if (text := shared_text(row, c.index)))):
        details["note place"] = ONCE
    places = (*row.evidence, *(box for footnote in below for box in footnote.boxes))
    return Line(code, name, rag, direction, note, details, places, _meant(claims, share), *_row_period(sheet, row, seen))


def _measures_of(sheet: Sheet, row: Row, line: Line, seen: Seen, family: Family) -> Iterator[Measure]:
    parts = divided(line.figures, sheet.kind, seen.period, _unread(sheet, row, line))
    for part in parts:
        said = line if part.main else replace(line, rag=None, direction=None, note="", details={})
        if len({period for _, period in line.figures if period}) > 1 and not sheet.of_no_period("rag"):
            # Each period has a column of its own, or painted figures; what others show is said of them.
            others = apart(sheet, row)
            told = {label: text for label, text in said.details.items() if label not in others}
            said = replace(said, rag=rag_of(sheet, row, part.period)[0], details=told)
        more = {**part.said, **(_compared_with(sheet, row, part.figures) if "benchmark" in part.figures else {})}
        said = replace(said, details={**said.details, **more}) if more else said
        dated = sheet.kind == "action" and said.details.get("due")
        tells = said.rag or said.note or said.details.get("status") or (said.code and len(parts) == 1) or dated
        if part.figures or (part.main and tells):
            own = line.period if len(parts) == 1 else None
            yield _measure(row, said, seen, family, part.figures, own or part.period or (None if line.garbled else seen.period))


def _unread(sheet: Sheet, row: Row, line: Line) -> set[Period]:
    """Periods of which an indicator's row prints something with digits that is no figure: two numbers in one cell, or a garbled one."""
    if sheet.kind != "indicator" or not any(period for _, period in line.figures):
        return set()
    columns = (column for role in ("current", "target") for column in sheet.of(role) if column.period)
    return {column.period for column in columns if column.period and (column.role, column.period) not in line.figures
            and any(map(str.isdigit, row.text(column.index)))}


def _measure(row: Row, line: Line, seen: Seen, family: Family, figures: Mapping[str, Figure], period: Period | None) -> Measure:
    section = tuple(title for title, _ in groupby((*seen.section, *seen.band.titles, *row.section)))  # a table can repeat its heading
    return Measure(id="", report=seen.report.id, evidence=line.evidence, section=section,
                   item=seen.item, reading=seen.reading, family=family, name=line.name, code=line.code, period=period,
                   figures=dict(figures), rag=line.rag, direction=line.direction, note=line.note, details=line.details)


def _signs(sheet: Sheet, row: Row) -> dict[str, str]:
    """Which way the variances of the row run, where a head or a letter beside the figure says so."""
    columns = [column for column in sheet.figures() if "variance" in column.role
               and read_value(row.text(column.index), column.hint or sheet.default)]
    beside = next((text for at, head in enumerate(sheet.band.heads) if head and words(head[-1]) in SIDES and (text := row.text(at))), "")
    said = {column.role: judged_beside(row.text(column.index)) or judged_beside(f"0 {beside}") or sign_of(column.head)
            for column in columns}
    return {f"{role.replace('_', ' ')} sign": sign for role, sign in said.items() if sign}


def _days(sheet: Sheet, row: Row) -> dict[str, str]:
    """Of which day the balances of the row are, as their heads print it."""
    columns = [column for role in OF_A_DAY for column in sheet.of(role) if row.text(column.index)]
    found = ((column, find_periods(column.head)) for column in columns)
    return {f"{column.role.replace('_', ' ')} at": days[0].period.label for column, days in found if days}


def _compared_with(sheet: Sheet, row: Row, figures: Mapping[str, Figure]) -> dict[str, str]:
    """Whose figures the benchmarks are, as their heads print it."""
    columns = [column for column in sheet.figures() if column.role.startswith("benchmark") and column.role in figures
               and figures[column.role].text in row.text(column.index) and words(column.head) not in vocabulary().rows["benchmarks"]]
    named = {f"{column.role.replace('_', ' ')} of": column.head.strip() for column in columns}
    return named if len(named) == len(columns) else {}


def _row_period(sheet: Sheet, row: Row, seen: Seen) -> tuple[Period | None, bool]:
    """The period that the row prints, and whether it prints one that cannot be read: then the report's is not its own."""
    garbled = False
    for column in sheet.of("period"):
        text = row.text(column.index)
        if period := parse_period(text, seen.year) or parse_period(text.replace(" ", ""), seen.year):
            return period, False
        garbled = garbled or bool(_YEARLY.search(text))
    return None, garbled


def _details(sheet: Sheet, row: Row, name: str) -> dict[str, str]:
    """What else the row says as text: by role where the head is understood, by the printed head where it is not."""
    roles = {column.index: column for column in sheet.columns}
    details: dict[str, str] = {}
    first = min((column.index for column in sheet.of("name")), default=0)
    for index in sorted({*row.filled, *row.over}):
        column = roles.get(index)
        if index not in row.filled and not (column.role in SHARED if column else index < first):
            continue
        text = row.text(index) or " ".join(cell.text for cell in row.over.get(index, ()))
        if index == NOTE or (column and column.role in ("code", "rag", "direction", "note", "period")):
            continue
        if column and column.is_figure and read_value(text, column.hint or sheet.default):
            continue
        printed = sheet.band.head(index).strip().casefold()[:60]
        asks = bool(column and column.is_figure and printed.endswith("?"))  # "Delivered?" is answered with no sum
        label = column.role.replace("_", " ") if column and column.role != "name" and not asks else printed
        if label and name not in text[-len(name) - MARKS :]:
            details[label] = f"{details[label]} {text}" if label in details else text
    return details


Claim = Sequence[tuple[Column, Figure]]
Claims = Mapping[tuple[str, Period | None], Claim]
"""By role and period the columns that claim them in a row, the one that is meant first."""


def _meant(claims: Claims, share: bool) -> dict[tuple[str, Period | None], Figure]:
    read = {key: claim[0][1] for key, claim in claims.items()}
    paired = {(_pair(figure), key[1]): figure for key, claim in claims.items() if key[0] == "current" for _, figure in _pairs(claim)}
    return paired | {key: figure for key, figure in read.items() if share or not _strays(key, read)}


def _pairs(claim: Claim) -> Claim:
    """The number beside a share, or the share beside a number, where they are the only two."""
    units = [figure.unit == "percent" for _, figure in claim]
    return claim[1:] if len(claim) == 2 and units[0] != units[1] and all(figure.value is not None for _, figure in claim) else ()


def _pair(figure: Figure) -> str:
    return "share" if figure.unit == "percent" else "count"


def _beside(claims: Claims) -> dict[str, str]:
    """What stands beside what is meant, in another unit, under the printed head."""
    return {column.head.strip().casefold()[:60]: figure.text for key, claim in claims.items()
            for column, figure in (claim[1:] if key[0] != "current" or not _pairs(claim) else ())}


def _claims(sheet: Sheet, row: Row, name: str) -> Claims:
    """Figures by role and period; where two units of one thing stand side by side, the one that the row speaks of comes first."""
    claims: dict[tuple[str, Period | None], list[tuple[Column, Figure]]] = {}
    default = _unit_in(name) or sheet.default
    for column in sheet.figures():
        for role, figure in _of_cell(sheet.kind, column, row, default):
            claims.setdefault((role, column.period), []).append((column, figure))
    share = _is_share(sheet, name) or _is_aimed_in_percent(claims)

    def fitting(claim: tuple[Column, Figure]) -> tuple[bool, bool, int]:
        unit = claim[0].hint.unit if claim[0].hint else claim[1].unit
        return claim[1].value is None, (unit == "percent") != share, claim[0].index

    return {key: sorted(claim, key=fitting) for key, claim in claims.items()}


def _is_share(sheet: Sheet, name: str) -> bool:
    """Whether a row is of a share: by its name, or where all targets of the table are."""
    targets = [column.hint.unit if column.hint else "" for column in sheet.of("target")]
    return bool(_SHARE.search(name)) or (bool(targets) and set(targets) == {"percent"})


def _is_aimed_in_percent(claims: Claims) -> bool:
    """Whether the row's target is a percentage, and what it is of stands beside a percentage and a number."""
    aimed = [figure.unit for (role, _), claim in claims.items() if role == "target" for _, figure in claim]
    return bool(aimed) and set(aimed) == {"percent"}


def _unit_in(name: str) -> Hint | None:
    """The unit that a name ends in: "Agency spend (£k)"."""
    bracketed = _UNIT_AT_END.search(name)
    return unit_of(bracketed[1]) if bracketed else None


def _strays(key: tuple[str, Period | None], read: Mapping[tuple[str, Period | None], Figure]) -> bool:
    """A target in % of what is counted in plain numbers belongs to another column."""
    current = next((figure for (role, _), figure in read.items() if role == "current"), None)
    return key[0] == "target" and read[key].unit == "percent" and current is not None and current.unit == "number"


def _of_cell(kind: TableKind, column: Column, row: Row, default: Hint | None) -> Iterator[tuple[str, Figure]]:
    cells = [cell for cell in row.cells.get(column.index, ()) if cell.words]
    if len(cells) != 1:
        return
    words, page = cells[0].words, cells[0].page
    if kind == "risk" and (assessed := ratings(cells[0], column.role, column.head)):
        yield from assessed.items()
        return
    rated = kind == "risk" and column.role in RATED
    figure = read_figure(words, page, column.hint or (None if rated or column.role.endswith("_percent") else default))
    if column.role == "ratio":
        if figure and figure.unit == "ratio" and (ratio := _RATIO.fullmatch(figure.text)):
            for role, text in (("numerator", ratio[1]), ("denominator", ratio[2])):
                value = read_value(text)
                if value is not None and value.value is not None:
                    yield role, replace(figure, text=text, value=value.value, unit="number")
    elif figure is not None and rated and column.role == "impact" and figure.unit == "gbp":
        yield "exposure", figure
    elif column.role == "current" and (parts := parts_of_share(words, page, column.head)):
        yield from parts.items()
    elif figure is not None and not (rated and figure.unit in COUNTED):
        yield column.role, figure
