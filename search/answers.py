"""Results as JSON: what `outturn search --json` and `/search.json` print."""

from __future__ import annotations

from dataclasses import asdict

from corpus.records import to_json as record_to_json
from search.engine import Hit, Results


def to_json(results: Results) -> dict[str, object]:
    """The query as given and understood, total, hits as exported records with score and snippets, facets."""
    query = results.query
    return {
        "query": {
            "given": query.given,
            "understood": query.understood,
            "notes": list(query.notes),
            "related": [asdict(related) for related in query.related],
        },
        "total": results.total,
        "more": results.more,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {facet: [asdict(count) for count in counts] for facet, counts in results.facets.items()},
    }


def _hit(hit: Hit) -> dict[str, object]:
    also = [{"id": each.record, "report": each.report.id, "title": each.report.title, "same": each.same} for each in hit.also_in]
    return {
        **record_to_json(hit.record, hit.report),
        "score": round(hit.score, 4),
        "snippets": [asdict(snippet) for snippet in hit.snippets],
        "also_in": also,
    }
