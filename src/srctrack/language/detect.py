"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from srctrack.model.prose import Prose
from srctrack.patterns import pattern

# The commonest short words of each language (function words; frequency lists of the Leipzig Corpora Collection agree on
# them), less those that a sister language shares so widely that they tell nothing.
_WORDS = {
    "en": "the and of to in is that for was with on as are be this have from by at not they which but were his has it he she said who their will would been an its we you",
    "de": "der die und das den von zu mit ist des im auf für nicht ein eine dem sich auch als an werden aus er hat dass sie nach wird bei noch über sind einen",
    "fr": "a à de l d qu n c y même tout le la les des et est une dans que pour qui sur pas par plus au avec ce il sont ne du en cette mais ont leur été aux ses",
    "es": "a de la en que y el los las una por con para del que más se su como pero fue este sus al lo ha entre cuando muy también está años y es hay",
    "it": "a l d un dell all e il di che la per un una non sono con del è della dei nel alla più anche come gli si ha ma questo da delle le degli dal",
    "pt": "o os as um uma não que para com do da em no na dos das mais por se foi ao ele são como mas pela pelo também ou sua e é",
    "nl": "het een van en dat niet zijn op te voor met aan ook maar er om bij uit door naar wordt werd deze heeft over nog hij ze",
    "sv": "och att det som en på är av för med den till inte har de ett om från var men han vi kan så hon också efter",
    "no": "og det som på er av for med den til ikke har de et om fra var men kan seg etter ble mellom hva uten nå sier selv noe mye hvis være bare blir sine også skal fått",
    "da": "og det som på er af for med den til ikke har de et om fra var men kan sig efter blev mellem hvad uden nu siger selv noget meget hvis være bare bliver sine også skal fået",
    "fi": "ja on ei että se hän oli ovat mutta myös kun tai jos kuin joka mukaan ole olla tämä hänen sen vuoden vielä",
    "pl": "w i na z się do nie że jest o to jak za po przez od który dla są jego ale oraz było być także już tym roku",
    "cs": "a se na v je že s z o do to jako pro by i po jsou ale od který byl jeho který také jen podle které už roku",
    "sk": "a sa na v je že s z o do to ako pre by i po sú ale od ktorý bol jeho tiež len podľa ktoré už roku aj",
    "hu": "a az és hogy nem egy is volt meg de csak már ez mint még vagy el ki ha van lehet után szerint amely pedig",
    "ro": "și în de la cu nu care pe că este din un o a fost mai pentru sunt sa au fi prin după dar acest această",
    "tr": "ve bir bu da de için ile olarak çok daha olan var kadar gibi ne sonra ama en olduğunu dedi göre her ise",
    "id": "yang dan di untuk dengan pada ini dari dalam tidak itu akan ke adalah oleh juga telah bisa sebagai ada karena mereka",
    "vi": "và của là có không được cho các trong một với người những đã này để khi từ đến cũng năm",
    "lt": "ir kad yra ne su bet tai kaip jis buvo į iš apie už nuo per prie dar jau jo taip pat",
    "lv": "un ir ka ar par no uz bet arī kas tas bija kā lai vai pēc viņš tika gan pie ne jau",
    "et": "ja on ei et ta oli see kui ka oma aga mis või siis nad pärast ning kes saab veel",
    "hr": "i je u na se da su za od koji kao što ali iz bi ne o s to nije bio će kako koja",
    "is": "og að er í á sem það við ekki um til var hann með fyrir en af hefur eru frá þess",
    "ca": "a de l d el la els les de i que en per amb del una és no un als més dels ha són però aquest",
    "ru": "и в не на что с по как это он из к но у за от так для о было все его же был бы когда только или года уже",
    "uk": "і в не на що з до та як це за від але про він для є у так після його був було які також року вже або",
    "bg": "и в на да се за от не е с че по са към как но ще това си беше като които след или му при",
    "sr": "и у је на да се за од су не са који као што али из би то није био ће како која након",
    "mk": "и во на да се за од не е со дека што по како но ќе тоа беше како кои по или при",
    "be": "і ў не на што з па як гэта ён за ад але пра для да быў было якія таксама ці яго",
    "ar": "في من على أن إلى التي الذي هذا عن مع ما كان هذه لا بعد قال أو كما بين قبل وقد كل ذلك",
    "fa": "و در به از که این را با است برای آن یک خود تا شد بر هم نیز ها می شده کرد",
    "ur": "کے کی میں ہے اور سے کا کو نے پر کہ ہیں اس یہ بھی تھا جو ایک گیا",
}  # fmt: skip
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_LATIN = tuple(_WORDS)[: list(_WORDS).index("ru")]
_CYRILLIC = ("ru", "uk", "bg", "sr", "mk", "be")
_ARABIC = ("ar", "fa", "ur")
_TELLING = {
    "uk": "іїєґ",
    "ru": "ыэё",
    "sr": "ђћљњџј",
    "mk": "ѓќѕ",
    "fa": "پچژگ",
    "ur": "ٹڈڑےں",
}
"""Letters that only one of the languages of a script writes (Belarusian alone writes ў, and is told by it before the others)."""

