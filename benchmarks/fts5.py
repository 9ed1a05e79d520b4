"""SQLite FTS5 as a peer: the same records, top 20 with snippets, and five facets counted by SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.ready import Text

_FACETS = ("kind", "authority", "period", "rag", "theme")


class Fts5:
    """An index in one file, opened or, where there is none, made."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.db = sqlite3.connect(file)
        self.db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(head, body, tokenize='porter unicode61');"
            "CREATE TABLE IF NOT EXISTS facts (rowid INTEGER PRIMARY KEY, report, kind, authority, period, rag, theme);"
            "CREATE INDEX IF NOT EXISTS of_report ON facts (report);"
        )

    def add(self, texts: Iterable[Text]) -> None:
        for text in texts:
            facts = (text.report, text.kind, text.authority, text.period, text.rag, text.themes[0] if text.themes else "")
            added = self.db.execute("INSERT INTO facts(report, kind, authority, period, rag, theme) VALUES (?, ?, ?, ?, ?, ?)", facts)
            row = added.lastrowid
            self.db.execute("INSERT INTO texts(rowid, head, body) VALUES (?, ?, ?)", (row, text.head, text.body))
        self.db.commit()

    def replace(self, report: str, texts: Iterable[Text]) -> None:
        """What a report gives now instead of what it gave before, in one transaction."""
        self.db.execute("DELETE FROM texts WHERE rowid IN (SELECT rowid FROM facts WHERE report = ?)", (report,))
        self.db.execute("DELETE FROM facts WHERE report = ?", (report,))
        self.add(texts)

    def search(self, words: str, kind: str = "") -> tuple[list[object], dict[str, list[object]]]:
        match = " ".join(f'"{word}"' for word in words.split())
        narrowed = "AND facts.kind = ?" if kind else ""
        values = (match, kind) if kind else (match,)
        join = f"FROM texts JOIN facts ON facts.rowid = texts.rowid WHERE texts MATCH ? {narrowed}"
        # Ordering by an expression is several times faster than by `rank` where filters are.
        shown = "texts.rowid, bm25(texts, 2.0, 1.0) AS score, snippet(texts, 1, '<mark>', '</mark>', '…', 40)"
        top = self.db.execute(f"SELECT {shown} {join} ORDER BY score LIMIT 20", values)
        counts = {facet: self.db.execute(f"SELECT {facet}, count(*) {join} GROUP BY {facet}", values).fetchall() for facet in _FACETS}
        return top.fetchall(), counts

    def close(self) -> None:
        self.db.close()

    def remove(self) -> None:
        self.close()
        for ending in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
