"""The analyser: text to the words that are indexed, asked for and marked. There is only this one.

Every text becomes two streams of tokens that run side by side. The *exact* stream holds what is printed, in lower case ("children's",
"1,456", "ni_068"); quoted words, prefixes and spellings are looked for there. The *stem* stream holds what is meant ("child", "1456",
"ni 68"): British and American spellings meet, so do the families of `spellings.toml`, and codes fall into their parts.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import snowballstemmer

ANALYSER_VERSION = 2
"""Raise it when the same text gives other tokens; `spellings.toml` needs no raising, `stamp` sees it."""

_SPELLINGS = Path(__file__).with_name("spellings.toml")
_SURFACE = re.compile(r"[^\W_]+(?:[.,_'’&][^\W_]+)*")
_CHUNK = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_POSSESSIVE = re.compile(r"['’]s?$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", " " * 10)
"""Small raised figures lead to footnotes; plain letters would make "43²" the number 432."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """What `spellings.toml` says."""

    beginnings: dict[str, str]
    beginning: re.Pattern[str]
    """Any of `beginnings`, the longest that fits."""
    endings: tuple[tuple[re.Pattern[str], str], ...]
    ending: re.Pattern[str]
    """Any of `endings`."""
    pairs: tuple[str, ...]
    """Two words that some write as one."""
    kept: frozenset[str]
    families: dict[str, str]
    stopwords: frozenset[str]
    counting: frozenset[str]
    """Words that figures and periods are made of."""
    turning: frozenset[str]
    """Words that turn what is said."""


@cache
def spellings() -> Spellings:
    data = tomllib.loads(_SPELLINGS.read_text(encoding="utf-8"))
    return Spellings(
        beginnings=data["beginnings"],
        beginning=re.compile("|".join(sorted(data["beginnings"], key=len, reverse=True))),
        endings=tuple((re.compile(pattern + "$"), meant) for pattern, meant in data["endings"].items()),
        ending=re.compile("|".join(f"(?:{pattern})$" for pattern in data["endings"])),
        pairs=tuple(data["pairs"]),
        kept=frozenset(data["kept"]),
        families={member: head for head, members in data["families"].items() for member in (head, *members)},
        stopwords=frozenset(data["stopwords"]),
        counting=frozenset(data["counting"]),
        turning=frozenset(data["turning"]),
    )


def stamp() -> str:
    """Changes whenever the analyser would give other tokens than before."""
    return f"{ANALYSER_VERSION}-{_stemmers()}-{hashlib.sha256(_SPELLINGS.read_bytes()).hexdigest()[:12]}"


def _stemmers() -> str:
    """The stemmer's versions: PyStemmer does the same faster where it is installed, and another release may stem otherwise."""
    installed = []
    for name in ("snowballstemmer", "PyStemmer"):
        with suppress(PackageNotFoundError):
            installed.append(version(name))
    return "/".join(installed)


def exact(text: str) -> list[str]:
    """The words of a text as they stand in the exact stream."""
    return streams([text])[0][0].split()


def stems(text: str) -> list[str]:
    """The tokens of a text in the stem stream; one printed word can give several ("NI_068": ni, 68)."""
    return streams([text])[1][0].split()


