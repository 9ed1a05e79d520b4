"""Made-up tables on pages, as councils set them: rules, shades, type and place are chance, and so is what stands around."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from random import Random

from benchmarks.made_tables.contents import KINDS, Cell, Content, Row, longer

LOOKS = {
    "grid": "td,th{border:.6pt solid #444}",
    "grey grid": "td,th{border:.5pt solid #bbb}",
    "rules": "tr{border-bottom:.5pt solid #555} table{border-top:.7pt solid #333}",
    "rules above": "tbody tr{border-top:.5pt solid #555}",
    "rule under head": "thead{border-top:1pt solid #000;border-bottom:.7pt solid #000} table{border-bottom:1pt solid #000}",
    "bare": "",
    "zebra": "tbody tr:nth-child(even){background:#e6edf5}",
    "zebra, dark head": "tbody tr:nth-child(odd){background:#eee} thead{background:#1f3b64;color:#fff}",
    "frame": "table{border:1.8pt solid #000}",
    "frame, rule under head": "table{border:1.5pt solid #000} thead{border-bottom:1.2pt solid #000}",
    "dotted": "tr{border-bottom:1pt dotted #666}",
    "dotted grid": "td,th{border:1pt dotted #666}",
    "thick frame": "td,th{border:.4pt solid #777} table{border:2pt solid #000} thead{border-bottom:2pt solid #000}",
    "upright rules": "td,th{border-left:.5pt solid #888;border-right:.5pt solid #888} table{border-top:1pt solid;border-bottom:1pt solid}",
    "white rules": "td,th{border:1pt solid #fff;background:#e8eef2} th{background:#0b4f5c;color:#fff}",
    "rules at totals": ".total{border-top:.7pt solid #000;border-bottom:.7pt solid #000} thead{border-bottom:.7pt solid #000}",
}
_UNPARTED = ("bare", "frame", "rule under head", "frame, rule under head", "rules at totals", "upright rules")
INKED = tuple(look for look in LOOKS if look not in _UNPARTED)
"""Looks that part one row of several lines from the next: nothing else tells them apart for sure."""
PLACES = ("plain",) * 6 + ("between paragraphs",) * 2 + ("in a box", "over pages", "over pages, head once", "side by side", "sideways")
"""Where a table stands. "sideways": the page's content is set turned, as it is printed."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document of one table or two side by side."""

    html: str
    contents: tuple[Content, ...]
    kind: str
    look: str
    place: str


def make(seed: int) -> Made:
    """The same seed gives the same document."""
    chance = Random(seed)
    kind = chance.choice(("budget",) * 5 + ("scorecard",) * 4 + ("plan",) * 2 + ("merged",) * 2 + ("months", "pairs"))
    place = chance.choice(PLACES)
    if place == "side by side":
        kind = "pairs"
    if place.startswith("over pages") and kind not in ("budget", "plan"):
        kind = "budget"
    look = chance.choice(INKED if kind in ("plan", "merged") else tuple(LOOKS))
    rows = 6 if place == "side by side" else chance.choice((5, 7, 9, 12, 14))
    contents = tuple(KINDS[kind](chance, rows) for _ in range(2 if place == "side by side" else 1))
    if place.startswith("over pages"):
        contents = (longer(contents[0], chance, 30 if kind == "plan" else 70),)
    return Made(_document(chance, contents, look, place, kind == "months"), contents, kind, look, place)


def _document(chance: Random, contents: tuple[Content, ...], look: str, place: str, wide: bool) -> str:
    tables = [_table(content, repeated=place != "over pages, head once") for content in contents]
    title = chance.choice(("Revenue monitoring", "Performance scorecard", "Position at quarter 3"))
    opening = "<p>This part sets out the position at the end of the quarter, and what has changed since. Brackets mean less spend.</p>"
    closing = "<p style='margin-top:12pt'>The committee is asked to note the position and to agree the actions set out in the plan.</p>"
    if place == "side by side":
        body = "<div style='display:flex;gap:24pt'>" + "".join(f"<div style='flex:1'>{table}</div>" for table in tables) + "</div>"
    elif place == "in a box":
        body = f"<div style='border:1pt solid #333;padding:8pt'><p><b>Key figures</b></p>{tables[0]}</div>"
    elif place == "between paragraphs":
        opening, body, closing = f"{opening}<p style='margin:0'>{opening[3:]}", tables[0], closing.replace("12pt", "0")
    else:
        body = tables[0]
    head = f"<head><meta charset=utf-8><style>{_style(chance, look, place, wide)}</style></head>"
    return f"<html>{head}<body><h2>Appendix {chance.randint(1, 9)}: {title}</h2>{opening}{body}{closing}</body></html>"


def _style(chance: Random, look: str, place: str, wide: bool) -> str:
    size = chance.choice((6, 6.5, 7)) if wide else chance.choice((7, 8, 9, 9, 10))
    landscape = wide or chance.random() < 0.35
    figures = chance.choice(("right", "right", "center"))
    heads = chance.choice(("center", "right", "left")) if figures == "right" else "center"
    width = "100%" if place == "side by side" else chance.choice(("100%", "100%", "auto", "85%"))
    face = chance.choice(("Arial", "Liberation Sans", "DejaVu Sans", "Times New Roman", "Carlito"))
    padding = chance.choice(("1pt 4pt", "2pt 5pt", "4pt 6pt", ".5pt 3pt"))
    return f"""@page{{size:A4 {"landscape" if landscape else "portrait"};margin:16mm}} body{{font:{size}pt '{face}';margin:0}}
p{{font-size:{max(size, 9)}pt;margin:0 0 {chance.choice((0, 6, 10))}pt}} h2{{font-size:13pt}}
table{{border-collapse:collapse;width:{width}}}
td,th{{padding:{padding};vertical-align:{chance.choice(("top", "middle", "bottom", "top"))};text-align:left}}
th{{vertical-align:{chance.choice(("bottom", "middle", "top"))};font-weight:{chance.choice(("bold", "bold", "bold", "normal"))}}}
td.figure{{text-align:{figures};white-space:nowrap}} th.figure{{text-align:{heads}}} .group{{text-align:center}}
.total{{font-weight:bold}} .section{{font-weight:{chance.choice(("bold", "bold", "normal"))}}} {LOOKS[look]}"""


def _table(content: Content, repeated: bool) -> str:
    head, body = ("".join(_row(row, tag) for row in rows) for rows, tag in ((content.head, "th"), (content.body, "td")))
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>" if repeated else f"<table><tbody>{head}{body}</tbody></table>"


def _row(row: Row, tag: str) -> str:
    return f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>"


def _cell(cell: Cell, tag: str) -> str:
    return f"<{tag} class='{cell.set}' rowspan={cell.rows} colspan={cell.columns}>{escape(cell.text)}</{tag}>"
