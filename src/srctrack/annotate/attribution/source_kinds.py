"""Words that tell what kind of speaker stands in an attribution: an outlet, a body, a document, a crowd."""

from __future__ import annotations

import re

from srctrack.language.reporting_verbs import FEMALE_NAMES, MALE_NAMES, TITLES

OUTLET_NOUNS = frozenset(
    """newspaper newspapers daily weekly magazine outlet website site agency broadcaster channel station network portal wire tabloid
    publication broadsheet journal podcast newsletter programme program""".split()
)
"""Common nouns that call a name an outlet when they stand beside it (“the newspaper X”, “the X news agency”)."""

OUTLET_NAME_WORDS = frozenset(
    """gazeta gazette times post news tribune herald journal zeitung courier chronicle guardian mirror mail telegraph
    observer independent examiner inquirer globe broadcasting magazine daily weekly dispatch ledger sentinel
    bulletin express monitor pravda novosti vestnik vesti izvestia nachrichten presse kurier tagblatt tageblatt rundschau spiegel
    figaro monde libération repubblica corriere stampa messaggero gazzetta país mundo vanguardia nyheter dagbladet aftenposten
    aftonbladet politiken tidende avisen diário jornal folha nación clarín advertiser argus mercury echo dziennik wyborcza
    rzeczpospolita pravo dnes sanomat hurriyet haaretz reuters bloomberg politico axios buzzfeed interfax tass afp ap bbc cnn
    npr pbs nbc abc cbs msnbc upi dpa ansa efe xinhua kyodo yonhap meduza mediazona tv television radio newsweek
    breitbart propublica vox slate vice economist atlantic forbes fortune barron’s gazet kronika tygodnik vedomosti kommersant
    beobachter anzeiger allgemeine blatt posten observador público expresso nacional comercio universal""".split()
)
"""Words of which a newspaper's, broadcaster's or agency's own name is made, in the languages of Europe."""

AGENCIES = frozenset(
    "reuters bloomberg politico axios interfax tass afp ap bbc cnn npr pbs nbc abc cbs msnbc upi dpa ansa efe xinhua kyodo yonhap meduza mediazona propublica buzzfeed vox breitbart newsweek haaretz kommersant vedomosti izvestia aftenposten politiken".split()
)
"""Name words that are an outlet's whole name; the others need a second word or an article before them."""

NOT_OUTLET = frozenset(
    "office service house department ministry school committee club union fund foundation company corp inc ltd group guild network networks award awards prize project festival conference".split()
)

BODY_WORDS = frozenset(
    """police court courts ministry committee department office university company council party association agency service services house
    senate congress parliament government administration campaign commission authority authorities bureau board bank union
    league institute institution foundation organization organisation group fund federation embassy consulate kremlin pentagon army
    navy force forces military guard hospital school district city county state states nation nations team firm corporation
    corp inc ltd plc gmbh society academy college church museum centre center prosecutors prosecutor’s prosecution defence defense
    tribunal cabinet secretariat network coalition alliance club airline airlines airport operator regulator watchdog
    firefighters fire brigade press-service headquarters republicans democrats command duma rada bundestag""".split()
)

DOCUMENT_WORDS = frozenset(
    """report study statement indictment minutes document documents memo memorandum letter email e-mail survey poll filing filings
    lawsuit complaint charges charge law act data records record census transcript transcripts affidavit ruling verdict
    judgment judgement paper review audit analysis release bill order decree article testimony warrant contract
    files figures statistics estimates polls studies surveys tweet post message note book diary register inquiry
    findings sheet report’s sentence indictments""".split()
)

ANONYMOUS_SOURCE_NOUNS = frozenset(
    "sources source media reports outlets experts analysts observers insiders press".split()
)
"""Crowds whose word nobody can check."""

PLURAL_GROUPS = frozenset(
    """critics activists residents witnesses eyewitnesses supporters commentators pundits historians scientists
    researchers scholars diplomats officials locals opponents campaigners economists lawyers doctors advocates""".split()
)
"""Groups that can be meant as such; held against a sentence more mildly."""

_CALLS = frozenset(
    "newspaper newspapers daily weekly magazine outlet broadcaster tabloid portal publication broadsheet".split()
)
"""Nouns that stand right before an outlet's name (“the newspaper X”); an agency or a site may be anybody's."""


def is_outlet_name(name: str, around: tuple[str, str] = ("", "")) -> bool:
    """Whether ``name`` has the shape of an outlet's: made of the words such names are made of, or called an outlet by
    the word before or the words after it. A shape, not a list: what it knows nothing of is no outlet."""
    before, after = around
    words = [w.strip(".,’'").lower() for w in name.split()]
    if words and words[0] == "the":
        words = words[1:]
    if not words or words[0] in MALE_NAMES | FEMALE_NAMES | TITLES or words[-1] in NOT_OUTLET:
        return False
    if before in _CALLS or re.match(
        r"(?:online |independent |state )?(?:news (?:outlet|agency|site|website|service|channel|portal)|newspaper|magazine|news outlet)\b",
        after,
    ):
        return True
    if len(words) == 1:
        return words[0] in AGENCIES or (words[0] in OUTLET_NAME_WORDS and (before == "the" or name.startswith("The ")))
    if words[0] == "associated" and words[1] == "press":
        return True
    return any(w in OUTLET_NAME_WORDS for w in words)
