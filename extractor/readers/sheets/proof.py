"""What columns of a budget mean where their heads leave it open, proved by the arithmetic of the rows.

Two columns called "Variance" claim one role, and without the head that stands over them neither would be kept. But each is the difference
of two other columns in every row: that of what was spent and the budget to date is the variance to date, the other that of the year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol, TypeVar

from corpus.model import Period
from extractor.checks import Interval, interval, meet
from extractor.figures import read_value
from extractor.readers.sheets.bands import Band

FEWEST_ROWS = 3
"""Rows that must bear a difference, and all that print its figures must; fewer could do so by chance."""
LAST_MONTH = 3
"""In March the year to date is the whole year."""


class Claim(Protocol):
    """A column and the role that its head claims."""

    @property
    def index(self) -> int: ...
    @property
    def role(self) -> str: ...


Claimed = TypeVar("Claimed", bound=Claim)
Printed = Mapping[int, Mapping[int, Interval]]
"""By column and row what is printed there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A variance, and the two columns whose difference it is, by their indexes."""

    variance: int
    end: int
    budget: int


def proved(band: Band, columns: Sequence[Claimed], now: Period | None) -> Mapping[int, str]:
    """The roles of contested columns of a budget by index, "" where a column's can't be told; nothing where arithmetic proves none."""
    ends = [column.index for column in columns if column.role in ("forecast", "actual")]
    budgets = [column.index for column in columns if column.role.endswith("_budget")]
    variances = [column.index for column in columns if column.role == "variance"]
    if len(variances) != 2:
        return {}
    printed = {index: _column(band, index) for index in (*ends, *budgets, *variances)}
    found = [_difference(index, ends, budgets, printed) for index in variances]
    parted = _parted([one for one in found if one], {column.index: column.role for column in columns})
    if parted is None:
        return {}
    to_date, year = parted
    roles = {column.index: column.role for column in columns}
    mid_year = now is not None and now.end is not None and now.end.month != LAST_MONTH
    whole = "forecast" if roles[year.end] == "forecast" or mid_year else ""
    budget = "revised_budget" if roles[year.budget] == roles[to_date.budget] else roles[year.budget]
    return {to_date.variance: "variance_to_date", to_date.end: "actual", to_date.budget: "profiled_budget",
            year.variance: "variance", year.end: whole, year.budget: budget}


def _parted(found: Sequence[Difference], roles: Mapping[int, str]) -> tuple[Difference, Difference] | None:
    """Of two differences that share no column, which is that to date and which that of the year; None where nothing says so."""
    if len(found) != 2 or found[0].end == found[1].end or found[0].budget == found[1].budget:
        return None
    for to_date, year in (found, found[::-1]):
        profiled = roles[to_date.budget] == "profiled_budget" and roles[year.budget] != "profiled_budget"
        if profiled or (roles[to_date.end], roles[year.end]) == ("actual", "forecast"):
            return to_date, year
    return None


def _difference(variance: int, ends: Sequence[int], budgets: Sequence[int], printed: Printed) -> Difference | None:
    """The only end and budget whose difference a column is in every row, whichever way round."""
    fitting = [Difference(variance, end, budget) for end, budget in product(ends, budgets) if _holds(variance, end, budget, printed)]
    return fitting[0] if len(fitting) == 1 else None


def _holds(variance: int, end: int, budget: int, printed: Printed) -> bool:
    rows = [row for row in printed[variance] if row in printed[end] and row in printed[budget]]
    tried = [(printed[end][row], printed[budget][row], printed[variance][row]) for row in rows]
    if len(tried) < FEWEST_ROWS or sum(abs(low + high) > 0 for *_, (low, high) in tried) < FEWEST_ROWS - 1:
        return False
    over = all(meet((one[0] - other[1], one[1] - other[0]), result) for one, other, result in tried)
    return over or all(meet((other[0] - one[1], other[1] - one[0]), result) for one, other, result in tried)


def _column(band: Band, index: int) -> Mapping[int, Interval]:
    """What is printed in a column, by row, each as the least and the greatest number that is printed so."""
    values = ((number, read_value(row.text(index), band.units.get(index))) for number, row in enumerate(band.rows))
    return {number: interval(value.text, value.value, value.scale) for number, value in values if value and value.value is not None}
