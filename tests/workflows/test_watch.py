"""A draft that is saved is told once, when it has come to rest."""

import os

from srctrack.workflows.check.watch import saved


def test_what_was_saved_made_and_removed(tmp_path):
    draft, other, late = (tmp_path / n for n in ("a.md", "b.md", "c.md"))
    draft.write_text("one", encoding="utf-8")
    other.write_text("one", encoding="utf-8")
    steps = [
        lambda: None,
        lambda: draft.write_text("a beginning", encoding="utf-8"),
        lambda: draft.write_text("and its end", encoding="utf-8"),
        lambda: os.utime(draft, ns=(1, 1)),
        lambda: None,
        lambda: (late.write_text("new", encoding="utf-8"), other.unlink()),
        lambda: None,
    ]
    waits = iter(steps)
    changes = saved([str(tmp_path)], sleep=lambda seconds: next(waits)())
    assert next(changes) == (str(draft),)
    assert next(changes) == (str(other), str(late))
    assert next(waits, None) is None
