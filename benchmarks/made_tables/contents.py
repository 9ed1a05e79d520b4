"""What made-up tables say: budgets, scorecards, plans, months, pairs, in the builds that councils use. All figures are chance."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
STATUSES = ("Green", "Amber", "Red")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, how many rows and columns it takes, and how it is set: "text", "figure", "group", and "total" or "section"."""

    text: str
    rows: int = 1
    columns: int = 1
    set: str = "text"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Content:
    head: tuple[Row, ...]
    body: tuple[Row, ...]


def flat(content: Content) -> list[list[str]]:
    """All rows as text. The text of a cell that takes several stands once, at its top left."""
    texts = {(r, column): "" for r, at, cell in placed(content) for r in range(r, r + cell.rows) for column in range(at, at + cell.columns)}
    texts |= {(r, at): cell.text for r, at, cell in placed(content)}
    width = 1 + max(column for _, column in texts)
    return [[texts.get((r, column), "") for column in range(width)] for r in range(len(content.head) + len(content.body))]


def placed(content: Content) -> list[tuple[int, int, Cell]]:
    """Row and column of each cell, where cells above that reach down leave room for it."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate((*content.head, *content.body)):
        at = 0
        for cell in row:
            while (r, at) in taken:
                at += 1
            taken.update((r + down, at + right) for down in range(cell.rows) for right in range(cell.columns))
            found.append((r, at, cell))
            at += cell.columns
    return found


def budget(chance: Random, rows: int) -> Content:
    """Services with sums under one head, or under heads of two rows, with sections, subtotals and a total."""
    groups = chance.choice((
        None, None, (("Current year", ("Budget", "Forecast", "Variance")), ("Movement", ("Last month", "Change"))),
        (("Budget", ("Original", "Revised")), ("Forecast outturn", ("This report", "Last report")), ("Variance", ("Over/(under)", "%"))),
        (("Gross", ("Budget", "Outturn", "Variance")), ("Income", ("Budget", "Outturn", "Variance"))),
        (("Year to date", ("Budget", "Actual", "Variance", "Variance %")),),
    ))
    head, columns = _plain_head(chance) if groups is None else _grouped_head(chance, groups)
    form = chance.choice(("whole", "whole", "millions", "pounds"))
    minus = chance.choice(("({})", "-{}", "{}-"))

    def line(name: str, kind: str = "") -> Row:
        return (Cell(name, set=f"text {kind}"), *(_budget_cell(chance, column, form, minus, kind) for column in columns))

    names = chance.sample(WORDS["services"], min(rows, len(WORDS["services"])))
    body = [line(name) for name in names]
    for at, title in zip((len(body) // 2, 0), ("Place", "People"), strict=True) if chance.random() < 0.4 else ():
        body.insert(at, (Cell(title, columns=len(columns) + 1, set="text section"),))
        if at and chance.random() < 0.6:
            body.insert(at, line("Sub-total", "total"))
    if chance.random() < 0.7:
        body.append(line(chance.choice(("Total", "Net cost of services")), "total"))
    return Content(head, tuple(body))


def _plain_head(chance: Random) -> tuple[tuple[Row, ...], list[str]]:
    names = ["Original budget", "Revised budget", "Forecast outturn", "Variance", "Actual to date", "Movement", "Last month"]
    columns = chance.sample(names, chance.randint(2, 5)) + (["Comments"] if chance.random() < 0.3 else [])
    unit = chance.choice(("none", "row", "head"))
    told = [f"{column} £000" if unit == "head" and column != "Comments" else column for column in columns]
    head: list[Row] = [(Cell(chance.choice(("Service", "Service area", ""))), *(Cell(text, set=_set(text)) for text in told))]
    if unit == "row":
        head.append((Cell(""), *(Cell("" if column == "Comments" else "£000", set="figure") for column in columns)))
    return tuple(head), columns


def _grouped_head(chance: Random, groups: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[Row, ...], list[str]]:
    columns = [column for _, under in groups for column in under]
    over = tuple(Cell(group, columns=len(under), set="group") for group, under in groups)
    below = tuple(Cell(column, set="figure") for column in columns)
    if chance.random() < 0.5:
        return ((Cell("Service", rows=2), *over), below), columns
    return ((Cell("Service"), *over), (Cell(""), *below)), columns


def _budget_cell(chance: Random, column: str, form: str, minus: str, kind: str) -> Cell:
    if column == "Comments":
        return Cell("" if kind or chance.random() < 0.3 else chance.choice(WORDS["sentences"]), set=f"text {kind}")
    if "%" in column:
        return Cell(f"{chance.uniform(-20, 40):.1f}%", set=f"figure {kind}")
    if chance.random() < 0.06:
        return Cell(chance.choice(("-", "0")), set=f"figure {kind}")
    amount = chance.choice((chance.randint(1, 999), chance.randint(1000, 99999), chance.randint(100000, 999999)))
    text = {"whole": f"{amount:,}", "millions": f"{amount / 1000:.1f}", "pounds": f"£{amount:,}"}[form]
    return Cell(minus.format(text) if chance.random() < 0.3 else text, set=f"figure {kind}")


def scorecard(chance: Random, rows: int) -> Content:
    """Indicators with periods, targets and statuses under heads of one, two or three rows, with codes before them or without."""
    name, levels = chance.choice(("Indicator", "Measure", "Performance indicator")), chance.choice((1, 2, 3))
    years = ("2022/23", "2023/24", "2024/25")[: chance.randint(2, 3)]
    if levels == 1:
        last: Sequence[str] = chance.choice((("Target", "Actual", "Status", "Direction of travel"), ("Q1", "Q2", "Q3", "Q4", "Year end")))
        head: tuple[Row, ...] = ((Cell(name), *(Cell(text, set="figure") for text in last)),)
    elif levels == 2:
        under: Sequence[str] = chance.choice((("Q1", "Q2", "Q3", "Q4"), ("Target", "Actual"), ("Actual", "Target", "RAG")))
        last = [text for _ in years for text in under]
        head = (
            (Cell(name, rows=2), *(Cell(year, columns=len(under), set="group") for year in years)),
            tuple(Cell(text, set="figure") for text in last),
        )
    else:
        last = ["Actual", "Target"] * 4
        head = (
            (Cell(name, rows=3), *(Cell(year, columns=4, set="group") for year in years[:2])),
            tuple(Cell(quarter, columns=2, set="group") for quarter in ("Q1", "Q2") * 2),
            tuple(Cell(text, set="figure") for text in last),
        )
    indicators = chance.sample(WORDS["indicators"], min(rows, len(WORDS["indicators"])))
    body: list[Row] = [(Cell(indicator), *(Cell(_score(chance, column), set="figure") for column in last)) for indicator in indicators]
    if chance.random() < 0.4:
        head = ((Cell("Ref", rows=len(head)), *head[0]), *head[1:])
        body = [(Cell(f"{chance.choice(('CS', 'AH', 'PL'))}{number:02d}"), *row) for number, row in enumerate(body, 1)]
    return Content(head, tuple(body))


def _score(chance: Random, column: str) -> str:
    if column in ("RAG", "Status"):
        return chance.choice(STATUSES)
    if column == "Direction of travel":
        return chance.choice(("Improving", "Worsening", "Same"))
    if chance.random() < 0.04:
        return "n/a"
    share = chance.uniform(1, 99)
    return chance.choice((f"{share:.1f}%", f"{share:.1f}", str(chance.randint(1, 900)), f"{share:.0f}%"))


def plan(chance: Random, rows: int) -> Content:
    """Actions or risks with sentences, owners and dates: every row is of several lines."""
    columns = chance.choice((
        ("Ref", "Action", "Owner", "Due", "Status"), ("Action", "Lead officer", "Timescale", "Progress"),
        ("No.", "Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"),
        ("Recommendation", "Response", "Responsible officer", "Target date"),
    ))
    body = tuple(tuple(Cell(_planned(chance, column, number)) for column in columns) for number in range(1, min(rows, 9) + 1))
    return Content((tuple(Cell(column) for column in columns),), body)


def _planned(chance: Random, column: str, number: int) -> str:
    if column in ("Action", "Risk", "Mitigation", "Progress", "Recommendation", "Response"):
        return " ".join(chance.sample(WORDS["sentences"], chance.randint(1, 2)))
    if column in ("Owner", "Lead officer", "Responsible officer"):
        return chance.choice(WORDS["owners"])
    if column in ("Due", "Timescale", "Target date"):
        return chance.choice(WORDS["dates"])
    if column == "Status":
        return chance.choice((*STATUSES, "Complete"))
    score = chance.choice((4, 6, 8, 9, 12, 16, 20) if column == "Score" else (1, 2, 3, 4, 5))
    return {"Ref": f"A{number}", "No.": str(number)}.get(column, str(score))


def months(chance: Random, rows: int) -> Content:
    """Indicators with a year's months, under one head or under the year's."""
    indicators = chance.sample(WORDS["indicators"], min(rows, len(WORDS["indicators"])))
    body = tuple((Cell(name), *(Cell(str(chance.randint(0, 120)), set="figure") for _ in range(13))) for name in indicators)
    last = (*(Cell(month, set="figure") for month in MONTHS), Cell("YTD", set="figure"))
    if chance.random() < 0.5:
        return Content(((Cell("Measure"), *last),), body)
    return Content(((Cell("Measure", rows=2), Cell("2024/25", columns=13, set="group")), last), body)


def pairs(chance: Random, rows: int) -> Content:
    """Names with one sum each."""
    head = chance.choice((("Item", "Amount £"), ("Reserve", "Balance £m"), ("Ward", "Visits"), ("Description", "Value")))
    names = chance.sample(WORDS["services"], min(rows, 9))
    body = tuple((Cell(name), Cell(f"{chance.randint(1, 99999):,}", set="figure")) for name in names)
    return Content(((Cell(head[0]), Cell(head[1], set="figure")),), body)


def merged(chance: Random, rows: int) -> Content:
    """Priorities that stand once, beside several indicators each."""
    head = (Cell("Priority"), Cell("Measure"), *(Cell(text, set="figure") for text in ("Target", "Q1", "Q2", "RAG")))
    left, body = chance.sample(WORDS["indicators"], min(rows, len(WORDS["indicators"]))), []
    for priority in WORDS["priorities"]:
        some, left = left[: (many := chance.randint(1, 4))], left[many:]
        for number, name in enumerate(some):
            scores = [f"{chance.uniform(1, 99):.1f}" for _ in range(3)] + [chance.choice(STATUSES)]
            row = (Cell(name), *(Cell(score, set="figure") for score in scores))
            body.append((Cell(priority, rows=len(some)), *row) if number == 0 else row)
    return Content((head,), tuple(body))


def longer(content: Content, chance: Random, rows: int) -> Content:
    """The table with as many rows, each a copy of one of its own with a number behind its name, so that it goes on over pages."""
    own = [row for row in content.body if len(row) > 1]
    body = [chance.choice(own) for _ in range(rows)]
    return Content(content.head, tuple((replace(row[0], text=f"{row[0].text} {number}"), *row[1:]) for number, row in enumerate(body, 1)))


def _set(text: str) -> str:
    return "text" if text == "Comments" else "figure"


KINDS: dict[str, Callable[[Random, int], Content]] = {
    "budget": budget, "scorecard": scorecard, "plan": plan, "months": months, "pairs": pairs, "merged": merged,
}