def streams(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Both streams of each of several texts, exact and stem, each token between single spaces."""
    both = [_PASSAGES[text] for text in texts]
    return [exact for exact, _ in both], [stemmed for _, stemmed in both]


BREAK = "¶"
"""A token between two passages, so that no phrase reaches from one into the next."""
_SEAM = "\0¶"
"""What stands for it where texts are analysed together: nothing that is printed."""


def joined(texts: Iterable[str]) -> tuple[str, str]:
    """Both streams of several texts as one, with a BREAK between each two; for texts that hardly ever come again."""
    return _passage(f" {_SEAM} ".join(texts))


@dataclass(frozen=True, slots=True)
class Stream:
    """Tokens, and for each the index of the word it was printed in."""

    tokens: tuple[str, ...]
    words: Sequence[int]


def aligned(words: Sequence[str]) -> tuple[Stream, Stream]:
    """Both streams of words that follow each other, exact and stem."""
    if not words:
        return Stream((), ()), Stream((), ())
    exacts, stemmed = zip(*map(_CHUNKS.__getitem__, words), strict=True)
    meant = _stream(stemmed)
    return _stream(exacts), Stream(tuple(_paired(" ".join(meant.tokens)).split()), meant.words)


def _stream(texts: tuple[str, ...]) -> Stream:
    """Most words are one token; some are none or several."""
    if all(texts) and " " not in "".join(texts):
        return Stream(texts, range(len(texts)))
    pairs = [(token, index) for index, text in enumerate(texts) for token in text.split()]
    return Stream(tuple([token for token, _ in pairs]), [index for _, index in pairs])


class _Memo(dict[str, tuple[str, str]]):
    """What was analysed before, exact tokens and stems: words repeat, and so do headings and names. Emptied when it has grown large."""

    def __init__(self, analyse: Callable[[str], tuple[str, str]], most: int, longest: int) -> None:
        super().__init__()
        self._analyse, self._most, self._longest = analyse, most, longest

    def __missing__(self, text: str) -> tuple[str, str]:
        result = self._analyse(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = result
        return result


def _passage(text: str) -> tuple[str, str]:
    chunks = text.split()
    if not chunks:
        return "", ""
    exacts, stemmed = zip(*map(_CHUNKS.__getitem__, chunks), strict=True)
    return " ".join(filter(None, exacts)), _paired(" ".join(filter(None, stemmed)))


def _paired(stream: str) -> str:
    """A stem stream in which each part of a pair stands for the whole: "out turn" is "outturn outturn", as many tokens as before."""
    for pair, (pattern, one) in _pairs().items():
        if pair in stream:
            stream = pattern.sub(f"{one} {one}", stream)
    return stream


@cache
def _pairs() -> dict[str, tuple[re.Pattern[str], str]]:
    """By the stems of a pair: how it is found in a stream, and the stem of the one word."""
    stemmed = {pair: " ".join(stem for word in pair.split() for stem in _letters(word)) for pair in spellings().pairs}
    return {two: (re.compile(rf"(?<!\S){two}(?!\S)"), _letters(pair.replace(" ", ""))[0]) for pair, two in stemmed.items()}


def whole(text: str) -> str | None:
    """The one word for a pair that is written as two, in any of its forms: "outturn" for "out-turns"; None for anything else."""
    return _wholes().get(tuple(stems(text)))


@cache
def _wholes() -> dict[tuple[str, ...], str]:
    return {tuple(stems(pair)): pair.replace(" ", "") for pair in spellings().pairs}


def _chunk(chunk: str) -> tuple[str, str]:
    """What stands between two blanks."""
    if chunk == _SEAM:
        return BREAK, BREAK
    found = _surfaces(chunk)
    exact, stemmed = " ".join(found).lower(), " ".join(filter(None, map(_analysed, found)))
    # Equal strings are one string: the memo stays small, and what is small is near at hand.
    exact = chunk if exact == chunk else exact
    return exact, exact if stemmed == exact else stemmed


def _surfaces(chunk: str) -> list[str]:
    """The words in a chunk as printed. Ligatures and other presentation forms become plain letters: "ﬁgures" is "figures"."""
    return _SURFACE.findall(chunk if chunk.isascii() else unicodedata.normalize("NFKC", chunk.translate(_RAISED)))


def _analysed(surface: str) -> str:
    word = surface.lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word.isalpha():
        return " ".join(_letters(word))
    word = _POSSESSIVE.sub("", word).replace("'", "").replace("’", "")
    return " ".join(stem for chunk in _CHUNK.findall(word) for stem in (_number(chunk) if chunk[0].isdigit() else _letters(chunk)))


def _number(chunk: str) -> list[str]:
    """"1,456" is 1456 and "068" is 68; "1.8" stays; "2.3.3" is a code of three parts."""
    if _GROUPED.fullmatch(chunk):
        return [chunk.replace(",", "")]
    if _DECIMAL.fullmatch(chunk):
        return [chunk]
    return [part.lstrip("0") or "0" for part in re.split("[.,]", chunk) if part]


def _letters(word: str) -> list[str]:
    rules = spellings()
    if begun := rules.beginning.match(word):
        word = rules.beginnings[begun[0]] + word[begun.end() :]
    if rules.ending.search(word) and word not in rules.kept:
        for pattern, meant in rules.endings:
            word = pattern.sub(meant, word)
    return [str(_stemmer().stemWord(rules.families.get(part, part))) for part in word.split()]


@cache
def _stemmer() -> snowballstemmer.stemmer:
    made = snowballstemmer.stemmer("english")
    # Its own memory of words, beside ours, takes more time than it saves.
    made.maxCacheSize = 0
    return made


_CHUNKS = _Memo(_chunk, most=500_000, longest=60)
_PASSAGES = _Memo(_passage, most=100_000, longest=80)
