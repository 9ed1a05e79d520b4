"""From what was typed to what is looked for: little words don't count, themes that the query meets bring related terms, visibly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.themes import Theme, themes
from search.engine import Related, Understood
from search.parse import parse
from search.query import And, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Query, Word, either, every
from search.words import exact, spellings, stems, whole

_MOST_THEMES = 2
"""Themes that one query may bring; those with the longest term met come first."""
_MOST_TERMS = 8
"""Related terms that one theme may bring."""
_GUESSED = 4
"""Letters of a word that may be a slip; shorter ones are like too many others."""
_FAR = 7
"""Letters of a word that may have two slips in it."""
_FEW, _HARDLY_ANY = 10, 3
"""Matches, where there are fewer than which others may follow: of several words or a theme, and of two words, one of which says little."""
_TOO_MANY = 8
"""Words of a question that is eased at once."""


def understand(given: str) -> Understood:
    """A query as the engines get it, with all that is to be said about it. `without:"term"` and `without:theme` leave terms away."""
    parsed = parse(given)
    asked = paired(parsed.tree)
    tree = without_little_words(asked)
    without = [part.value for part in _parts(parsed.tree) if isinstance(part, Field) and part.name == "without"]
    refused = frozenset(" ".join(stems(value)) for value in without)
    related: list[Related] = []
    for met in _met(_words(asked)):
        terms = _terms(met, refused)
        if terms:
            tree = _widened(tree, met, terms)
            related += [Related(met.theme.slug, met.theme.title, term, f'{given.strip()} without:"{term}"') for term in terms]
    return Understood(given, str(parsed.tree) if given.strip() else "", parsed.notes, tuple(related), tree)


def respelled(understood: Understood, known: Callable[[Query], bool]) -> Understood | None:
    """Where nothing was found: words that no record has, as they may have been meant. None where all are known or none can be guessed."""
    parts, slips = list(_parts(understood.tree)), []
    for place, part in enumerate(parts):
        if isinstance(part, Word) and part.text.isalpha() and len(part.text) >= _GUESSED and not known(part):
            guesses = [Fuzzy(part.text.lower(), distance) for distance in (1, 2) if distance == 1 or len(part.text) >= _FAR]
            guess = next(filter(known, guesses), None)
            if guess:
                parts[place] = guess
                slips.append(f"no record has “{part.text}”: looked for words that are spelled like it")
    return replace(understood, notes=(*understood.notes, *slips), tree=every(parts)) if slips else None


def loosened(understood: Understood, total: int) -> Understood | None:
    """Where hardly anything has all of the words: those that have all but one come after them. None where there is enough, or one word."""
    parts = _parts(understood.tree)
    words = [part for part in parts if isinstance(part, Word | Or | Fuzzy)]
    telling = len(words) > 2 or any(isinstance(word, Or) for word in words)
    if not 2 <= len(words) <= _TOO_MANY or total >= (_FEW if telling else _HARDLY_ANY):
        return None
    nearly = either(every([word for word in words if word is not left]) for left in words)
    tree = every([*(part for part in parts if part not in words), Or((every(words), Lesser(nearly)))])
    said = "few records have" if total else "no record has"
    return replace(understood, notes=(*understood.notes, f"{said} all of these words: others have all but one"), tree=tree)


def eased(understood: Understood, total: int) -> Understood | None:
    """What to look for where nothing has all of the words: records that have some of them. None where that is nothing else."""
    parts = _parts(understood.tree)
    words = [part for part in parts if isinstance(part, Word | Or | Fuzzy)]
    if total or len(words) < 2:
        return None
    tree = every([*(part for part in parts if part not in words), either(words)])
    return replace(understood, notes=(*understood.notes, "no record has all of these words: these have some of them"), tree=tree)


def paired(tree: Query) -> Query:
    """Two words that some write as one are that word: "over spend" and "over-spend" ask for an overspend."""
    match tree:
        case Word(text):
            return Word(whole(text) or text)
        case And(parts):
            return every(_joined([paired(part) for part in parts]))
        case Or(parts):
            return either([paired(part) for part in parts])
        case Not(part):
            return Not(paired(part))
        case Near(words, distance):
            return Near(tuple(Word(whole(word.text) or word.text) for word in words), distance)
        case _:
            return tree


def _joined(parts: Sequence[Query]) -> Iterable[Query]:
    """Words that follow each other and are a pair give one."""
    last: Query | None = None
    for part in parts:
        one = whole(f"{last} {part}") if isinstance(last, Word) and isinstance(part, Word) else None
        if last is not None and one is None:
            yield last
        last = Word(one) if one else part
    if last is not None:
        yield last


def without_little_words(tree: Query) -> Query:
    """Words like "of" are left away wherever another part says more."""
    if not isinstance(tree, And):
        return tree
    kept = [part for part in tree.parts if not (isinstance(part, Word) and _is_little(part.text))]
    return every(kept) if kept else tree


def _is_little(text: str) -> bool:
    return all(word in spellings().stopwords for word in exact(text))


# --- themes -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Met:
    """A theme, and those words of the query that mean it."""

    theme: Theme
    words: tuple[Word, ...]


def _parts(tree: Query) -> Sequence[Query]:
    return tree.parts if isinstance(tree, And) else (tree,)


def _words(tree: Query) -> list[tuple[Word, ...]]:
    """The words that must all be met, alone; and alternatives together, since a theme's name may have an "or" in it.

    Quoted words mean exactly what they say.
    """
    words = [part.parts if isinstance(part, Or) else (part,) for part in _parts(tree)]
    return [tuple(part for part in parts if isinstance(part, Word)) for parts in words if all(isinstance(part, Word) for part in parts)]


@cache
def _names() -> tuple[tuple[frozenset[str], Theme], ...]:
    """What each theme is called, as stems without little words; longer names first.

    By its title and its most usual term only: who asks for something narrower ("serious case reviews") doesn't ask for all of the theme.
    """
    named = {(frozenset(_telling(name)), theme) for theme in themes() for name in (theme.title, *theme.related[:1])}
    return tuple(sorted((each for each in named if each[0]), key=lambda each: (-len(each[0]), each[1].slug)))


def _telling(name: str) -> list[str]:
    """The little words of a name tell nothing, unless hardly anything would be left: "A levels"."""
    kept = [stem for word in exact(name) if not _is_little(word) for stem in stems(word)]
    return kept if len(kept) > 1 else stems(name)


def _met(words: Iterable[tuple[Word, ...]]) -> list[_Met]:
    """Themes of which the query says a name, in any order; a word speaks for one theme only, and alternatives for none by themselves."""
    free = {together: frozenset(stem for word in together for stem in stems(word.text)) for together in words}
    found: list[_Met] = []
    for name, theme in _names():
        said = [together for together, its in free.items() if its <= name]
        if len(found) < _MOST_THEMES and any(len(each) == 1 for each in said) and frozenset().union(*(free[each] for each in said)) == name:
            found.append(_Met(theme, tuple(word for together in said for word in together)))
            free = {together: its for together, its in free.items() if together not in said}
    return found


def _terms(met: _Met, refused: frozenset[str]) -> list[str]:
    """The theme's other terms that say something new: one that holds all the words of the query would find nothing more."""
    said = frozenset(stem for word in met.words for stem in stems(word.text))
    if " ".join(stems(met.theme.slug)) in refused:
        return []
    terms = [term for term in met.theme.related if not said <= frozenset(stems(term)) and " ".join(stems(term)) not in refused]
    return terms[:_MOST_TERMS]


def _widened(tree: Query, met: _Met, terms: Sequence[str]) -> Query:
    """The words themselves; or, counting less, a related term in a record that is tagged with the theme.

    The tag keeps out what only looks like the theme: an apology for absence is no sickness absence.
    """
    slug, said = met.theme.slug, every(met.words)
    narrow = either(form for term in terms for form in _narrow(term))
    options = Or((said, Lesser(And((Field("theme", slug), narrow)))))
    taken = {*met.words, *(part for part in _parts(tree) if isinstance(part, Or) and set(part.parts) <= set(met.words))}
    return every([*(part for part in _parts(tree) if part not in taken), options])


def _narrow(term: str) -> tuple[Word | Phrase, ...]:
    """Several words as a phrase as meant; one word only in singular and plural, since its stem may be another word's ("consultation")."""
    if len(exact(term)) > 1:
        return (Word(whole(term) or term),)
    return Phrase(term), Phrase(term[:-1] if term.endswith("s") else f"{term}s")
