"""Records as texts and facts that lie ready in memory, for peers that are measured without our reading and analysing."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus.library import Library
from search.columns import values
from search.documents import of_reports
from search.fields import Document


@dataclass(frozen=True, slots=True)
class Text:
    """As much as `search.fields.Document` holds of a record."""

    id: str
    report: str
    head: str
    body: str
    """Its words in lower case, without punctuation: so much less for a peer to read."""
    kind: str
    authority: str
    period: str
    rag: str
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, int], ...]
    broken: tuple[tuple[str, float], ...]


def ready(folder: Path) -> list[Text]:
    """Every record of a library. What repeats is held once, so that a million take some two gigabytes."""
    library = Library.open(folder)
    texts = [text(document) for _, made in of_reports(library, [report.id for report in library.reports()]) for document in made]
    library.close()
    gc.collect()
    gc.freeze()
    return texts


def text(document: Document) -> Text:
    return Text(
        id=document.id,
        report=sys.intern(document.report),
        head=document.head,
        body=document.exact,
        kind=sys.intern(document.kind),
        authority=sys.intern(document.authority),
        period=sys.intern(document.period),
        rag=sys.intern(document.rag),
        themes=tuple(map(sys.intern, document.themes)),
        tags=tuple(map(sys.intern, document.tags())),
        columns=tuple([(sys.intern(column), sys.intern(value)) for column, value in values(document)]),
        whole=(("start", document.start or 0), ("end", document.end or 0), ("newest", document.end or 0), ("fold", document.fold)),
        broken=tuple([
            (name, number)
            for name, numbers in (
                ("amount", document.amounts),
                ("largest", (document.largest,)),
                ("value", document.values),
                ("percent", document.percents),
            )
            for number in numbers
        ]),
    )
