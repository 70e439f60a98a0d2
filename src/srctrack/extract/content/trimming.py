"""What is taken off an article's blocks once found: the lines around a text that are not of it."""

from __future__ import annotations

import re
from itertools import takewhile

from srctrack.extract.content.blocks import ExtractedBlock
from srctrack.model.prose import BlockKind

_FOLD = re.compile(r"\W+")
_POINTER = re.compile(
    r"""^\W{0,3}(?:
      (?:read|see|watch|listen)\s+(?:more|also|next|to\s+this\s+(?:article|story))|view\s+this\s+(?:post|photo)\s+on\b|view\s+on\b|read\s+(?:our|the\s+full)|also\s+(?:read|see|on|in)|see\s+also|related(?:\s+(?:stor(?:y|ies)|articles?|news|links?|content|roundup|topics?|video|posts?))?\s*(?::|$)
      |more\s+(?:on|from|about)\b[^.]{0,80}$|more\s+(?:to|stories|news|coverage)\b[^.]{0,60}$|don[’']?t\s+miss\b|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)|recommended(?:\s+for\s+you)?\s*:?$|most\s+(?:read|popular)
      |click\s+here\b|(?:scroll|article\s+continues|story\s+continues|continues)\s+(?:down|below|after)|advertisement\b|sponsored\b|(?:this\s+)?article\s+continues
      |sign\s+up\b|subscribe\b|follow\s+(?:us|him|her|them|me|\w+(?:\s\w+)?\s+on)\b|like\s+us\s+on|join\s+(?:us|our|the\s+conversation)|share\s+(?:this|on|via)\b|download\s+(?:the|our)\b|get\s+(?:the\s+latest|our|all\s+the\s+latest|more|daily|weekly|breaking|today[’']s)\b[^.]{0,80}(?:news|inbox|app|email|stories|updates)|by\s+(?:providing|entering|submitting|giving\s+us)\s+your\s+e-?mail\b
      |lesen\s+sie\s+(?:auch|hier|mehr|dazu)|mehr\s+(?:zum\s+thema|dazu|lesen|infos?)|auch\s+interessant|lesetipp|hier\s+finden\s+sie
      |lire\s+(?:aussi|également|la\s+suite)|à\s+lire(?:\s+aussi)?\b|voir\s+aussi|sur\s+le\s+même\s+sujet|leggi\s+anche|lee\s+también|lea\s+también|más\s+información|te\s+puede\s+interesar|ver\s+también|leia\s+(?:também|mais)|veja\s+(?:também|mais)|saiba\s+mais|lees\s+ook|les\s+(?:også|mer)|läs\s+(?:även|också|mer)|læs\s+også|lue\s+myös|czytaj\s+(?:także|też|również|więcej)|zobacz\s+(?:także|też|również)|čtěte\s+také|olvassa\s+el|citește\s+și|okuyun
      |читайте\s+(?:также|ещё|еще)|смотрите\s+также|читать\s+(?:также|далее)|подробнее\b|по\s+теме|материалы\s+по\s+теме|подписывайтесь|подпишитесь|читайте\s+також|дивіться\s+також|関連記事|この記事
    )""",
    re.I | re.X,
)
_FURNITURE = re.compile(
    r"""^\W{0,3}(?:
      share(?:\s+this(?:\s+(?:on|article|story|post))?(?:\s+\w+)?)?|tweet|print(?:\s+this)?|e-?mail|comments?|tags?:?|topics?:?|advertisement|anzeige|publicité|publicidad|реклама|loading|close|menu|search|copy\s+link|save|back\s+to\s+top|top
      |(?:photo|image|picture|foto|bild|фото|illustration|symbolbild|archivfoto)s?\s{0,9}(?:credits?|source|by|quelle|illustrative|d[’']illustration|d[’']archives)?\s{0,9}[:©].{0,120}|newsletters?|\d+\s+(?:comments?|shares?|min(?:ute)?s?(?:\s+read)?)|(?:updated|published|posted|last\s+(?:updated|modified)|publiziert|aktualisiert|veröffentlicht|stand|publié|mis\s+à\s+jour|publicado|actualizado|pubblicato|опубликовано|обновлено)\s*(?:on|at|le|el|il|am)?\s*[:.]?\s(?:[^.!?]|\.(?=\d)){0,60}
      |[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,3}|\(?(?:ends?|ende|fin|fine|more|-30-|30|конец)\)|\#{2,5}|-30-|©\s?dpa-infocom.{0,60}|dpa:\d{6}.{0,40}
      |(?:(?:ein\s+\w+|text|texte|story|words)\s+)?(?:von|by|par|por|di)\s+[A-ZÄÖÜÉ][\w.’'-]+(?:\s+(?:[A-ZÄÖÜÉ][\w.’'-]+|von|de|van|und|and|et)){0,6}|voltar|zurück|weiterlesen|retour
    )\W{0,3}$""",
    re.I | re.X,
)
_DATE_LINE = re.compile(
    r"^\W{0,3}(?:[^\W\d][\w-]{1,14}[.,]?\s+){0,3}\d{1,2}[.,/\s-]+(?:de\s+|of\s+)?(?:[^\W\d]{2,12}\.?|\d{1,2})[.,/\s-]+(?:de\s+)?(?:19|20)\d\d(?:\D{1,12}\d{1,2}[:.h]\d{2}(?:[:.]\d\d)?)?\W{0,3}(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4}T?)?\W{0,3}$|^\W{0,3}[^\W\d]{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d(?:.{0,24}\d{1,2}:\d\d.{0,12})?$",
    re.I,
)

