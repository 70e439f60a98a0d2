"""Declined names of Russian and Ukrainian: which case they may stand in, and what stays the same in all."""

from __future__ import annotations

import re

from srctrack.patterns import pattern

_MEN_IN_A = frozenset(
    """никита илья данила фома лука кузьма савва юра саша дима миша ваня коля вася петя сережа серёжа гриша паша леша лёша алеша
    алёша костя женя витя толя слава микола микита ілля сава хома""".split()
)
"""Men's given names that end as women's do (Грамота.ру, dictionary of personal names; and ours)."""

_OTHER_CASE = pattern(r"(?:[уюыії]|ого|ому|ему|ым|им|ом|ем|ою|ею|ями|ами)\Z")
_PATRONYMIC = pattern(r"(?:ович|евич|ійович|йович|ич|овна|евна|ична|івна|ївна)(?:а|у|ем|ы|е|и|ой|ою)?\Z")
_MEN_END = pattern(r"[бвгґджзклмнпрстфхцчшщйьо]\Z")
_ADJECTIVE = pattern(r"(?:ый|ской|ский|цкий|ная|ская|ный|ний)\Z")
_SHORT = 3
"""Letters of a last name up to which its end tells no case (Ким, Ли, Цой)."""


def first_case(names: list[str], cue: str, by: bool) -> bool:
    """Whether ``names`` can be the subject of the form ``cue``; behind “по словам” and the like (``by``) any case will do, the
    first alone will not."""
    low = [n.lower() for n in names]
    if by:
        return low[0][-1] in "аяыиіїоеєй" or len(low) == 1
    if any(len(n) > _SHORT and _OTHER_CASE.search(n) for n in low) or (len(low) > 1 and _ADJECTIVE.search(low[0])):
        return False
    if len(low) == 1:
        return True
    woman = re.search(r"(?:ла|лась)\Z", cue.lower()) is not None
    man = re.search(r"(?:[лв]|лся|вся)\Z", cue.lower()) is not None
    if man:
        return low[0] in _MEN_IN_A or _MEN_END.search(low[0]) is not None
    return not woman or (low[0][-1] in "аяь" and not low[-1].endswith(("ой", "ей", "ого")))


def patronymic(word: str) -> bool:
    return _PATRONYMIC.search(word.lower()) is not None


def stem(name: str) -> str:
    """What a name keeps in every case: all but its last vowels, and one letter less where nothing else is left to tell."""
    short = re.sub(r"(?:ого|ому|ым|ой|ою|ом|[аяуюыиіїоеєйь])\Z", "", name, flags=re.I)
    return short if len(short) > 2 else name
