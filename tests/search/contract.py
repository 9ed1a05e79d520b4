"""What every engine must do. `test_engines.py` runs all of it for each one; nothing here knows which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import IndexBusy
from search.engine import Engine, Filters, Reader
from search.engines import engine as engine_by_name
from search.fields import Document, document
from search.query import All, And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from tests.search import making, oracle

DOCUMENTS = [document(each.record, each.report) for each in making.held()]
ALL = Filters()
# One inherited test runs for several engines on purpose: what fails for one is tried on the other too.
SAME = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])

words = st.sampled_from([*making.VOCABULARY, "absent", "nothing"])
single = st.sampled_from(["agency", "staff", "placement", "children", "budgets", "costs", "report", "the"])
leaves: st.SearchStrategy[Query] = st.one_of(
    st.just(All()),
    words.map(Word),
    st.lists(words, min_size=1, max_size=3).map(" ".join).map(Phrase),
    st.sampled_from(["a", "ag", "over", "ni_0", "child", "xyz", "1,4"]).map(Prefix),
    st.builds(Fuzzy, st.sampled_from(["teh", "agancy", "staf", "plaecment", "costs", "zzzzz"]), st.sampled_from([1, 2])),
    st.builds(Near, st.lists(single, min_size=2, max_size=3, unique=True).map(lambda each: tuple(map(Word, each))), st.integers(1, 6)),
    st.builds(Field, st.just("kind"), st.sampled_from(["measure", "table", "commentary"])),
    st.builds(Field, st.just("authority"), st.sampled_from(["E09000003", "E08000017", "nowhere council"])),
    st.builds(Field, st.just("period"), st.sampled_from(["2012/13", "2011/12 Q2", "Q3"])),
    st.builds(Field, st.just("theme"), st.sampled_from(making.THEMES)),
    st.builds(Field, st.just("direction"), st.sampled_from(["up", "worse", "overspend"])),
    st.builds(Field, st.just("code"), st.sampled_from(["NI_068", "ni 68", "2.3", "cyp", "4"])),
    st.builds(Field, st.just("without"), st.just("locum")),
    st.builds(Compare, st.just("amount"), st.sampled_from(["<", "<=", ">", ">=", "="]), st.sampled_from([500.0, 20_000.0]), st.just("")),
    st.builds(Compare, st.just("value"), st.sampled_from(["<", ">="]), st.sampled_from([42.9, 50.0, 230.0]), st.sampled_from(["", "%"])),
    st.builds(Since, st.sampled_from([date(2012, 1, 1), date(2012, 12, 28)])),
    st.builds(Until, st.sampled_from([date(2011, 12, 31), date(2012, 4, 1)])),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Not),
        inner.map(Lesser),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=5,
)
filters = st.builds(
    Filters,
    kind=st.sampled_from([(), (), ("measure",), ("measure", "table")]),
    authority=st.sampled_from([(), (), ("E09000003",), ("E08000017", "nowhere council")]),
    period=st.sampled_from([(), (), ("2012/13",), ("2011/12 Q1", "2012/13 Q2")]),
    theme=st.sampled_from([(), (), ("agency-staff",), ("agency-staff", "fostering")]),
    rag=st.sampled_from([(), (), ("red",), ("red", "green")]),
    direction=st.sampled_from([(), (), ("up",), ("worse", "saving")]),
    region=st.sampled_from([(), (), ("London",)]),
    code=st.sampled_from([(), (), ("SC004",)]),
    report=st.sampled_from([(), (), (DOCUMENTS[0].report,)]),
)


class Contract:
    """Every engine's tests. A subclass names the engine."""

    name: str

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls) -> Engine:
        return engine_by_name(cls.name)

    @pytest.fixture(scope="class")
    @classmethod
    def reader(cls, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
        folder = tmp_path_factory.mktemp(cls.name)
        write(engine, folder, DOCUMENTS)
        reader = engine.reader(folder)
        yield reader
        reader.close()

    @SAME
    @given(tree=trees, filters=filters)
    def test_finds_exactly_what_the_rules_say(self, reader: Reader, tree: Query, filters: Filters) -> None:
        expected = {each.id for each in DOCUMENTS if oracle.matches(tree, each) and oracle.passes(filters, each)}
        assert {found.id for found in reader.search(tree, filters, "relevance", 1000)} == expected

    @SAME
    @given(tree=trees, filters=filters)
    def test_counts_every_facet_as_if_it_were_open(self, reader: Reader, tree: Query, filters: Filters) -> None:
        total, counts = reader.count(tree, filters)
        assert total == sum(oracle.matches(tree, each) and oracle.passes(filters, each) for each in DOCUMENTS)
        assert {facet: dict(values) for facet, values in counts.items()} == oracle.count(tree, filters, DOCUMENTS)

    @SAME
    @given(tree=trees, limit=st.integers(0, 30))
    def test_a_shorter_list_is_the_beginning_of_a_longer_one(self, reader: Reader, tree: Query, limit: int) -> None:
        scores = [found.score for found in reader.search(tree, ALL, "relevance", 1000)]
        assert scores == sorted(scores, reverse=True)
        short = [found.score for found in reader.search(tree, ALL, "relevance", limit)]
        assert short == pytest.approx(scores[:limit], rel=1e-4)

    def test_sorts_by_period_newest_first(self, reader: Reader) -> None:
        ends = {each.id: each.end or 0 for each in DOCUMENTS}
        order = [ends[found.id] for found in reader.search(All(), ALL, "period", 1000)]
        assert order == sorted(ends.values(), reverse=True)

    def test_sorts_by_authority_from_a(self, reader: Reader) -> None:
        names = {each.id: each.authority_name for each in DOCUMENTS}
        order = [names[found.id] for found in reader.search(All(), ALL, "authority", 1000)]
        assert order == sorted(names.values())

    def test_sorts_by_the_largest_amount(self, reader: Reader) -> None:
        amounts = {each.id: each.largest for each in DOCUMENTS}
        order = [amounts[found.id] for found in reader.search(All(), ALL, "amount", 1000)]
        assert order == sorted(amounts.values(), reverse=True)

    def test_a_heading_weighs_more_than_the_body(self, engine: Engine, tmp_path: Path) -> None:
        head, body = DOCUMENTS[0], DOCUMENTS[1]
        same = {"stems": "agenc staff ¶ other", "exact": "agency staff ¶ other"}
        write(engine, tmp_path, [changed(body, head="other", **same), changed(head, head="agenc staff", **same)])
        assert [found.id for found in opened(engine, tmp_path).search(Word("agency"), ALL, "relevance", 2)] == [head.id, body.id]

    def test_words_that_stand_together_weigh_more(self, engine: Engine, tmp_path: Path) -> None:
        together, apart = DOCUMENTS[0], DOCUMENTS[1]
        write(
            engine,
            tmp_path,
            [
                changed(apart, head="", stems="agenc x y z u v w staff", exact="agency x y z u v w staff"),
                changed(together, head="", stems="x y agenc staff z u v w", exact="x y agency staff z u v w"),
            ],
        )
        tree = And((Word("agency"), Word("staff")))
        assert [found.id for found in opened(engine, tmp_path).search(tree, ALL, "relevance", 2)] == [together.id, apart.id]

    def test_many_that_have_the_words_come_once_each_and_in_one_order(self, engine: Engine, tmp_path: Path) -> None:
        """However many are asked for; those that have the words together are among the first."""
        between = {number: "" if number % 40 == 7 else "x y z u v w" for number in range(1200)}
        stems = {number: f"x y agenc {words} staff {'¶ ' * (number % 9)}" for number, words in between.items()}
        many = [changed(DOCUMENTS[0], id=f"{number}", head="", fold=0, stems=stems[number]) for number in stems]
        write(engine, tmp_path, many)
        reader, tree = opened(engine, tmp_path), And((Word("agency"), Word("staff")))
        every = reader.search(tree, ALL, "relevance", 2000)
        assert sorted(found.id for found in every) == sorted(each.id for each in many)
        assert [found.score for found in every] == sorted((found.score for found in every), reverse=True)
        for limit in (1, 20, 700):
            assert reader.search(tree, ALL, "relevance", limit) == every[:limit]
        assert sum(int(found.id) % 40 == 7 for found in every[:10]) >= 8

    def test_what_says_the_same_is_found_by_its_fold(self, engine: Engine, tmp_path: Path) -> None:
        write(engine, tmp_path, [changed(DOCUMENTS[0], fold=7), changed(DOCUMENTS[1], fold=7), changed(DOCUMENTS[2], fold=2**62 + 1)])
        reader = opened(engine, tmp_path)
        assert {found.id for found in reader.folded([7, 0])} == {DOCUMENTS[0].id, DOCUMENTS[1].id}
        assert {found.id for found in reader.folded([2**62 + 1])} == {DOCUMENTS[2].id}
        assert not reader.folded([])

    def test_a_report_can_be_taken_out_and_written_anew(self, engine: Engine, tmp_path: Path) -> None:
        write(engine, tmp_path, DOCUMENTS)
        before = engine.reader(tmp_path)
        gone = DOCUMENTS[0].report
        writer = engine.writer(tmp_path)
        writer.remove(gone)
        writer.add(changed(DOCUMENTS[0], stems="quite new", exact="quite new"))
        writer.commit()
        writer.close()
        assert [found.id for found in opened(engine, tmp_path).search(Word("new"), ALL, "relevance", 9)] == [DOCUMENTS[0].id]
        assert opened(engine, tmp_path).count(Field("report", gone), ALL)[0] == 1
        assert before.count(All(), ALL)[0] == len(DOCUMENTS), "who reads goes on reading the state that was opened"

    def test_what_was_not_committed_is_not_there(self, engine: Engine, tmp_path: Path) -> None:
        write(engine, tmp_path, DOCUMENTS[:5])
        writer = engine.writer(tmp_path)
        writer.add(DOCUMENTS[6])
        writer.close()
        assert opened(engine, tmp_path).count(All(), ALL)[0] == 5

    def test_a_second_writer_is_refused(self, engine: Engine, tmp_path: Path) -> None:
        writer = engine.writer(tmp_path)
        with pytest.raises(IndexBusy):
            engine.writer(tmp_path)
        writer.close()
        engine.writer(tmp_path).close()

    def test_an_empty_index_answers(self, engine: Engine, tmp_path: Path) -> None:
        write(engine, tmp_path, [])
        reader = opened(engine, tmp_path)
        assert not reader.search(Word("agency"), ALL, "relevance", 10)
        assert reader.count(All(), Filters(kind=("measure",)))[0] == 0


def write(engine: Engine, folder: Path, documents: list[Document]) -> None:
    writer = engine.writer(folder)
    for each in documents:
        writer.add(each)
    writer.commit()
    writer.close()


def opened(engine: Engine, folder: Path) -> Reader:
    return engine.reader(folder)


def changed(document: Document, **fields: object) -> Document:
    from dataclasses import replace

    return replace(document, **fields)  # type: ignore[arg-type]
