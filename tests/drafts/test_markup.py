"""Org, reStructuredText, AsciiDoc, Typst, wikitext, LaTeX and notebooks: words, citations, silences, and exact places."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.errors import DraftError
from srctrack.model.draft import Draft
from srctrack.model.text import Span
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.run import run_check

SAMPLES = {
    "org": r"""#+TITLE: The ferry
#+DATE: 2024-03-05
#+sources: https://port.example/ferry

* TODO The /ferry/ stays :tag:
:PROPERTIES:
:ID: x
:END:
The port [[https://port.example/ferry][said on Tuesday]] that *412 passengers* were =code= aboard[fn:1]
and more [cite:@quay2024].

# srctrack: ignore D403 -- the form prints it so
It was January1 then.

#+BEGIN_SRC python
reportedly()
#+END_SRC
#+begin_quote
We will not go.
#+end_quote
- [ ] call the port
| a | b |
|---+---|
[fn:1] See https://b.example/x.
""",
    "rst": r"""The ferry
=========

:date: 2024-03-05
:sources: https://port.example/ferry

The port `said on Tuesday <https://port.example/ferry>`_ that *412 passengers* were ``code`` aboard [1]_
and Python_ said more [Quay2024]_.

.. srctrack: ignore D403 -- the form prints it so

It was January1 then::

   literal reportedly

.. note::
   A note is prose.

   And more.

.. code-block:: python
   :linenos:

   reportedly()

- one item
  goes on
- two

.. image:: x.png
   :alt: reportedly

.. _Python: https://python.example/x
.. [1] See https://b.example/x.
""",
    "adoc": r"""= The ferry
Ada Quay <ada@quay.example>
v1.0, 2024-03-05
:sources: https://port.example/ferry

== Stays

The port https://port.example/ferry[said on Tuesday] that *412 passengers* were `code` aboardfootnote:[See https://b.example/x.].
And more.

// srctrack: ignore D403 -- the form prints it so
It was January1 then.

[source,python]
----
reportedly()
----

NOTE: A note is prose.

[quote, Ana]
____
We will not go.
____

* one item
goes on
. two

image::x.png[reportedly]

|===
|a |b
|===
""",
    "typ": r"""#import "x.typ": y
#set page(
  width: 10cm,
)
= The ferry <ferry>

The port #link("https://port.example/ferry")[said on Tuesday] that *412 passengers* were `code` aboard @quay2024.
More in $x^2$.#footnote[See #link("https://b.example/x").]

// srctrack: ignore D403 -- the form prints it so
It was January1 then.

```python
reportedly()
```

- one item
+ two
""",
    "wiki": r"""{{Infobox ferry
| name = reportedly
| built = {{start date|1921}}
}}
The '''ferry''' to [[Solheim, Norway|Solheim]] stays.<ref name="port">{{cite web |url=https://port.example/ferry |title=reportedly}}</ref> It carried 412 passengers.<ref name="port" />
It was January1 then.<!-- srctrack: ignore D403 -- so -->

== History ==
* One item [https://b.example/x with a page]
[[File:x.png|thumb|The quay]]

{| class="wikitable"
! a !! b
|-
| c || d
|}
[[Category:Ferries]]
""",
    "tex": r"""\documentclass{article}
\title{The ferry}
\date{2024-03-05}
\begin{document}
\maketitle
\section{Stays \label{sec:x}}
The port \href{https://port.example/ferry}{said on Tuesday} that \textbf{412 passengers} were aboard~\cite{quay2024,b}.
More in $x^2$.\footnote{See \url{https://b.example/x}.} A \emph{50\,\%} share.

% srctrack: ignore D403 -- so
It was January1 then. % reportedly
\begin{verbatim}
reportedly
\end{verbatim}
\begin{itemize}
\item one item
\item two
\end{itemize}
\begin{quote}
We will not go.
\end{quote}
\begin{figure}\includegraphics{x}\caption{The quay}\end{figure}
\end{document}
""",
    "ipynb": r"""{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# The ferry\n", "\n", "The port [said \u201cno\u201d](https://port.example/ferry) on January1.\n", "<!-- srctrack: ignore T801 -- so -->"]},
 {"cell_type": "code", "source": ["reportedly()"], "outputs": [], "metadata": {}, "execution_count": null},
 {"cell_type": "markdown", "metadata": {}, "source": "More \ud83d\ude00 words on March3."}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
""",
}
"""One article in every markup: a link, a citation key or reference, a silenced rule, code that is no prose."""
NEEDS = {"tex": "pylatexenc"}
PORT = "https://port.example/ferry"


@pytest.fixture(params=sorted(SAMPLES))
def markup(request: pytest.FixtureRequest) -> str:
    if request.param in NEEDS:
        pytest.importorskip(NEEDS[request.param])
    return str(request.param)


@pytest.fixture
def draft(markup: str, tmp_path: Path) -> Draft:
    path = tmp_path / f"draft.{markup}"
    path.write_text(SAMPLES[markup], encoding="utf-8")
    return read_draft(str(path), annotate=annotate)


def test_every_word_leads_to_its_place_in_the_file(markup: str, draft: Draft) -> None:
    for m in re.finditer(r"[A-Za-z0-9]+", draft.prose.text):
        assert draft.place(Span(*m.span())).of(draft.file.text) == m.group()


def test_prose_is_read_and_the_rest_is_not(draft: Draft) -> None:
    text = draft.prose.text
    assert "It was January1 then" in text or "on January1" in text
    assert [
        left for left in ("reportedly", "srctrack", "[[", "\\", "::", "{{", "#+", "<ref", "^") if left in text
    ] == []


def test_the_link_is_cited_where_its_words_are(markup: str, draft: Draft) -> None:
    cited = [c for c in draft.citations if c.target == PORT]
    assert cited
    if markup not in ("wiki", "ipynb"):
        assert "said on Tuesday" in [draft.prose.text[c.at.start : c.at.end] for c in cited]
    for link in draft.links:
        if link.url_span:
            assert link.url_span.of(draft.file.text) == link.url


def test_keys_and_notes_are_citations(markup: str, draft: Draft) -> None:
    kinds = {(c.kind.value, c.target) for c in draft.citations}
    if markup in ("org", "rst"):
        assert ("footnote", "https://b.example/x") in kinds
    if markup in ("org", "rst", "typ", "tex"):
        assert ("key", "Quay2024" if markup == "rst" else "quay2024") in kinds
    if markup == "wiki":
        assert len([c for c in draft.citations if c.target == PORT]) == 2
    assert draft.dangling == ()


def test_the_head_is_read(markup: str, draft: Draft) -> None:
    if markup in ("org", "rst", "adoc", "tex"):
        assert (draft.date, draft.front_matter.title) == (datetime.date(2024, 3, 5), "The ferry")
    if markup in ("org", "rst", "adoc"):
        assert draft.front_matter.sources == (PORT,)


def test_a_comment_silences_and_a_finding_is_where_it_is_written(markup: str, draft: Draft) -> None:
    report = run_check([draft.path], None, CheckOptions(select=("D403",)), stdin=str).report
    assert report.failures == ()
    if markup == "ipynb":
        assert [f.span.of(draft.file.text) for f in report.findings] == ["January1", "March3"]
    else:
        assert [s.finding.span.of(draft.file.text) for s in report.suppressed] == ["January1"]
        assert report.findings == ()


def test_a_package_that_is_missing_is_named(markup: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if markup not in NEEDS:
        pytest.skip("needs no package")
    monkeypatch.setitem(__import__("sys").modules, NEEDS[markup], None)
    if markup == "tex":
        monkeypatch.setitem(__import__("sys").modules, "pylatexenc.latexwalker", None)
    path = tmp_path / f"draft.{markup}"
    path.write_text(SAMPLES[markup], encoding="utf-8")
    with pytest.raises(DraftError, match=NEEDS[markup]):
        read_draft(str(path), annotate=annotate)


@pytest.mark.parametrize("content", ["", "[]", "{}", "{"])
def test_a_notebook_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DraftError, match="not a Jupyter notebook"):
        read_draft(str(path), annotate=annotate)


@pytest.mark.parametrize("content", ['{"cells": 3}', '{"cells": [{"cell_type": "markdown"}]}', '{"cells": []}'])
def test_a_notebook_without_words_is_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    assert read_draft(str(path), annotate=annotate).prose.text == ""


def test_escapes_of_a_notebook_keep_their_places(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": ['Caf\u00e9 \U0001f600 "one"\n', "on January1."]}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [cell], "nbformat": 4}), encoding="utf-8")
    report = run_check([str(path)], None, CheckOptions(select=("D403",)), stdin=str).report
    (found,) = report.findings
    assert found.span.of(report.drafts[0].file.text) == "January1"
