"""Made-up reports with the statistics of real ones, for measuring search at sizes that nobody has read yet.

150 authorities times 60 quarters; of each report's records about half are measures, a third commentary and the rest tables. Words follow
Zipf's law over some 40,000 of them, the first thousand from the field; passages come again in the next quarter, themes and statuses are as
frequent as in the reports that were read. The same size always gives the same records.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from corpus.authorities import register
from corpus.model import (
    Amount,
    AnyRecord,
    Box,
    Commentary,
    Direction,
    Evidence,
    Extraction,
    Figure,
    Ledger,
    Measure,
    Mention,
    Period,
    Rag,
    Report,
    Table,
)
from corpus.themes import themes

AUTHORITIES, QUARTERS, FIRST_YEAR = 150, 60, 2010
_COMMON = """the of and to in for a is that on be with as by this are from at has have will been an was which or not it all their there
children service services council staff budget care year quarter target performance agency social work workers number cost costs report
overspend placements young people support team family forecast school schools education health against plan review child protection
placement reduction increase due pressure management savings risk assessment assessments referrals capital revenue funding project area
local authority delivery process improvement action progress current period outturn variance grant income expenditure underspend vacancies
recruitment sickness absence looked after fostering adoption residential independent provider transport special needs early help
caseloads safeguarding attendance exclusions attainment provision contract directorate corporate finance resources housing adult community
monthly annual quarterly previous actual percentage rate average total key data indicator measure monitoring governance board members
cabinet committee strategy priority priorities national england statistical neighbours inspection ofsted qualified permanent interim
temporary locum efficiency programme organisation centre behaviour programmes workforce training development commissioning external"""
_LETTERS = "bcdfghlmnprstv"


def _vocabulary(size: int) -> list[str]:
    chance = random.Random(1)
    words = list(dict.fromkeys(_COMMON.split()))
    known = set(words)
    while len(words) < size:
        syllables = [chance.choice(_LETTERS) + chance.choice("aeiou") for _ in range(chance.randint(2, 4))]
        word = "".join(syllables) + chance.choice(("", "n", "ing", "ed", "s"))
        if word not in known:
            known.add(word)
            words.append(word)
    return words


@dataclass
class Maker:
    """Makes `total` records, report by report."""

    total: int
    chance: random.Random = field(default_factory=lambda: random.Random(20130401))
    words: list[str] = field(default_factory=lambda: _vocabulary(40_000))
    repeated: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.names = [self.text(3, 9).capitalize() for _ in range(600)]
        self.themes = [(theme.slug, theme.related[0]) for theme in themes()]
        self.councils = [one for one in register().authorities if one.code and not one.end][:AUTHORITIES]

    def text(self, fewest: int, most: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(fewest, most)))

    def prose(self, length: int) -> str:
        parts = []
        while length > 0:
            size = self.chance.randint(8, 28)
            ending = self.chance.choice((".", ".", ".", f" by £{self.chance.randint(10, 990)}k.", " (Q2)."))
            parts.append(self.text(size, size).capitalize() + ending)
            length -= size
        return " ".join(parts)

    def extractions(self) -> Iterator[Extraction]:
        """Reports in order of time: a quarter of every authority, then the next."""
        reports = min(AUTHORITIES * QUARTERS, max(1, self.total // 111))
        each = self.total / reports
        made = 0
        for number in range(reports):
            size = round(each * (number + 1)) - made
            made += size
            yield self.extraction(number, size)

    def extraction(self, number: int, size: int) -> Extraction:
        council = self.councils[number % len(self.councils)]
        quarter = number // len(self.councils) % QUARTERS
        period = _quarter(FIRST_YEAR + quarter // 4, quarter % 4 + 1)
        id = hashlib.sha256(f"{self.total}/{number}".encode()).hexdigest()
        title = f"{council.name} quarterly report {period.label}"
        report = Report(id, f"report-{number}.pdf", title, size // 6 + 1, council.name, council.code, "text", period, "text")
        records = tuple(self.record(report, at) for at in range(size))
        return Extraction(report, (), records, Ledger(0, 0, ()))

    def record(self, report: Report, at: int) -> AnyRecord:
        box = Box(46.1, 103.8, 796.2, 143.0)
        said = self.chance.random() < 0.3
        slug, term = self.chance.choice(self.themes)
        amount = Amount("£1.2m", float(self.chance.randint(1, 400)) * 10_000, "gbp")
        mention = Mention(slug, f"The {term} rose by {amount.text}.", (amount,), self.chance.choice((None, "overspend", "increase")))
        common = {
            "id": hashlib.sha256(f"{report.id}/{at}".encode()).hexdigest()[:20],
            "report": report.id,
            "evidence": (Evidence(at // 6 + 1, box),),
            "section": (self.chance.choice(self.names), self.chance.choice(self.names)),
            "themes": (slug,) if said else (),
            "mentions": (mention,) if said else (),
        }
        kind = self.chance.random()
        if kind < 0.5:
            return self.measure(report, box, common)
        if kind < 0.85:
            text = self.passage(report, at) + (f" {mention.sentence}" if said else "")
            return Commentary(**common, text=text)
        rows = tuple((self.chance.choice(self.names), *(f"{self.chance.randint(1, 9999):,}" for _ in range(4))) for _ in range(18))
        columns = ("Service", "Budget", "Forecast", "Variance", "Previous")
        return Table(**common, caption=self.chance.choice(self.names), columns=columns, rows=rows, row_boxes=(common["evidence"][0],) * 18)

    def passage(self, report: Report, at: int) -> str:
        """One in twelve says what the same authority said a quarter ago."""
        key = f"{report.authority_code}/{at % 12}"
        if at < 12 and key in self.repeated and self.chance.random() < 0.7:
            return self.repeated[key]
        text = self.prose(min(500, int(self.chance.lognormvariate(4.9, 0.7))))
        if at < 12:
            self.repeated[key] = text
        return text

    def measure(self, report: Report, box: Box, common: dict[str, object]) -> Measure:
        money = self.chance.random() < 0.4
        unit = "gbp" if money else self.chance.choice(("percent", "number"))
        figures = {}
        for role in ("current", "target", "previous"):
            value = self.chance.randint(1, 900) * (1000.0 if money else 0.1)
            figures[role] = Figure(f"{value:,.1f}", value, unit, 1, 1, box)
        rag = Rag(self.chance.choice(("red", "amber", "green", "green")), "fill") if self.chance.random() < 0.6 else None
        return Measure(
            **common,
            family=self.chance.choice(("indicator", "indicator", "budget", "action", "workforce", "risk")),
            name=self.chance.choice(self.names),
            code=f"NI_{self.chance.randint(1, 198):03}",
            period=report.period,
            figures=figures,
            rag=rag,
            direction=self.chance.choice((None, Direction("up", "glyph"), Direction("down", "glyph"))),
            note=self.prose(self.chance.choice((0, 20, 60, 160))),
        )


def _quarter(year: int, number: int) -> Period:
    start = date(year + (number == 4), (3, 6, 9, 0)[number - 1] + 1, 1)
    end = (start + timedelta(days=93)).replace(day=1) - timedelta(days=1)
    return Period(f"Q{number} {year}/{(year + 1) % 100:02}", f"{year}/{(year + 1) % 100:02}", number, start, end)
