"""Arithmetic that figures must bear, tried on the rows of one table.

Councils take differences either way round and percentages of different budgets. So a relation is tried in all its readings, and the one
that most rows of the table bear is the one that the table means; rows that don't bear it are then the report's own slips. Where no reading
is borne by most rows, none is claimed. Printed figures are rounded: a relation holds where it can hold for the numbers behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import Check, Measure

SEVERAL, HARDLY_ANY = 3, 3
"""Rows that must fail, and how many of them for each that holds, before a reading is in doubt."""
PLAINLY = 5
"""Rows that must hold for each that fails where other columns may have a part: fewer would call such rows slips."""
DOUBTED = 0.5
"""The confidence of a reading that its own arithmetic speaks against."""

Interval = tuple[float, float]
"""The least and the greatest number that is printed as the figure's text."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One reading of a relation: `result` is what `roles` give by `work`; `nil` are roles that count as nothing where a dash stands."""

    rule: str
    result: str
    roles: tuple[str, ...]
    work: Callable[..., Interval | None]
    nil: tuple[str, ...] = ()
    unit: str = ""
    """The unit that the result must have for the relation to mean anything."""
    binding: bool = True
    """Whether columns that don't bear it are in doubt; not where other columns may have a part in the result."""

    @property
    def needed(self) -> frozenset[str]:
        """The roles without which it can't be tried."""
        return frozenset({*self.roles, self.result}.difference(self.nil))


