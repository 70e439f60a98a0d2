"""The rules on names, on drafts made of odd pieces: they never crash, point into the file, and leave quotations alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from casepages import StoreReader, _source
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.evidence import collect_evidence
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.evidence import HouseName
from srctrack.model.prose import Prose
from srctrack.rules.registry import all_rules
from srctrack.workflows.newsroom.lists import known_outlets

RULES = [r for r in all_rules() if r.code.startswith("N")]
SOURCES = [
    _source(
        {"key": "ru", "outlet": "Листок", "url": "https://listok.example/1", "language": "ru"},
        "Корреспондент «Фонтанки» видел Екатерину Добролюбскую. Буян-М ушёл в Ґданськ.",
    ),
    _source(
        {"key": "en", "outlet": "The Lantern", "url": "https://lantern.example/1", "language": "en"},
        "Judge Alma Bornstein met Inés Galván and Tim Rasmus of the Quarry Lane Gazette.",
    ),
]
PIECES = st.sampled_from(
    [
        "Fontnaka", "Fontanka", "Alma Bornsten", "Alma Bornstein", "Inés Galvan", "Galván", "Tom Rasmus", "Tim Rasmus", "Zelensky",
        "Zelenskyy", "Kiev", "chicken Kiev", "Dobrolyubskaya", "Dobrolyubksaya", "Фонтанку", "Gdańsk", "Buyan-M", "ß", "İstanbul", "ﬁnland",
        "O’Brien", "’s", "'s", "-", "--", "…", "“", "”", "«", "»", "\"", ".", ",", "\n\n", "# ", "* ", "| a | b |", "`code`", "<b>", "said",
        "reports", "the", "A.", "St.", "al-Assad", "1,000", "[The Lantern](https://lantern.example/1)", "[x](https://listok.example/1)",
        "https://Fontnaka.example/Bornsten", "\u00a0", "\u0301", "\u200b", "😀",
    ]
)  # fmt: skip
NAMES = [HouseName("Kyiv", ("Kiev",), ("chicken Kiev",)), HouseName("", (), ())]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=30))
def test_on_odd_drafts(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    with TemporaryDirectory() as folder:
        path = Path(folder, "draft.md")
        path.write_text(text, encoding="utf-8", newline="")
        draft = read_draft(str(path), annotate=annotate)
    evidence = collect_evidence(draft, StoreReader(SOURCES), known_outlets(), NAMES[:1])
    for rule in RULES:
        for found in rule.check(Analysis(draft, evidence)):
            assert 0 <= found.span.start < found.span.end <= len(draft.file.text)
            assert found.expected and (
                found.why or rule.code in {"N109", "N110", "N111"}
            )  # these compare the draft with itself
            assert not any(draft.place(q.span).contains(found.span) for q in draft.annotations.quotes)


def test_a_source_without_words_is_nothing_to_hold_against(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("Alma Bornsten left ([x](https://lantern.example/1)).", encoding="utf-8")
    draft = read_draft(str(path), annotate=annotate)
    empty = _source({"key": "en", "outlet": "The Lantern", "url": "https://lantern.example/1", "language": "en"}, " ")
    evidence = collect_evidence(draft, StoreReader([empty]), known_outlets(), ())
    assert [f for rule in RULES for f in rule.check(Analysis(draft, evidence))] == []
    assert annotate(Prose("")).names == ()
