"""Reading a capture back raw: the only proof that an archive holds the page."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin

from srctrack.archive.base import ExpectedContent
from srctrack.archive.client import Answer
from srctrack.archive.responses import Excluded, NotShownYet, NoWord, OtherPage, Shown, Unclear, Verification
from srctrack.archive.verification.content import same_bytes, same_words, visible_words
from srctrack.archive.wayback.cdx_responses import excluded, in_memento_path, memento_datetime
from srctrack.model.archiving import Memento
from srctrack.model.url import same_page

Fetch = Callable[[str], Answer | NoWord]
RawAddress = Callable[[datetime.datetime, str], str]
"""From an instant and an original address to where the archive gives the bytes as captured."""


def read_back(fetch: Fetch, memento: Memento, wanted: ExpectedContent, raw_address: RawAddress) -> Verification:
    """Whether the archive shows ``memento``, at its very instant, as the page we hold.

    A redirect counts only where it leads to the same instant under another spelling of the address: one to another instant is
    an older capture in place of this one.
    """
    url = raw_address(memento.timestamp, memento.original)
    answer = fetch(url)
    if isinstance(answer, Answer) and answer.status in (301, 302, 303, 307, 308):
        target = urljoin(url, answer.header("location") or "")
        place = in_memento_path(target)
        if place is None or place[0] != memento.timestamp:
            return NotShownYet("the archive redirects to another capture; this one is not in its index yet")
        if same_page(place[1]) != same_page(memento.original):
            return OtherPage(f"the archive captured a redirect to {place[1]}")
        answer = fetch(raw_address(memento.timestamp, place[1]))
    if not isinstance(answer, Answer):
        return answer
    return _judge(answer, memento, wanted)


def _judge(answer: Answer, memento: Memento, wanted: ExpectedContent) -> Verification:
    when = memento_datetime(answer.headers)
    reason = answer.header("x-archive-wayback-runtime-error") or ""
    if when is None:
        if excluded(reason) or answer.status in (403, 451) or (answer.status >= 400 and excluded(answer.text)):
            return Excluded("the archive does not show pages of this site")
        if answer.status in (200, 404):
            return NotShownYet("the archive does not show this capture yet")
        return Unclear(f"the archive answered {answer.status} when the capture was checked")
    if when != memento.timestamp:
        return NotShownYet("the archive shows another capture instead of this one")
    place = in_memento_path(answer.header("content-location") or "")
    if place is not None and same_page(place[1]) != same_page(memento.original):
        return OtherPage(f"the archive shows its capture of {place[1]} instead of this page")
    if answer.status != 200:
        return OtherPage(f"what the archive captured is an answer {answer.status}, not the page")
    return _compared(answer, memento, wanted)


def _compared(answer: Answer, memento: Memento, wanted: ExpectedContent) -> Verification:
    if same_bytes((answer.body, answer.raw), wanted):
        return Shown(
            replace(memento, digest=memento.digest or next(iter(wanted.digests & _digests(answer)), None)), "digest"
        )
    read = wanted.read or visible_words
    words = read(answer.body, answer.header("content-type") or "")
    same = same_words(words, wanted) if words is not None else None
    if same:
        return Shown(memento, "words")
    if same is None:
        why = "which are not text" if words is None else "and no text of the page is saved here"
        return Unclear(f"the archive’s capture has other bytes than ours, {why} to compare")
    return OtherPage("the saved text is not in the archive’s capture")


def _digests(answer: Answer) -> frozenset[str]:
    from srctrack.archive.verification.content import sha1

    return frozenset({sha1(answer.body), sha1(answer.raw)})