_SCRIPTS = (
    ("cyrillic", (("\u0400", "\u04ff"),)),
    ("arabic", (("\u0600", "\u06ff"),)),
    ("el", (("\u0370", "\u03ff"),)),
    ("he", (("\u0590", "\u05ff"),)),
    ("ja", (("\u3040", "\u30ff"),)),
    ("zh", (("\u4e00", "\u9fff"),)),
    ("ko", (("\uac00", "\ud7a3"),)),
    ("th", (("\u0e00", "\u0e7f"),)),
    ("hi", (("\u0900", "\u097f"),)),
    ("bn", (("\u0980", "\u09ff"),)),
    ("ta", (("\u0b80", "\u0bff"),)),
    ("ka", (("\u10a0", "\u10ff"),)),
    ("hy", (("\u0530", "\u058f"),)),
    ("latin", (("A", "Z"), ("a", "z"), ("\u00c0", "\u024f"), ("\u1e00", "\u1eff"))),
)
_WORD = pattern(r"[^\W\d_]+")

SAMPLE = 6000
"""Characters looked at: enough for a page of any language, and quick."""
MIN_NUMBER = 3
"""Common words that must be found before their language is named."""
_SHARE = 0.08
"""The share of a text's words that common ones make at least; in none of these languages is it below a fifth."""
_LEAD = 1.08
"""How far the first language must be ahead of the second: sister languages share words, and then nothing is said."""


def language_of(prose: Prose) -> str | None:
    """The language of ``prose`` as it says itself, else told by its beginning; None where it cannot be told."""
    return prose.language or _told_by(prose.text[:_BEGINNING])


def common_words(language: str) -> frozenset[str]:
    """The commonest short words of a language; none for a language that is not known here."""
    return _SETS.get(language, frozenset())


_BEGINNING = 2000
"""Code points looked at to tell the language of a prose."""


@lru_cache(maxsize=256)
def _told_by(beginning: str) -> str | None:
    return detect_language(beginning)


def detect_language(text: str) -> str | None:
    """The two-letter ISO 639-1 code of the language ``text`` is mostly in; None when that cannot be told."""
    sample = text[:SAMPLE].lower()
    letters = _letters(sample)
    total = sum(letters.values())
    if total == 0:
        return None
    if letters["ja"] > 0.05 * total and letters["ja"] + letters["zh"] > 0.3 * total:
        return "ja"
    script, count = letters.most_common(1)[0]
    if count < 0.4 * total:
        return None
    if script == "latin":
        return _by_words(sample, _LATIN)
    if script == "cyrillic":
        if "ў" in sample:
            return "be"
        return _by_words(sample, _CYRILLIC)
    if script == "arabic":
        return _by_words(sample, _ARABIC)
    return script


def _letters(sample: str) -> Counter[str]:
    """How many letters of ``sample`` are of each script."""
    out = Counter(dict.fromkeys((name for name, _ in _SCRIPTS), 0))
    for character, count in Counter(sample).items():
        for name, ranges in _SCRIPTS:
            if any(first <= character <= last for first, last in ranges):
                out[name] += count
    return out


def _by_words(sample: str, codes: tuple[str, ...]) -> str | None:
    counts = Counter(_WORD.findall(sample))
    scores: dict[str, float] = {}
    for code in codes:
        own = _SETS[code]
        scores[code] = float(sum(n for word, n in counts.items() if word in own))
        telling = _TELLING.get(code)
        if telling is not None:
            scores[code] += 3.0 * min(20, sum(sample.count(letter) for letter in telling))
    (first, best), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if best < max(MIN_NUMBER, _SHARE * sum(counts.values())) or best < _LEAD * second:
        return None
    return first
