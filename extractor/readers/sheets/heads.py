"""What the head of a column means in a kind of table, by its own words and by the heads that stand over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.periods import parse_period
from extractor.readers.sheets.bands import Band
from extractor.vocabulary import FIGURES, Sense, TableKind, contains, head_words, sense, vocabulary, words

OF_A_NET = ("variance", "variance_percent", "variance_to_date", "forecast", "actual", "movement", "previous_variance")
"""What is of the net budget under "Net"; under "Gross" or "Income" the same words are of a part of it."""
OF_A_BUDGET = ("original_budget", "approved_budget", "additions", "brought_forward")
"""What a budget is made up of, and so stands under its head."""


def meaning(parts: Sequence[str], kind: TableKind) -> Sense | None:
    """What the parts of a head, from the top down, mean; None where that is not known.

    The lowest part says it, unless it and those over it are a phrase of their own, or what stands over it speaks of other things.
    """
    if not parts:
        return None
    lowest, whole = sense(parts[-1], kind), _whole(parts, kind)
    group = next((meant for part in reversed(parts[:-1]) if (meant := sense(part, kind)) and meant.group in FIGURES), None)
    if group and group.role == "benchmark":
        return group
    if lowest and (stretch := _stretch(parts[:-1], kind)) is not None:
        return replace(lowest, role=role) if (role := stretch.get(lowest.role, lowest.role)) else None
    if whole is not None and whole.confidence >= 0.95:
        return whole
    if kind == "indicator" and any((of_money := sense(part, "budget")) and of_money.role.endswith("_budget") for part in parts[:-1]):
        return None  # "Current" under "Budget" is no indicator's
    if lowest is None and len(parts) > 1 and (turned := sense(f"{parts[-1]} {parts[-2]}", kind)) and turned.confidence >= 0.95:
        return turned  # "Original" under "Budget"
    if lowest is None:
        return whole or (group if parse_period(parts[-1]) else None)
    if group is None or lowest.group not in FIGURES or group.role == lowest.role:
        return lowest
    return _in_group(lowest, group, kind)


def of_a_part(band: Band, index: int, kind: TableKind) -> bool:
    """Whether a head of a budget stands under an unknown one ("Pay", "Grant"), and the same under another: it is not of the whole.

    What stands over one column alone is the first line of its head: "Real" over "Variance".
    """
    parts = band.heads[index]
    if kind != "budget" or len(parts) < 2 or not _unknown(parts, kind):
        return False
    if sum(other[:-1] == parts[:-1] for other in band.heads) < 2:
        return False
    lowest = head_words(parts[-1])
    return any(len(other) > 1 and other[:-1] != parts[:-1] and head_words(other[-1]) == lowest for other in band.heads)


def _unknown(parts: Sequence[str], kind: TableKind) -> bool:
    """Whether what stands over the lowest part says something, and neither a figure, nor a stretch or a period that is known."""
    over, whole = " ".join(parts[:-1]), _whole(parts, kind)
    if any(letter.isdigit() for letter in over) or all(word in vocabulary().ignored for word in head_words(over)):
        return False
    known = sense(over, kind) or (whole and whole.confidence >= 0.95)
    return not known and _stretch(parts[:-1], kind) is None


def _whole(parts: Sequence[str], kind: TableKind) -> Sense | None:
    """What the parts say together: all of them, or the lower ones where they are a phrase: "Change from" over "previous year"."""
    joined = (sense(" ".join(parts[start:]), kind) for start in range(len(parts) - 1))
    exact = next((meant for meant in joined if meant and meant.confidence >= 0.95), None)
    return exact or sense(" ".join(parts), kind)


def _stretch(over: Sequence[str], kind: TableKind) -> Mapping[str, str] | None:
    """What roles become under a head that says of how much of the year they speak: a budget "to date" is the profiled one."""
    for part in reversed(over):
        said = tuple(word for word in head_words(part) if not word.isdigit())
        for name, phrases in vocabulary().stretches.items():
            if any(said == phrase or (len(phrase) > 1 and contains(said, phrase)) for phrase in phrases):
                return vocabulary().within.get(kind, {}).get(name)
    return None


def _in_group(lowest: Sense, group: Sense, kind: TableKind) -> Sense | None:
    """A figure's head under a head of other figures: "Impact" under "Inherent risk". Nothing where the two don't make one sense."""
    if kind == "risk":
        stage = {"initial_score": "initial_", "target_score": "target_", "previous_score": "previous_", "score": ""}.get(group.role)
        role = "" if stage is None else f"{stage}{lowest.role}"
        return replace(lowest, role=role) if role in vocabulary().groups["risk"] else None
    if kind == "budget":
        net = group.role in ("net", "net_budget") and lowest.role in OF_A_NET
        return lowest if net or (group.role.endswith("_budget") and lowest.role in OF_A_BUDGET) else None
    return {("previous", "current"): group, ("previous", "target"): None}.get((group.role, lowest.role), lowest)


def letter(band: Band, index: int) -> Sense | None:
    """ "L" and "I" over the two sides of an assessment of risks; a letter without its other side means nothing."""
    lowest = [words(parts[-1]) if parts else () for parts in band.heads]
    sides = {role: vocabulary().rows[role] for role in ("likelihood", "impact")}
    role = next((role for role, letters in sides.items() if lowest[index] in letters), None)
    if role is None or not all(any(head in letters for head in lowest) for letters in sides.values()):
        return None
    found, parts = Sense(role, 0.95, "risk"), band.heads[index]
    group = next((meant for part in reversed(parts[:-1]) if (meant := sense(part, "risk")) and meant.group in FIGURES), None)
    return _in_group(found, group, "risk") if group else found
