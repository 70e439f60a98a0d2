"""A word is held to the one in its place only where the rest of the sentence is the source's."""

from __future__ import annotations

import pytest

from srctrack.annotate.sentences import split_sentences
from srctrack.compare.sentence_similarity import Sentences
from srctrack.compare.verbatim_words import word_in_its_place
from srctrack.model.prose import Prose
from srctrack.model.text import Span

SOURCE = Prose(
    "Gulls steal sandwiches from tourists at Brackwell. Harbour masters warn visitors to Brackwell of gulls."
)


def there(words: str, word: str) -> str | None:
    draft = Prose(words)
    (sentence,) = split_sentences(draft)
    at = Span(words.index(word), words.index(word) + len(word))
    found = word_in_its_place(draft, sentence, at, SOURCE, Sentences(SOURCE, split_sentences(SOURCE)))
    return found.of(SOURCE.text) if found else None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Gulls steal sandwiches from tourists at Brakwell.", "Brackwell"),
        ("Gulls steal sandwiches from tourists at Brakwell (Larchfield Ledger).", "Brackwell"),
        ("Gulls steal many sandwiches from tourists at Brakwell.", None),
        ("Gulls steal sandwiches from visitors at Brakwell.", None),
        ("At Brakwell gulls steal sandwiches from tourists.", None),
    ],
)
def test_only_in_the_same_sentence(words: str, found: str | None) -> None:
    assert there(words, "Brakwell") == found
