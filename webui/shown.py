"""How values are put into words for a reader: labels of roles and kinds, figures with their unit, statuses, periods.

Every figure is shown by its printed text. What is added (a unit or a scale that stands in the column's head) stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from corpus import themes
from corpus.authorities import register
from corpus.model import AnyRecord, Commentary, Direction, Figure, Measure, Rag, Report, Table
from corpus.records import kind_of
from webui import cells, trail

KINDS = {"commentary": "Commentary", "measure": "Measure", "table": "Table"}

COUNTED = {
    "commentary": ("passage of commentary", "passages of commentary"), "measure": ("measure", "measures"), "table": ("table", "tables"),
}

ROLES = {
    "current": "Value", "count": "Number", "share": "Share", "year_to_date": "Year to date", "previous": "Previous",
    "previous_count": "Previous number", "previous_share": "Previous share", "same_period_last_year": "Same period last year",
    "previous_year": "Last year", "target": "Target", "target_to_date": "Target to date", "annual_target": "Annual target",
    "baseline": "Baseline", "numerator": "Numerator", "denominator": "Denominator", "target_variance": "Variance from target",
    "benchmark": "Benchmark",
    "original_budget": "Original budget", "revised_budget": "Revised budget", "approved_budget": "Approved budget",
    "gross_budget": "Gross budget", "income": "Income", "net_budget": "Net budget", "additions": "Additions", "slippage": "Slippage",
    "brought_forward": "Brought forward", "profiled_budget": "Budget to date", "forecast": "Forecast", "actual": "Actual",
    "committed": "Committed",
    "variance": "Variance", "variance_to_date": "Variance to date", "variance_percent": "Variance %", "slippage_percent": "Slippage %",
    "previous_variance": "Previous variance", "movement": "Movement", "opening_balance": "Opening balance",
    "contributions": "Contributions", "drawdown": "Drawdown", "closing_balance": "Closing balance",
    "savings_target": "Saving required", "savings_achieved": "Achieved", "savings_forecast": "Forecast saving",
    "savings_at_risk": "At risk", "savings_shortfall": "Shortfall",
    "likelihood": "Likelihood", "impact": "Impact", "score": "Score", "initial_score": "Score before controls",
    "previous_score": "Previous score", "target_score": "Target score",
}
"""Labels of the roles, in the order in which a measure's figures are shown."""

STATUSES = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue", "grey": "Grey"}

TOLD_BY = {"text": "the printed word", "fill": "the cell's colour", "icon": "a coloured icon", "glyph": "an arrow"}

MOVES = {"up": ("↑", "Up"), "down": ("↓", "Down"), "same": ("→", "No change")}

JUDGED = {"better": "better", "worse": "worse", "same": "neither better nor worse"}

FACETS = {
    "kind": "What it is", "rag": "RAG status", "authority": "Authority", "theme": "Theme", "period": "Period", "region": "Region",
    "family": "Kind of measure", "direction": "Direction",
}
"""Titles of the facets, in the order shown."""

SORTS = {"relevance": "Best match", "period": "Newest", "authority": "Authority", "amount": "Largest amount"}

REASONS = {
    "running-head": "running heads", "page-number": "page numbers", "contents": "contents lists",
    "repeated-head": "repeated heads of tables", "heading": "titles that head nothing", "watermark": "watermarks",
    "chart": "labels of charts", "unread": "not read",
}

UNITS = {"gbp": "£", "percent": "%"}
SCALES = {1_000: "000", 1_000_000: "m", 1_000_000_000: "bn"}


def role(name: str) -> str:
    return ROLES.get(name, plain(name))