def checked(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures of one table, with what was tried on each and whether it holds.

    Where a relation could be tried on several rows and hardly any bears it, what its columns were taken for is in doubt.
    """
    tried: list[list[Check]] = [[] for _ in measures]
    doubted: set[int] = set()
    printed = {role for measure in measures for role in measure.figures}
    for readings in RELATIONS:
        results = [(reading, [_holds(reading, measure) for measure in measures]) for reading in readings if reading.needed <= printed]
        if not results:
            continue
        reading, outcome = max(results, key=lambda it: sum(holds is True for holds in it[1]))
        held, failed = sum(holds is True for holds in outcome), sum(holds is False for holds in outcome)
        if held > (failed if reading.binding else PLAINLY * failed):
            for checks, holds in zip(tried, outcome, strict=True):
                if holds is not None:
                    checks.append(Check(reading.rule, holds))
        else:
            failing = max((one for _, one in results), key=lambda one: sum(holds is False for holds in one))
            rows = [at for at, holds in enumerate(failing) if holds is False]
            doubted.update(rows if reading.binding and len(rows) >= SEVERAL and HARDLY_ANY * held <= len(rows) else ())
    for at, checks in _sums(measures).items():
        tried[at] += checks
    return tuple(_with(measure, tuple(checks), at in doubted) for at, (measure, checks) in enumerate(zip(measures, tried, strict=True)))


def _with(measure: Measure, checks: tuple[Check, ...], doubted: bool) -> Measure:
    measure = replace(measure, checks=checks) if checks else measure
    reading = replace(measure.reading, confidence=min(measure.reading.confidence, DOUBTED))
    return replace(measure, reading=reading) if doubted else measure


def _holds(relation: Relation, measure: Measure) -> bool | None:
    """None where a figure is missing or the relation has no meaning for these numbers."""
    if relation.unit and (result := measure.figures.get(relation.result)) and result.unit != relation.unit:
        return None
    parts = [_printed(measure, role, role in relation.nil) for role in (*relation.roles, relation.result)]
    if any(part is None for part in parts):
        return None
    *given, printed = (part for part in parts if part is not None)
    worked = relation.work(*given)
    return None if worked is None else meet(worked, printed)


def meet(one: Interval, other: Interval) -> bool:
    """Whether two printed numbers can be the same one."""
    slack = 1e-9 * max(1.0, *(abs(edge) for edge in (*one, *other)))
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack


def _printed(measure: Measure, role: str, nil: bool = False) -> Interval | None:
    figure = measure.figures.get(role)
    if figure is None:
        return (0.0, 0.0) if nil else None
    return None if figure.value is None else interval(figure.text, figure.value, figure.scale)


def interval(text: str, value: float, scale: int) -> Interval:
    """The least and the greatest number that is printed as this text of this value."""
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ".")
    half = 0.5 * 10 ** -len(digits.partition(".")[2]) * scale
    return value - half, value + half


# --- the relations -----------------------------------------------------------------------------------------------------


def _minus(one: Interval, other: Interval) -> Interval:
    return one[0] - other[1], one[1] - other[0]


def _plus(*parts: Interval) -> Interval:
    return sum(low for low, _ in parts), sum(high for _, high in parts)


def _share(part: Interval, whole: Interval) -> Interval | None:
    if whole[0] <= 0 <= whole[1]:
        return None
    edges = [100 * p / w for p in part for w in whole]
    return min(edges), max(edges)


def _share_of_size(part: Interval, whole: Interval) -> Interval | None:
    """Of a budget that is income, and so printed below nothing, the share is taken of its size."""
    return _share(part, whole if whole[0] > 0 else (-whole[1], -whole[0]))


def _size(share: Interval | None) -> Interval | None:
    if share is None:
        return None
    low, high = sorted(map(abs, share))
    return (0.0 if share[0] <= 0 <= share[1] else low), high


def _less(one: Interval, other: Interval) -> Interval:
    return _minus(other, one)


def _quotient(part: Interval, whole: Interval) -> Interval | None:
    share = _share(part, whole)
    return share and (share[0] / 100, share[1] / 100)


def _off(current: Interval, target: Interval) -> Interval | None:
    return _share(_minus(current, target), target)


def _off_by(current: Interval, target: Interval) -> Interval | None:
    return _size(_off(current, target))


def _times(one: Interval, other: Interval) -> Interval:
    """Levels of a risk are whole numbers as they stand, and nothing was rounded away from them."""
    product = sum(one) / 2 * sum(other) / 2
    return product, product


def _loosely(*relations: tuple[Relation, ...]) -> tuple[tuple[Relation, ...], ...]:
    """Relations in whose results other columns may have a part."""
    return tuple(tuple(replace(reading, binding=False) for reading in readings) for readings in relations)


_OF_RESERVES = ("opening_balance", "contributions", "drawdown")
_BUDGETS = ("revised_budget", "approved_budget", "net_budget", "original_budget", "gross_budget", "profiled_budget")
RELATIONS: tuple[tuple[Relation, ...], ...] = (
    tuple(
        Relation(rule.format(end=end, budget=budget.replace("_", " ")), "variance", (end, budget), work)
        for end in ("forecast", "actual") for budget in _BUDGETS
        for rule, work in (("{end} - {budget} = variance", _minus), ("{budget} - {end} = variance", _less))
    ),
    (Relation("actual - profiled budget = variance to date", "variance_to_date", ("actual", "profiled_budget"), _minus),
     Relation("profiled budget - actual = variance to date", "variance_to_date", ("actual", "profiled_budget"), _less)),
    tuple(
        Relation(f"variance / {budget.replace('_', ' ')} = variance percent", "variance_percent", ("variance", budget), work)
        for budget in _BUDGETS for work in (_share, _share_of_size)
    ),
    *_loosely(
        (Relation("variance - previous variance = movement", "movement", ("variance", "previous_variance"), _minus),
         Relation("previous variance - variance = movement", "movement", ("variance", "previous_variance"), _less)),
        (Relation("opening balance + movement = closing balance", "closing_balance", ("opening_balance", "movement"), _plus),
         Relation("opening balance - movement = closing balance", "closing_balance", ("opening_balance", "movement"), _minus)),
        (Relation("opening balance + contributions + drawdown = closing balance", "closing_balance", _OF_RESERVES, _plus, _OF_RESERVES[1:]),
         Relation("opening balance + contributions - drawdown = closing balance", "closing_balance", _OF_RESERVES,
                  lambda opening, more, less: _minus(_plus(opening, more), less), _OF_RESERVES[1:])),
        (Relation("original budget + additions = revised budget", "revised_budget", ("original_budget", "additions"), _plus),),
        tuple(Relation(f"actual / {budget.replace('_', ' ')} = spend percent", "spend_percent", ("actual", budget), _share)
              for budget in _BUDGETS),
        tuple(Relation(f"gross budget {sign} income = {net.replace('_', ' ')}", net, ("gross_budget", "income"), work)
              for net in ("net_budget", "revised_budget") for sign, work in (("+", _plus), ("-", _minus))),
    ),
    (Relation("count / denominator = current", "current", ("count", "denominator"), _share, unit="percent"),
     Relation("current / denominator = share", "share", ("current", "denominator"), _share)),
    (Relation("approved budget + additions + slippage = revised budget", "revised_budget", ("approved_budget", "additions", "slippage"),
              _plus, ("additions", "slippage")),),
    tuple(Relation(f"{part} / approved budget = slippage percent", "slippage_percent", (part, "approved_budget"), _share)
          for part in ("slippage", "variance")),
    (Relation("numerator / denominator = current", "current", ("numerator", "denominator"), _share, unit="percent"),),
    (Relation("numerator / denominator = current", "current", ("numerator", "denominator"), _quotient, unit="number"),),
    (Relation("(current - target) / target = target variance", "target_variance", ("current", "target"), _off),
     Relation("(current - target) / target = target variance", "target_variance", ("current", "target"), _off_by),
     Relation("current - target = target variance", "target_variance", ("current", "target"), _minus),
     Relation("target - current = target variance", "target_variance", ("current", "target"), _less)),
    *((Relation(f"{stage}likelihood x {stage}impact = {stage}score".replace("_", " "), f"{stage}score",
                (f"{stage}likelihood", f"{stage}impact"), _times),) for stage in ("", "initial_", "target_", "previous_")),
    (*(Relation(f"savings target - savings {end} = savings {rest.replace('_', ' ')}", f"savings_{rest}",
                ("savings_target", f"savings_{end}"), _minus) for rest in ("shortfall", "at_risk") for end in ("forecast", "achieved")),
     Relation("savings forecast - savings target = variance", "variance", ("savings_forecast", "savings_target"), _minus)),
)


# --- sums --------------------------------------------------------------------------------------------------------------


def _sums(measures: Sequence[Measure]) -> Mapping[int, list[Check]]:
    """For each row that calls itself a total: whether what stands above it sums to it, figure by figure, each period for itself.

    That are the rows up to the total before, or the totals before with the rows since.
    """
    found: dict[int, list[Check]] = {}
    for period in dict.fromkeys(measure.period for measure in measures):
        rows: list[Measure] = []
        totals: list[Measure] = []
        for at, measure in enumerate(measures):
            if measure.period != period:
                continue
            if not is_total(measure.name):
                rows.append(measure)
                continue
            of_rows, of_totals = _tried("rows", rows, measure), _tried("totals", [*totals, *rows], measure) if totals else []
            if best := max((of_rows, of_totals), key=len):
                found[at] = best
            totals = [measure] if best and best is of_totals else [*totals, measure]
            rows = []
    return found


def _tried(what: str, rows: Sequence[Measure], total: Measure) -> list[Check]:
    """The sums that could be tried, or none where most don't hold: then the total is of something else."""
    checks = [check for role in total.figures if (check := _sum(what, role, rows, total))] if len(rows) >= 2 else []
    return checks if sum(check.holds for check in checks) > len(checks) / 2 else []


def is_total(name: str) -> bool:
    """Whether a row calls itself the sum of others."""
    return name.casefold().replace("-", "").split()[:1] in (["total"], ["totals"], ["subtotal"]) or name.casefold().endswith(" total")


def _sum(what: str, role: str, rows: Sequence[Measure], total: Measure) -> Check | None:
    printed = _printed(total, role)
    parts = [_printed(row, role, nil=_is_dash(row, role)) for row in rows]
    if printed is None or role.endswith("percent") or total.figures[role].unit == "percent" or any(part is None for part in parts):
        return None
    return Check(f"{what} sum to total: {role.replace('_', ' ')}", meet(_plus(*(part for part in parts if part is not None)), printed))


def _is_dash(row: Measure, role: str) -> bool:
    return row.details.get(role.replace("_", " "), "").strip() in ("-", "–", "—")