_CREDITED = re.compile(
    r"(?:©\s?|\(?\b(?:fotos?|photos?|photograph|bild(?:er)?|images?|pictures?|grafik|crédito|fuente|фото)(?:\s+(?:by|von|par))?\s*:\s*|\b(?:IMAGO|Getty\s+Images|AFP|Reuters|picture\s+alliance|dpa)\s*/\s*)[^.!?]{2,60}\)?\]?$",
    re.I,
)  # a caption without a mark of one: it ends in whose picture it is
_SENTENCE = re.compile(r"[.!?][”\"’»)]?\s{1,9}[^©(]{60,600}[.!?][”\"’»)]?\s")
_LABELLED = re.compile(r"\[[A-Z][A-Z ]{3,16}\]\W*$")  # a pointer with its kind behind it: “… [VIDEO]”
_INBOX = re.compile(r"\b(?:to|in|into|meet)\s+your\s+(?:e-?mail\s+)?inbox\b", re.I)
# The stand-in German-language sites put where an embedded post waits for the reader's consent.
_CONSENT = re.compile(
    r"datenschutz|personenbezogene\s+daten|extern\w{0,9}\s+inhalt|redaktioneller\s+inhalt|drittplattform|einwillig|zustimm|einverstanden|datenübermittlung",
    re.I,
)
_CONSENT_DEED = re.compile(r"angezeigt|anzeigen|laden|klick|aktivier|übermittel|ausblenden|anpassen", re.I)

_LINKED = 0.85
"""The share of a short block's characters in links from which it points elsewhere and says nothing itself."""
_SHORT = 220
"""Characters of a block up to which it can be a pointer or furniture; longer ones are text whatever they begin with."""
_HEAD_LINES = 6
"""Blocks at the head among which a date line or byline stands."""


def fold(text: str) -> str:
    """``text`` for comparing lines: lower case, letters and digits only."""
    return _FOLD.sub("", text).lower()


def trim(found: list[ExtractedBlock], title: str | None) -> list[ExtractedBlock]:
    """``found`` without the title said again, pointers to other pages, bylines, dates and buttons around the text."""
    kept: list[ExtractedBlock] = []
    listed = _announced(found)
    folded_title = fold(title) if title else ""
    for at, piece in enumerate(found):
        if piece.kind is BlockKind.CAPTION:
            continue
        if at < _HEAD_LINES and folded_title and _says_title(piece, folded_title):
            continue
        if piece.kind is BlockKind.PARAGRAPH and _is_label_list(piece.text):
            continue
        if (
            len(piece.text) <= _SHORT
            and piece.kind not in (BlockKind.EMBED, BlockKind.TABLE_ROW)
            and at not in listed
            and _is_furniture(piece)
        ):
            continue
        kept.append(piece)
    return _without_ends(kept)


