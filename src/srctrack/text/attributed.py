"""Words that tell what kind of speaker stands in an attribution: an outlet, a body, a document, a crowd."""

from __future__ import annotations

import re

from srctrack.text.cues import FEMALE_NAMES, MALE_NAMES, TITLES

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
    "office service house department ministry school committee club union fund foundation company corp inc ltd group department".split()
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

CROWDS = frozenset("sources source media reports outlets experts analysts observers insiders press".split())
"""Crowds whose word nobody can check."""

LOOSE_CROWDS = frozenset(
    """critics activists residents witnesses eyewitnesses supporters commentators pundits historians scientists
    researchers scholars diplomats officials locals opponents campaigners economists lawyers doctors people
    observers advocates""".split()
)
"""Groups that can be meant as such; held against a sentence more mildly."""

NATIONALITY = re.compile(
    r"(?:[A-Z]\w*(?:an|ian|ish|ese|ch|i|sh|ic|U\.S|U\.K)|US|UK|EU|U\.S\.|U\.K\.|Western|Eastern|Northern|Southern|Central|Asian|Arab|Kremlin|Greek|Thai|Czech|Dutch|Swiss)\Z"
)
"""The usual endings of words for peoples."""

NOBODY = re.compile(
    r"\b(?:(?P<adverb>reportedly|allegedly|purportedly|supposedly|rumou?redly)"
    r"|it(?: is|’s|'s| was| has been| had been)(?: \w+ly| now| also)? (?:believed|thought|understood|reported|alleged|rumou?red|claimed|feared|said|assumed)(?= that| the| to\b| he| she| they|,)"
    r"|(?:is|are|was|were|has been|have been)(?: \w+ly| also| now| still| all)? (?:believed|thought|understood|reported|alleged|rumou?red|said|feared|presumed|claimed) to\b"
    r"|(?:rumou?r|word|legend) has it)\b",
    re.I,
)
"""Passives and adverbs that hide who says so."""

_ADJECTIVE = r"(?:[\w’'.-]+ ){0,3}?"
ANONYMOUS = re.compile(
    r"(?<![\w-])(?P<who>"
    r"(?:(?i:some|many|several|multiple|various|numerous|other|unnamed|anonymous|certain|most|a number of|a few|local|state|foreign|western|independent|two|three) )"
    + _ADJECTIVE
    + r"(?:sources|media|media reports|news reports|press reports|reports|outlets|experts|analysts|observers|insiders|commentators|officials|eyewitnesses|witnesses|people)"
    r"|(?:[A-Z][\w.]+ |media |news |press |initial |early |recent |unconfirmed |intelligence |diplomatic |industry |well-placed |informed |political |legal |military |security |independent )*(?i:sources|media|reports|news reports|experts|analysts|observers|insiders)"
    r"|(?i:a|one|another|an) "
    + _ADJECTIVE
    + r"(?:source|insider|official|diplomat|aide|adviser|advisor|staffer|executive|expert|analyst)(?: (?:close to|in|at|with|inside|within|near|familiar with|from) (?:[\w’'-]+ ){0,5}[\w’'-]+)?"
    r"|(?:[A-Z][\w.]+ )?(?i:(?:human rights |government |state |security |local )?(?:officials|activists|critics|residents|witnesses|eyewitnesses|observers)|rights groups)"
    r"|(?i:a person|one person|two people|three people|several people|people|those|some|sources|officials|individuals) (?:who are |who is |with )?(?:familiar with|close to|briefed on|with (?:direct )?knowledge of) (?:[\w’'-]+ ){0,5}[\w’'-]+"
    r"),? (?:also |now |have |has |had |still |later |often |then )*(?P<cue>"
    r"say|says|said|note|notes|noted|report|reports|reported|believe|believes|believed|claim|claims|claimed|suggest|suggests|suggested|think|thinks|thought|"
    r"argue|argues|argued|warn|warns|warned|told|tell|tells|estimate|estimates|estimated|predict|predicts|predicted|agree|agreed|insist|insisted|add|added|allege|alleged|indicate|indicated|confirm|confirmed|"
    r"fear|feared|maintain|maintained|contend|contended|expect|speculate|speculated|point out|pointed out|wonder|describe|described|acknowledged|acknowledge|conceded)\b"
)
ANONYMOUS_AFTER = re.compile(
    r"(?:,[”\"]? (?:say|says|said|note|noted|report|reported|claim|claimed|believe)|\baccording to|\b(?:told|said)(?: \w+)? by) (?P<who>(?:some|many|several|multiple|various|numerous|unnamed|anonymous|local|a|one|two|three|"
    r"[A-Z][\w.]+)?(?: ?[\w’'-]+){0,2}? ?(?:sources|media reports|news reports|local media|media|reports|experts|analysts|observers|insiders|source|officials?|people familiar with (?:[\w’'-]+ ){0,4}[\w’'-]+))(?=[,.;:”\"]|$| who\b| close\b| in\b| on\b| with\b| familiar\b)"
)
"""Crowds and titles without a name, before and after a word of saying."""


MAY_CROWD = frozenset(
    """sources source media reports outlets experts analysts observers insiders insider commentators officials official eyewitnesses
    witnesses people person those individuals diplomat aide adviser advisor staffer executive expert analyst activists critics residents groups""".split()
)
MAY_HIDE = MAY_CROWD | frozenset(
    """reportedly allegedly purportedly supposedly rumoredly rumouredly believed thought understood reported alleged rumored
    rumoured claimed feared said assumed presumed has""".split()
)
"""Without one of these words a sentence holds no crowd and no hiding passive; asked first, since the patterns are slow."""


def is_outlet_name(name: str, around: tuple[str, str] = ("", "")) -> bool:
    """Whether ``name`` has the shape of an outlet's: made of the words such names are made of, or called an outlet by
    the word before or the words after it. A shape, not a list: what it knows nothing of is no outlet."""
    before, after = around
    words = [w.strip(".,’'").lower() for w in name.split()]
    if words and words[0] == "the":
        words = words[1:]
    if not words or words[0] in MALE_NAMES | FEMALE_NAMES | TITLES or words[-1] in NOT_OUTLET:
        return False
    if before.rstrip(",") in OUTLET_NOUNS or re.match(
        r"(?:online |independent |state )?(?:news (?:outlet|agency|site|website|service|channel|portal)|newspaper|magazine|news outlet)\b",
        after,
    ):
        return True
    if len(words) == 1:
        return words[0] in AGENCIES or (words[0] in OUTLET_NAME_WORDS and (before == "the" or name.startswith("The ")))
    if words[0] == "associated" and words[1] == "press":
        return True
    return any(w in OUTLET_NAME_WORDS for w in words)
