"""Every error of the tree has its HTTP status, given in one place."""

from __future__ import annotations

import pytest

from corpus import errors
from corpus.errors import OutturnError
from webui.statuses import STATUSES, status_of


def every(kind: type[OutturnError]) -> list[type[OutturnError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in every(child))]


@pytest.mark.parametrize("kind", every(OutturnError), ids=lambda kind: kind.__name__)
def test_every_class_of_error_has_a_status_and_a_heading(kind: type[OutturnError]) -> None:
    status, heading = status_of(kind.__new__(kind))
    assert 400 <= status < 600
    assert heading


def test_a_class_stands_before_its_base_so_that_the_nearest_one_counts() -> None:
    kinds = [kind for kind, _, _ in STATUSES]
    assert not [(early, late) for place, early in enumerate(kinds) for late in kinds[place + 1 :] if issubclass(late, early)]


def test_what_is_not_there_is_404_and_what_is_not_ready_is_503() -> None:
    assert status_of(errors.NotFound("x"))[0] == 404
    assert status_of(errors.NoIndex("x"))[0] == 503
    assert status_of(errors.LibraryBusy("x"))[0] == 503
