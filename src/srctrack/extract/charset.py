"""From bytes to words: which charset a page is in.

The order is that of the HTML standard (encoding sniffing algorithm): a byte order mark, the transport's word, the page's own
`meta`, then a guess. A declaration that the bytes contradict loses: a page that says Latin-1 and is valid UTF-8 with
letters beyond ASCII is UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from srctrack.language.detect import detect_language

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})["']""", re.I)
_HEAD = 4096
"""Bytes searched for a declaration; the HTML standard asks for 1024, pages in the wild need more."""

# The Encoding Standard's labels where Python's name is another or a narrower charset.
_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "korean": "cp949",
    "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac_cyrillic",
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "windows1251": "cp1251",
    "x-cp1251": "cp1251",
    "utf8": "utf-8",
    "utf-8-bom": "utf-8",
    "unicode": "utf-16",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the charset it was read in; ``lossy`` when some bytes had no meaning there and became U+FFFD."""

    text: str
    charset: str
    lossy: bool = False


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The words of ``content``. ``declared`` is the transport's charset, None when it gave none. Never raises."""
    for mark, by_mark in _BOMS:
        if content.startswith(mark):
            return _read(content, by_mark)
    utf8 = _strict(content, "utf-8")
    in_page = declared_in_page(content)
    for label in (declared, in_page):
        name = _python_name(label)
        if name is None or (name.startswith(("utf-16", "utf_16", "utf-32", "utf_32")) and label is in_page):
            continue  # a page whose meta could be read as ASCII is not in UTF-16, whatever it says
        if utf8 is not None and name != "utf-8" and not content.isascii() and not name.startswith("iso2022"):
            return Decoded(utf8, "utf-8")
        if name == "utf-8":
            if utf8 is not None:
                return Decoded(utf8, "utf-8")
            if content.count(b"\xef\xbf\xbd") or _mostly_utf8(_with_windows_marks(content)):
                return _read(content, "utf-8")
            continue
        if name in _LATIN and _is_foreign(content):
            name = guess(content)
        legacy = _strict(content, name)
        if legacy is not None:
            return Decoded(legacy, name)
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    for name in map(_python_name, (declared, in_page)):
        if name and name != "utf-8":
            return _read(content, name)
    return _read(content, guess(content))


_LATIN = frozenset(("cp1252", "iso-8859-1", "iso8859-15", "iso-8859-15", "windows-1252"))
MAX_ACCENTED = 0.3
"""The share of letters beyond ASCII that no language of Western Europe reaches (French and Vietnamese in Latin-1 have .05)."""


def _is_foreign(content: bytes) -> bool:
    """Whether bytes declared to be in a Western charset are of another script: most of their letters are beyond ASCII."""
    words = re.sub(rb"<[^>]{0,2000}>", b" ", content)[:60_000]
    high = sum(b >= 0xC0 for b in words)
    plain = sum(0x41 <= b <= 0x5A or 0x61 <= b <= 0x7A for b in words)
    return high > MAX_ACCENTED * (high + plain) and high > MIN_HIGH


MIN_HIGH = 40
"""Letters beyond ASCII from which a share of them means anything."""


def declared_in_page(content: bytes) -> str | None:
    """The charset the page itself declares (`meta`, or an XML declaration), as written."""
    head = content[:_HEAD]
    for pattern in (_META, _XML):
        m = pattern.search(head)
        if m:
            return m.group(1).decode("ascii", "replace")
    return None


def guess(content: bytes) -> str:
    """The likeliest legacy charset of bytes that are not UTF-8 and declare nothing that fits."""
    words = re.sub(rb"<[^>]{0,2000}>", b" ", content)[:60_000]
    candidates = [c for c in _GUESSED if _strict(words, c) is not None]
    return max(candidates, key=lambda c: _plausibility(words.decode(c)), default="cp1252")


_GUESSED = tuple("cp1251 koi8-r cp1250 iso8859-2 cp1252 cp932 euc_jp gb18030 big5hkscs cp949 iso8859-7 cp1254".split())
# Letters by how often they stand in running text of the languages these charsets serve (Cyrillic: Russian National Corpus
# order; Latin: the accented letters of Polish, Czech, Hungarian, German, French, Spanish).
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйąęółżźćńśáéíýčďěňřšťůžőűöüäßàâçèêëîïôùûñãõ”“„’–—«»…")
_RARE = re.compile(r"[\u0080-\u009f\ue000-\uf8ff\ufffd¤¦¨¸¬×÷±¶ÐÞþð]")


def _plausibility(text: str) -> float:
    """How much ``text`` looks like writing: common letters for, controls and signs against; capitals inside a word, and
    letters that its language does not write, against."""
    odd = 3 * len(_RARE.findall(text)) + 2 * len(_ODD_PAIRS.findall(text))
    beyond = [c for c in text.lower() if c > "\x7f"]
    own = _LETTERS.get(detect_language(text) or "")
    if own is not None:
        good = sum(1 if c in own else -2 for c in beyond if c.isalpha())
    else:
        good = sum(
            c in _COMMON or "\u3040" <= c <= "\u30ff" or "\uac00" <= c <= "\ud7a3" or "α" <= c <= "ω" for c in beyond
        )
    common_han = len(re.findall("[的一是不了在人有我他這為國国日本会會年大中]", text))
    return (good + 2 * common_han - 2 * odd) / max(1, len(text))


_ODD_PAIRS = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]|[a-z][а-яёα-ω]|[а-яёα-ω][a-z]")
_LETTERS = {
    "fr": "àâçèéêëîïôùûüœæÿ", "de": "äöüß", "es": "áéíñóúü", "it": "àèéìòùî", "pt": "áâãàçéêíóôõú", "ca": "àçèéíïòóúü", "nl": "ëïéèüö", "sv": "åäöé", "fi": "åäö", "no": "æøåéòô", "da": "æøåé",
    "is": "áðéíóúýþæö", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "tr": "çğıöşü", "en": "éèêàçñöüï",
}  # fmt: skip
"""The letters beyond ASCII that a language writes (CLDR's main exemplar characters)."""


def _mostly_utf8(content: bytes) -> bool:
    """Whether bytes that are not wholly UTF-8 are nearly so: one broken character in a page of good ones."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - broken
    return broken <= 3 or good > 20 * broken


def _python_name(label: str | None) -> str | None:
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _LABELS.get(name, name)
    try:
        return "utf-8" if codecs.lookup(name).name == "utf-8" else name
    except LookupError:
        return None


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _read(content: bytes, name: str) -> Decoded:
    if name == "utf-8":
        content = content.removeprefix(codecs.BOM_UTF8)
    text = content.decode(name, "replace")
    if name == "utf-8" and "\ufffd" in text:
        text = _with_windows_marks(content).decode(name, "replace")
    return Decoded(text, name, "\ufffd" in text)


_WINDOWS_MARKS = {0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—"}
"""Marks of windows-1252 that are pasted into pages in UTF-8."""


_LONE_MARK = re.compile(rb"(?<=[\x00-\x7f])[\x85\x91-\x97]")


def _with_windows_marks(content: bytes) -> bytes:
    """Bytes in UTF-8 in which single bytes of windows-1252's quotation marks and dashes are those marks: after ASCII, no such
    byte is UTF-8."""
    return _LONE_MARK.sub(lambda m: _WINDOWS_MARKS[m.group()[0]].encode(), content)