def plain(name: str) -> str:
    """A name of ours as words: "benchmark_note" -> "Benchmark note"."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def facet_value(name: str, value: str) -> str:
    """What a value of a facet is called where the search gives no label for it, because nothing found has it."""
    if name == "theme":
        return theme(value)
    if name == "authority":
        found = register().by_code(value)
        return found.name if found else value.title()
    return value if name in ("period", "region") else value.capitalize()


def ordered(figures: Mapping[str, Figure]) -> list[tuple[str, Figure]]:
    """Role and figure, in the order of `ROLES`, what is not listed there last."""
    order = {name: place for place, name in enumerate(ROLES)}
    return sorted(figures.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))


def unit(figure: Figure) -> str:
    """What the figure's own text leaves to the column's head: "£000", "%", or "" where the text says it all."""
    if figure.value is None:
        return ""
    sign = UNITS.get(figure.unit, "")
    if sign and sign in figure.text:
        return ""
    scale = SCALES.get(figure.scale, "")
    if any(letter.isalpha() for letter in figure.text):
        scale = ""
    return sign + scale


def rag(status: Rag) -> str:
    """The status in a word, never only in a colour."""
    return STATUSES[status.status]


def rag_told(status: Rag) -> str:
    """How the status is known, and what contradicts it."""
    told = f"told by {TOLD_BY[status.by]}"
    if status.text and status.text.casefold() != status.status:
        told += f" “{status.text}”"
    if status.disagrees:
        told += f", though the colour says {STATUSES[status.disagrees].lower()}"
    return told


def arrow(direction: Direction) -> str:
    return MOVES[direction.moved][0] if direction.moved else ""


def direction(given: Direction) -> str:
    """Movement and judgement in words, as far as the report gives them."""
    words = [MOVES[given.moved][1]] if given.moved else []
    if given.judged:
        words.append(JUDGED[given.judged])
    return ", ".join(words) or given.text


def heading(record: AnyRecord) -> str:
    """What a record is called in a list of links."""
    if isinstance(record, Measure):
        return f"{record.code} {record.name}".strip() or "Measure without a name"
    if isinstance(record, Table):
        return record.caption or last(record.section) or "Table"
    return last(record.section) or clipped(record.text, 80)


def last(section: tuple[str, ...]) -> str:
    return section[-1] if section else ""


def clipped(text: str, most: int) -> str:
    """The text, cut at a word and with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def gist(record: AnyRecord) -> str:
    """One line that says what the record says, for citations and feeds."""
    if isinstance(record, Measure):
        figures = "; ".join(f"{role(name)} {figure.text} {unit(figure)}".strip() for name, figure in ordered(record.figures))
        # Whoever quotes a figure says what it is of: a report prints last year's beside its own.
        when = f" ({record.period.dated})" if record.period else ""
        return ": ".join(part for part in (heading(record) + when, figures) if part)
    if isinstance(record, Commentary):
        return clipped(record.text, 300)
    return heading(record)


def citation(report: Report, page: int, label: str, record: AnyRecord | None) -> str:
    """A line to quote: authority, report, period, page, and what stands there."""
    printed = f" (printed as {label})" if label and label != str(page) else ""
    title = report.title or report.file
    period = report.period.label if report.period else ""
    around = [part if part not in title else "" for part in (report.authority, period)]
    line = ", ".join(part for part in (around[0], title, around[1], f"page {page}{printed}") if part)
    return f"{line}: {gist(record)}" if record else f"{line}."


def starts(report: Report) -> date:
    """When a report's period begins; the beginning of time where it is not known."""
    return (report.period and report.period.start) or date.min


@cache
def theme_titles() -> dict[str, str]:
    return {theme.slug: theme.title for theme in themes.themes()}


def theme(slug: str) -> str:
    """A theme's title; a slug that is no longer known is shown as words."""
    return theme_titles().get(slug) or plain(slug)


def thousands(count: int) -> str:
    return f"{count:,}"


def plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def kinds(kind: str, count: int) -> str:
    """So many records of a kind, without the number."""
    one, many = COUNTED[kind]
    return one if count == 1 else many


def sentence(text: str) -> str:
    """A message as a sentence: with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def headline(record: AnyRecord) -> str:
    """What tells a record from its neighbours under the same heading."""
    return clipped(record.text, 90) if isinstance(record, Commentary) else heading(record)


def share(part: int, whole: int) -> str:
    """A percentage with one decimal; "100%" only when it is all, "0%" only when it is none."""
    if not whole or part in (0, whole):
        return "100%" if whole and part == whole else "0%"
    return f"{min(99.9, max(0.1, 100 * part / whole)):.1f}%"


def spans(numbers: Iterable[int]) -> str:
    """Numbers as ranges: 1, 2, 3, 7 -> "1–3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "kind": kind_of,
    "rows": cells.whole,
    "head": cells.head,
    "headings": trail.headings,
    **{
        one.__name__: one
        for one in (
            role, plain, ordered, unit, rag, rag_told, arrow, direction, heading, headline, clipped, theme, thousands, plural,
            kinds, sentence, spans,
        )
    },
}
"""What templates can ask for by name."""
