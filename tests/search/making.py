"""A small made-up library for search: enough of everything that is asked for, the same on every run."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from corpus.model import Amount, AnyRecord, Box, Commentary, Direction, Evidence, Figure, Measure, Mention, Period, Rag, Report, Table

BOX = Box(10.0, 10.0, 200.0, 40.0)
HERE = (Evidence(1, BOX),)
WORDS = """
    agency staff staffing agencies overspend over spend underspending placement placements children child's organisation organization of the
    and behaviour behavior NI_068 NI 68 SC004 £1.8m 1,456 1456 fostering foster carers costs cost teh the report budgets
"""
VOCABULARY = tuple(WORDS.split())
AUTHORITIES = (("Barnet", "E09000003"), ("Doncaster", "E08000017"), ("Rotherham", "E08000018"), ("Nowhere Council", ""))
PERIODS = (
    *(
        Period(f"Q{number} {year}", f"{year}/{year % 100 + 1}", number, date(year, 3 * number + 1, 1), date(year, 3 * number + 3, 28))
        for year in (2011, 2012)
        for number in (1, 2, 3)
    ),
    Period("2012/13", "2012/13", None, date(2012, 4, 1), date(2013, 3, 31)),
    None,
)
THEMES = ("agency-staff", "placement-costs", "fostering")


@dataclass(frozen=True)
class Held:
    record: AnyRecord
    report: Report


def report(number: int, chance: random.Random) -> Report:
    name, code = chance.choice(AUTHORITIES)
    period = chance.choice(PERIODS)
    return Report(f"{number:02}" * 32, f"{number}.pdf", f"Report {number}", 1, name, code, "text", period, "text")


def held(reports: int = 12, each: int = 12, seed: int = 20130401) -> list[Held]:
    """`each` records in every one of `reports` reports."""
    chance = random.Random(seed)
    made = [report(number, chance) for number in range(reports)]
    return [Held(record(about.id, f"{at}-{number}", chance), about) for at, about in enumerate(made) for number in range(each)]


def record(report: str, id: str, chance: random.Random) -> AnyRecord:
    def words(fewest: int, most: int) -> str:
        return " ".join(chance.choices(VOCABULARY, k=chance.randint(fewest, most)))

    themes: tuple[str, ...] = tuple(chance.sample(THEMES, chance.choice((0, 0, 1, 2))))
    amount = chance.choice((500.0, 20_000.0, 1_800_000.0))
    said = (Amount("£", amount, "gbp"),)
    mentions = tuple(Mention(theme, words(3, 6), said, chance.choice((None, "overspend", "saving"))) for theme in themes)
    common = {"id": id, "report": report, "evidence": HERE, "section": (words(1, 3),), "themes": themes, "mentions": mentions}
    match chance.choice(("commentary", "commentary", "measure", "table")):
        case "commentary":
            return Commentary(**common, text=words(4, 30))
        case "measure":
            value, unit = chance.choice(((42.9, "percent"), (230.0, "number"), (20_000.0, "gbp")))
            return Measure(
                **common,
                family=chance.choice(("indicator", "budget")),
                name=words(2, 6),
                code=chance.choice(("NI_068", "SC004", "CYP 2.3.3", "")),
                period=chance.choice(PERIODS),
                figures={"current": Figure(str(value), value, unit, 1, 1, BOX)},
                rag=chance.choice((None, Rag("red", "fill"), Rag("amber", "text"), Rag("green", "icon"))),
                direction=chance.choice((None, Direction("up", "glyph", "worse"), Direction("same", "text"))),
                note=words(0, 8),
            )
        case _:
            row = (words(1, 2), words(1, 2))
            return Table(**common, caption=words(1, 4), columns=(words(1, 2), words(1, 2)), rows=(row,), row_boxes=HERE)
