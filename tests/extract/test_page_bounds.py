"""What is refused for its size is markup, never what a script of an ordinary page says."""

from __future__ import annotations

import pytest

from srctrack.extract.html_tree import MAX_ATTRIBUTES, beyond_reading

MANY = " ".join(f"a{n}=1" for n in range(MAX_ATTRIBUTES + 50))
WORDS = " ".join(f"word{n}" for n in range(4 * MAX_ATTRIBUTES))


@pytest.mark.parametrize(
    "page",
    [
        f"<p>Geese</p><script>for(i=0;i<a;i++){{var {WORDS}}}</script><p>came.</p>",
        f"<p>Geese</p><SCRIPT>if(x<a) {WORDS}",
        f"<style>p::before{{content:'<p {WORDS}'}}</style>",
        f"<!-- <div {MANY}> -->",
        f"<p>Fewer geese than ever: 3 <a {' '.join(WORDS.split()[:200])} >here</a></p>",
        f'<div data-state="{WORDS} {WORDS}">Geese</div>',
    ],
    ids=["script", "open-script", "style", "comment", "some-attributes", "long-value"],
)
def test_an_ordinary_page_is_read(page: str) -> None:
    assert beyond_reading(page) is None


@pytest.mark.parametrize("tag", [f"<div {MANY}>", f"<p>Geese</p><script>1</script><body {MANY}>", f"<a {WORDS}>"])
def test_a_tag_of_hundreds_of_attributes_is_refused(tag: str) -> None:
    assert beyond_reading(tag) == f"has a tag with more than {MAX_ATTRIBUTES} attributes"
