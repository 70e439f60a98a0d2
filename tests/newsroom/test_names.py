"""The newsroom's list of names reads back what it writes, and tells the line it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from srctrack.errors import UsageError
from srctrack.model.evidence import HouseName
from srctrack.newsroom.names import house_names, names_list, parse_names

LIST = """\
# our spellings
Kyiv = Kiev, Kyyiv ! chicken Kiev
Zelensky = Zelenskyy  # 14, 3
Novaya Gazeta Europe
! Alhberg, Fontnaka
"""


def test_a_line_is_preferred_replaced_and_allowed_forms() -> None:
    assert parse_names(LIST) == (
        HouseName("Kyiv", ("Kiev", "Kyyiv"), ("chicken Kiev",)),
        HouseName("Zelensky", ("Zelenskyy",)),
        HouseName("Novaya Gazeta Europe"),
        HouseName("Alhberg", (), ("Alhberg",)),
        HouseName("Fontnaka", (), ("Fontnaka",)),
    )


def test_what_is_written_reads_the_same() -> None:
    names = parse_names(LIST)
    assert parse_names(names_list(names)) == names


def test_variants_without_a_preferred_form_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "srctrack-names.txt"
    path.write_text("Kyiv = Kiev\n= Kyyiv\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        house_names(path)


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "srctrack-names.txt"
    path.write_text("Kyiv = Kiev\n", encoding="utf-8-sig")
    assert house_names(path) == (HouseName("Kyiv", ("Kiev",)),)
