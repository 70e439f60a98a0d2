"""Every harness over its corpus and over what hypothesis makes of it; bounded, for every run of the tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.harnesses import HARNESSES, seed_folders

PIECES = {
    "markdown": "# a\n|- [x](y)|[^1]: |> “|```|<!-- srctrack: ignore -->|---\ntitle: x\n---\n|\\*|&amp;|{{< x >}}|[@k]|https://a.b|  \n|\t|é😀",
    "annotations": "At least 3,000 |“No,” he said. |3.2 million |Jan. 1, 2024|1 in 5|Ivan Petrov|of whom 3 |€1,5 |половина |«|»|—|…|\n\n|%|.",
    "quotation": "we will not |[…]|…|“|”|(sic)|It's |a b c|\n|said|not ",
    "page": '<article><p>|</p>|<script>|{"@type":"NewsArticle"|<meta property=og:title content=x>|<time>|&#x0;|<!--|a b c |<h1>|<ul><li>',
    "warc": "WARC/1.1\r\n|WARC-Type: response\r\n|Content-Length: 9\r\n|\r\n\r\n|HTTP/1.1 200 OK\r\n|WARC-Target-URI: https://gazette.example/fuzz\r\n|\x1f\x8b|x",
    "record": '{|}|"key": "a"|"schema": 1|,\n|null|[|]|1e9|"url": "https://a.b"|<<<<<<< HEAD\n|=======\n|>>>>>>> b\n',
}


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_the_corpus_crashes_nothing(name: str) -> None:
    seeds = [seed for folder in seed_folders(name) for seed in sorted(folder.glob("*"))]
    assert seeds, f"{name} has no corpus"
    for seed in seeds:
        HARNESSES[name](seed.read_bytes())


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_nothing_made_of_telling_pieces_crashes(name: str) -> None:
    pieces = [p.encode() for p in PIECES[name].split("|")]

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
    @given(st.lists(st.sampled_from(pieces) | st.binary(max_size=6), max_size=25))
    def run(parts: list[bytes]) -> None:
        HARNESSES[name](b"".join(parts))

    run()