_MIN_ANNOUNCEMENT = 25
"""Characters of a sentence that announces a list with its colon; shorter ones are labels (“Read also:”)."""


def announces_list(piece: ExtractedBlock) -> bool:
    """Whether a paragraph ends in a colon and so needs the list after it."""
    return (
        piece.kind is BlockKind.PARAGRAPH
        and len(piece.text) >= _MIN_ANNOUNCEMENT
        and piece.text.endswith((":", "："))
        and not piece.linked
        and not _POINTER.match(piece.text)
    )


def _announced(found: list[ExtractedBlock]) -> set[int]:
    """The items of lists that a sentence announces and after which the article goes on."""
    items: set[int] = set()
    for at, piece in enumerate(found):
        if announces_list(piece):
            run = list(takewhile(lambda n: found[n].kind is BlockKind.LIST_ITEM, range(at + 1, len(found))))
            if at + 1 + len(run) < len(found):
                items.update(run)
    return items


def _says_title(piece: ExtractedBlock, folded_title: str) -> bool:
    said = fold(piece.text)
    if said == folded_title:
        return True
    if piece.kind is BlockKind.HEADING and len(said) > 12:
        return said in folded_title or folded_title in said
    return (
        len(said) > 20
        and (folded_title.startswith(said) or said.startswith(folded_title))
        and len(said) < 1.3 * len(folded_title)
    )


_LABELS = re.compile(
    r"^\W{0,3}(?:tags?|keywords?|schlagw[oö]rter|palabras\s+clave|mots[\s-]clés|temas?|filed\s+under|posted\s+in|categor(?:y|ies|ia|ía|ias|ías)|kategorien?)\s{0,3}[:\n]"
    r"|(?:publicado\s+por|posted\s+by)\s{0,3}:.{0,80}\b(?:categor\w+|tags?)\s{0,3}:",
    re.I,
)
_MAX_LABELS = 600
_ASKS_FOR_MONEY = re.compile(
    r"\b(?:support\s+(?:us|our)|unterst[uü]tzen\s+sie\s+uns|soutenez[\s-]nous|apóyanos|sostienici|поддержите\s+нас)\b.{0,200}(?:donat|member|spende|mitglied|don\b|socio|abbon|пожертв)",
    re.I | re.S,
)


def _is_label_list(text: str) -> bool:
    """Whether a block is a list of keywords, a pointer with what it points to on lines of its own, or asks for money."""
    if len(text) > _MAX_LABELS:
        return False
    if _LABELS.search(text) and not text.rstrip().endswith((".", "!", "?", "”")):
        return True
    first, line_end, rest = text.partition("\n")
    if line_end and rest and len(first) < _LABEL_LENGTH and _POINTER.match(first):
        return True
    return len(text) <= 2 * _SHORT and _ASKS_FOR_MONEY.search(text) is not None


_LABEL_LENGTH = 40


def _is_furniture(piece: ExtractedBlock) -> bool:
    text = piece.text
    share = piece.linked / max(1, len(text))
    if share >= _LINKED and piece.kind is not BlockKind.HEADING and not text.startswith(("http://", "https://")):
        return not text.endswith((".", "”", '"', "»")) or len(text) < 60
    if _CREDITED.search(text) and not _SENTENCE.search(text):
        return True
    if share > 0.5 and _LABELLED.search(text):
        return True
    if _POINTER.match(text) and (share > 0.3 or len(text) < 120):
        return True
    if _INBOX.search(text) or (_CONSENT.search(text) and _CONSENT_DEED.search(text)):
        return True
    return bool(_FURNITURE.match(text) or _DATE_LINE.match(text))


def _without_ends(kept: list[ExtractedBlock]) -> list[ExtractedBlock]:
    """A heading with nothing under it at the end heads what was taken away."""
    while kept and kept[-1].kind is BlockKind.HEADING:
        kept.pop()
    return kept
