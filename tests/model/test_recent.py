"""Values kept for the arguments asked with last."""

from __future__ import annotations

from srctrack.model.recent import Recent


def test_a_value_is_made_once_and_the_oldest_makes_room() -> None:
    made: list[str] = []
    recent: Recent[str] = Recent(2)

    def ask(key: str) -> str:
        return recent.get(key, lambda: made.append(key) or key.upper())  # type: ignore[func-returns-value]

    assert [ask(key) for key in "abaca"] == list("ABACA")
    assert made == ["a", "b", "c"]
    assert len(recent) == 2
    assert ask("b") == "B"
    assert made == ["a", "b", "c", "b"]
