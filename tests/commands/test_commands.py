"""search, show, export, status and help: for people on a terminal, and for machines."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outturn import COMMANDS, main
from tests.commands.conftest import ROOT, Indexed, outturn


def ask(indexed: Indexed, *arguments: object) -> Result:
    """A command within this process."""
    return CliRunner().invoke(main, ["--library", str(indexed.library), *map(str, arguments)])


def test_a_search_for_people(indexed: Indexed) -> None:
    """The passage, whose it is, its page and its id."""
    result = ask(indexed, "search", "agency staff")
    assert result.exit_code == 0
    assert "agency staff" in result.output
    assert "Barnet, Quarter 1 2013/14" in result.output
    assert "page 1" in result.output
    assert "<mark>" not in result.output


def test_a_search_for_machines(indexed: Indexed) -> None:
    """The promised JSON: query, total, hits as exported with score and snippets, facets with counts."""
    answer = json.loads(ask(indexed, "search", "agency staff", "--json").stdout)
    assert {"query", "total", "hits", "facets"} <= answer.keys()
    assert {"given", "understood", "notes"} <= answer["query"].keys()
    (hit, *_) = answer["hits"]
    assert {"id", "kind", "document", "pages", "boxes", "score", "snippets"} <= hit.keys()
    assert hit["snippets"][0].keys() == {"field", "html"}
    assert {"value", "label", "count"} <= answer["facets"]["authority"][0].keys()


def test_filters_narrow_and_complete(indexed: Indexed) -> None:
    """Names as people write them; a value that nothing has is said, with exit code 2."""
    found = json.loads(ask(indexed, "search", "agency", "--authority", "barn", "--period", "2013-14 Q1", "--json").stdout)
    assert found["total"] >= 1
    assert json.loads(ask(indexed, "search", "agency", "--authority", "Kent", "--json").stdout)["total"] == 0
    result = ask(indexed, "search", "agency", "--period", "sometime")
    assert (result.exit_code, result.stderr) == (2, "outturn: there is no period 'sometime'\n")


@pytest.mark.parametrize("query", ['"', "AND", "-", "(((", "a:b:c", "£", "=*~", "🙂"])
def test_no_query_is_an_error(indexed: Indexed, query: str) -> None:
    """Whatever is typed is answered."""
    assert ask(indexed, "search", "--json", "--", query).exit_code == 0


def test_show_takes_what_search_printed(indexed: Indexed) -> None:
    """By id or its beginning; as text or as exported; unknown ids with exit code 2."""
    (hit, *_) = json.loads(ask(indexed, "search", "agency staff", "--json").stdout)["hits"]
    result = ask(indexed, "show", hit["id"][:12])
    assert "page 1" in result.output and "agency staff" in result.output
    shown = json.loads(ask(indexed, "show", hit["id"], "--json").stdout)
    assert shown == {key: hit[key] for key in shown}
    assert ask(indexed, "show", "nothing").exit_code == 2


def test_exports_agree(indexed: Indexed, tmp_path: Path) -> None:
    """JSON lines, CSV and Parquet hold the same records, and the same library gives the same bytes."""
    from pyarrow import parquet

    lines = ask(indexed, "export").stdout
    assert lines == ask(indexed, "export").stdout
    ids = [json.loads(line)["id"] for line in lines.splitlines()]
    rows = list(csv.DictReader(io.StringIO(ask(indexed, "export", "--format", "csv").stdout, newline="")))
    assert [row["id"] for row in rows] == ids != []
    assert ask(indexed, "export", "--format", "parquet", "--output", tmp_path / "all.parquet").exit_code == 0
    assert parquet.read_table(tmp_path / "all.parquet").column("id").to_pylist() == ids
    assert [path.name for path in tmp_path.iterdir()] == ["all.parquet"]


def test_no_formula_leaves_in_a_csv(indexed: Indexed) -> None:
    """A sentence of the report that begins with = is text to a spreadsheet."""
    rows = csv.DictReader(io.StringIO(ask(indexed, "export", "--format", "csv", "--kind", "commentary").stdout, newline=""))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_an_export_that_cannot_be_written(indexed: Indexed, tmp_path: Path) -> None:
    """One line, exit code 2, and no half file."""
    result = ask(indexed, "export", "--output", tmp_path / "no" / "folder.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("outturn: ") and result.stderr.count("\n") == 1
    assert ask(indexed, "export", "--format", "parquet").exit_code == 2


def test_status_lists_every_file_with_its_reason(indexed: Indexed) -> None:
    """For machines every source with state and reason; for people the failures with what to do."""
    told = json.loads(ask(indexed, "status", "--json").stdout)
    states = {Path(entry["path"]).name: entry for entry in told["reports"]}
    assert {name: entry["state"] for name, entry in states.items()} == {
        "good.pdf": "held", "text.pdf": "failed", "locked.pdf": "failed", "empty.pdf": "failed",
    }  # fmt: skip
    assert "password" in states["locked.pdf"]["reason"]
    assert states["good.pdf"]["report"]["authority"] == "Barnet"
    text = ask(indexed, "status").output
    assert "1 reports held; 3 files could not be read" in text and "--retry-failed" in text


def test_status_of_one_report_tells_what_became_of_its_words(indexed: Indexed) -> None:
    """The ledger: words, share unread, and where."""
    (held,) = [entry["report"] for entry in json.loads(ask(indexed, "status", "--json").stdout)["reports"] if entry["report"]]
    told = json.loads(ask(indexed, "status", "--report", held["id"][:8], "--json").stdout)
    assert told["ledger"]["words"] >= told["ledger"]["recorded"] > 0
    assert 0 <= told["unread_share"] <= 1
    assert "words" in ask(indexed, "status", "--report", held["id"][:8]).output


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    """`--help` of each command says what it does."""
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output and len(result.output.splitlines()) > 4


@pytest.mark.parametrize("heavy", ["sqlalchemy", "pymupdf", "spacy", "flask", "waitress", "pyarrow", "tantivy", "rich"])
def test_help_imports_nothing_heavy(heavy: str, tmp_path: Path) -> None:
    """`outturn --help` answers at once: what a command doesn't use isn't imported."""
    code = f"import sys, outturn; outturn.main(['--help'], standalone_mode=False); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False).returncode == 0


def test_search_imports_nothing_of_the_extractor(indexed: Indexed) -> None:
    """A search needs neither PyMuPDF nor spaCy nor Flask."""
    arguments = ["--library", str(indexed.library), "search", "agency"]
    heavy = "{'pymupdf', 'spacy', 'flask', 'pyarrow'}"
    code = f"import sys, outturn; outturn.main({arguments!r}, standalone_mode=False); sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False).returncode == 0


def test_an_unknown_command_is_a_usage_error(indexed: Indexed) -> None:
    """Exit code 2, as for any option that isn't there."""
    assert outturn("fetch", library=indexed.library).returncode == 2


def test_a_reader_that_has_seen_enough(indexed: Indexed) -> None:
    """`outturn export | head` ends without a complaint."""
    command = f"{sys.executable} outturn.py --library '{indexed.library}' export | head -c 5"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert (run.stdout, run.stderr) == (b'{"id"', b"")
