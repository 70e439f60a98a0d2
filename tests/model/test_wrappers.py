"""Addresses that lead to another page's, and sites that show one page at several addresses."""

from __future__ import annotations

import pytest

from srctrack.model.url import same_page, unwrapped, without_tracking

PAGE = "https://coast.example/news/mole?id=3"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fcoast.example%2Fnews%2Fmole%3Fid%3D3&ved=1",
        "https://www.google.co.uk/url?q=https://coast.example/news/mole%3Fid%3D3",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fcoast.example%2Fnews%2Fmole%3Fid%3D3&h=AT0",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcoast.example%2Fnews%2Fmole%3Fid%3D3&data=05",
        "https://archive.ph/2025.03.11-080000/https://coast.example/news/mole?id=3",
        "https://archive.ph/20250311080000/https://coast.example/news/mole?id=3",
        "https://archive.is/https://coast.example/news/mole?id=3",
        "https://urldefense.com/v3/__https://coast.example/news/mole?id=3__;!!abc$",
        "https://vk.com/away.php?to=https%3A%2F%2Fcoast.example%2Fnews%2Fmole%3Fid%3D3",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fcoast.example%252Fnews%252Fmole%253Fid%253D3",
    ],
)
def test_a_link_through_another_service_is_the_page_it_leads_to(url: str) -> None:
    assert same_page(url) == same_page(PAGE)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=https://coast.example",
        "https://coast.example/url?q=https://a.example",
        "https://archive.ph/AbC12",
        "https://l.facebook.com/l.php?u=javascript:1",
    ],
)
def test_a_page_of_its_own_is_left_as_it_is(url: str) -> None:
    assert unwrapped(url) == url


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://youtu.be/AbCdEfGhIjk?t=30", "https://www.youtube.com/watch?v=AbCdEfGhIjk&list=PL1&t=9", True),
        ("https://m.youtube.com/shorts/AbCdEfGhIjk", "https://www.youtube.com/watch?v=AbCdEfGhIjk", True),
        ("https://youtu.be/AbCdEfGhIjk", "https://youtu.be/ZyXwVuTsRqp", False),
        ("https://www.youtube.com/@coast", "https://www.youtube.com/@inland", False),
        ("https://twitter.com/isles/status/1234567890?s=20", "https://x.com/isles/status/1234567890", True),
        ("https://mobile.twitter.com/isles/status/1234567890", "https://x.com/i/web/status/1234567890", True),
        ("https://x.com/isles/status/1234567890", "https://x.com/isles/status/1234567891", False),
        ("http://dx.doi.org/10.1234/FERRY.1", "https://doi.org/10.1234/ferry.1", True),
        ("https://t.me/s/isles/12", "https://t.me/isles/12", True),
        ("https://t.me/s", "https://t.me/isles", False),
        ("https://app.example/#/a", "https://app.example/#/b", False),
        ("https://coast.example/a#top", "https://coast.example/a", True),
    ],
)
def test_one_page_at_several_addresses(one: str, other: str, same: bool) -> None:
    assert (same_page(one) == same_page(other)) is same


@pytest.mark.parametrize("parameter", ["CMP=share_btn", "smtyp=cur", "share=twitter", "mtm_source=x", "wt_mc=1"])
def test_where_a_reader_came_from_is_no_part_of_the_address(parameter: str) -> None:
    assert without_tracking(f"{PAGE}&{parameter}") == PAGE
