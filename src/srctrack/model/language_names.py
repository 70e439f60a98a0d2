"""Names of languages, for people."""

from __future__ import annotations

_NAMES = {
    "en": "English", "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian",
    "el": "Greek", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "pl": "Polish",
    "nl": "Dutch", "cs": "Czech", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "hu": "Hungarian", "ro": "Romanian",
}  # fmt: skip


def language_name(code: str | None) -> str:
    """Return the English name of the language with the ISO 639-1 ``code``, the code itself where it is not in the table,
    and an empty text for None."""
    return _NAMES.get(code or "", code or "")
