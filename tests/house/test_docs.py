"""Every way to extend Outturn has its page, and the examples on the pages run."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("adding-a-theme", "adding-a-word", "adding-a-reader", "adding-an-engine", "adding-a-view")
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run_from_top_to_bottom(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    blocks = FENCE.findall((ROOT / "docs" / f"{page}.md").read_text())
    for _, name, text in blocks:
        if name:
            (tmp_path / name).write_text(text)
    code = "\n".join(text for language, _, text in blocks if language == "python")
    assert "assert" in code, "an example without a claim shows nothing"
    exec(compile(code, f"docs/{page}.md", "exec"), {"__name__": "__main__"})


def test_the_readme_links_every_page() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [page for page in PAGES if f"docs/{page}.md" not in readme] == []
