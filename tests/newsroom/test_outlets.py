"""The built-in list is whole, and a newsroom's own list grows without losing a line."""

from __future__ import annotations

import pytest

from srctrack.model.evidence import KnownOutlet
from srctrack.newsroom.outlets import built_in_outlets, outlet_line, parse_outlets, with_outlet


def test_some_hundreds_of_outlets_with_names_in_several_scripts() -> None:
    outlets = built_in_outlets()
    assert len(outlets) > 800
    assert len({o.country for o in outlets}) > 90
    assert sum(any(not alias.isascii() for alias in o.aliases) for o in outlets) > 150


def test_every_domain_is_one_and_every_country_a_code() -> None:
    for outlet in built_in_outlets():
        assert outlet.country is None or (len(outlet.country) == 2 and outlet.country.isupper()), outlet
        for domain in outlet.domains:
            assert "." in domain and not set(domain) & set("/: "), outlet


def test_no_line_is_there_twice() -> None:
    lines = [outlet_line(o) for o in built_in_outlets()]
    assert len(lines) == len(set(lines))


def test_a_line_reads_back_as_it_was_written() -> None:
    for outlet in built_in_outlets():
        assert parse_outlets(outlet_line(outlet), outlet.listed) == (outlet,)


def test_an_outlet_already_listed_keeps_its_names_and_gets_more() -> None:
    held = "# ours\nQuarry Lane Gazette | QLG | quarrylane.example | GB\nThe Lantern\n"
    new = KnownOutlet("Quarry Lane Gazette", ("The Gazette",), ("qlg.example",), "house")
    assert with_outlet(held, new) == (
        "# ours\nQuarry Lane Gazette | QLG; The Gazette | quarrylane.example; qlg.example | GB\nThe Lantern\n"
    )


def test_a_new_outlet_goes_to_the_end() -> None:
    assert with_outlet("The Lantern\n", KnownOutlet("The Wick", (), (), "house")) == "The Lantern\nThe Wick\n"


@pytest.mark.parametrize("line", ["| alias only", "a | b | c | d | e"])
def test_a_line_that_is_none_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_outlets(line, "house")
