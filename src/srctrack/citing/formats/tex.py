"""Words as BibTeX files hold them: TeX's special characters, and accents written as commands."""

from __future__ import annotations

import re
import unicodedata

_ESCAPED = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
}  # fmt: skip
_COMMANDS = {
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "ss": "ß", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "ldots": "…", "dots": "…", "textellipsis": "…", "guillemotleft": "«", "guillemotright": "»", "S": "§", "P": "¶", "copyright": "©",
    "pounds": "£", "euro": "€", "texteuro": "€", "textregistered": "®", "texttrademark": "™", "slash": "/",
}  # fmt: skip
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308", "r": "\u030a",
    "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SYMBOL_ACCENT = re.compile(r"""\\([`'^~=."])\s*(?:\{(\\[ij]|\w?)\}|(\\[ij]\b|\w))""")
_LETTER_ACCENT = re.compile(r"\\([uvHrdckb])(?:\s*\{(\\[ij]|\w)\}|\s+(\w))")
_SYMBOL = re.compile(r"\\([&%$#_{} ,;!-])")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))")
_FONT = re.compile(
    r"\\(?:emph|textit|textbf|textrm|textsc|texttt|textup|mkbibquote|mkbibemph|enquote|url|href)\s*(?=\{)"
)


def to_tex(words: str) -> str:
    """``words`` in UTF-8 with TeX's ten special characters escaped. BibTeX counts escaped braces too: pairs stay readable,
    a single one becomes a command."""
    words = " ".join(words.split())
    table = _ESCAPED | {"{": r"\{", "}": r"\}"} if _balanced(words) else _ESCAPED
    return "".join(table.get(c, c) for c in words)


def _balanced(words: str) -> bool:
    depth = 0
    for char in words:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def from_tex(words: str) -> str:
    """The words of a field, without braces, commands and accents as commands; unknown commands lose their backslash."""
    words = _FONT.sub("", words)
    words = _SYMBOL_ACCENT.sub(lambda m: _accented(m[1], m[2] if m[2] is not None else m[3]), words)
    words = _LETTER_ACCENT.sub(lambda m: _accented(m[1], m[2] or m[3]), words)
    kept: list[str] = []

    def keep(character: str) -> str:
        kept.append(character)
        return f"\ue000{len(kept) - 1}\ue001"

    words = _COMMAND.sub(lambda m: keep(_COMMANDS[m[1]]) if m[1] in _COMMANDS else m[0], words)
    words = _SYMBOL.sub(lambda m: keep("" if m[1] in "-!," else m[1]), words)
    words = re.sub(r"(?<!-)---(?!-)", "—", words)
    words = re.sub(r"(?<!-)--(?!-)", "–", words)
    words = words.replace("``", "“").replace("''", "”").replace("~", " ")
    words = words.replace("{", "").replace("}", "").replace("\\", "")
    words = re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m[1])], words)
    return " ".join(words.split())


def _accented(accent: str, letter: str) -> str:
    base = {"\\i": "i", "\\j": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", base + _ACCENTS[accent])


def url_to_tex(url: str) -> str:
    """An address as ``url`` fields hold it: as it is, but for braces, which would be counted."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
