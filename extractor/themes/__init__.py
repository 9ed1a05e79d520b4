"""What a record is about, told by its own sentences. The work is done in `tagging`, imported when first needed: spaCy takes a while."""

from __future__ import annotations

from corpus.model import AnyRecord


def tag(record: AnyRecord) -> AnyRecord:
    """The record with its themes, the ones it is most about first, and with its mentions, in reading order."""
    from extractor.themes.tagging import tag as tagged

    return tagged(record)
