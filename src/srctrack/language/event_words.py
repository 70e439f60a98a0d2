"""What befell those counted: families of words for one event, across languages."""

from __future__ import annotations

from functools import lru_cache

from srctrack.patterns import pattern

_FAMILIES: dict[str, str] = {
    "death": """kill killed kills killing die died dies dying dead death deaths fatal fatalities fatality perish perished toll lives corpses bodies slain murdered
        погиб* убит* умер* смерт* жертв* скончал* загин* вбит* помер* жертв* tot tote toten getötet* starb starben gestorben ums leben todesopfer verendet*
        mort morts mortes décédé* tué* tués décès muert* mató fallec* murier*""",
    "injury": """injured injuries injury wounded wounds hurt ранен* пострада* поранен* постражда* травм* verletzt* blessé* blessés herid* lesionad*""",
    "arrest": """arrest* detain* detention round-up roundup rounded custody apprehended seized nabbed держан* арест* затрим* заарешт* festgenommen festnahme*
        verhaftet* arrêt* interpell* detenid* arrest* detuv*""",
    "charge": """charged charges accused indicted prosecuted обвин* звинувач* angeklagt* inculp* acusad* imputad*""",
    "conviction": """convicted sentenced jailed imprisoned осужд* приговор* засудж* verurteilt* condamn* condenad*""",
    "missing": """missing disappeared vanished пропал* зник* vermisst* disparu* desaparecid*""",
    "evacuation": """evacuat* displaced fled flee homeless эвакуир* бежа* евакуй* evakuiert* geflohen évacu* évacué* evacuad* desplazad*""",
    "rescue": """rescu* saved спасл* спасен* врятов* gerettet* sauvé* secour* rescatad*""",
    "infection": """infected infections cases ill sick заболе* заражен* заражён* захвор* infiziert* erkrank* infect* contagi* malad*""",
    "dismissal": """fired laid-off layoffs redundant dismissed sacked уволен* сокращ* звільнен* entlassen* licenci* despedid*""",
    "vote": """voted votes vote ballots проголос* голос* gestimmt* stimmen voté* voix vot*""",
    "protest": """protest* demonstrat* rally rallied marched митинг* протест* демонстра* мітинг* demonstr* manifest*""",
    "deportation": """deport* expelled expulsion выдвор* депорт* видвор* abgeschoben* abschieb* expuls*""",
    "signing": """signed sign signatures подпис* підпис* unterschr* unterzeichn* sign* firm*""",
    "theft": """stole stolen theft burglars burglary robbed lifted thieves похит* украл* краж* вкра* викра* gestohlen* diebstahl* vol* volé* rob*""",
    "sale": """sold sale sales sell продан* прода* verkauft* verkauf* vend* vendu* ventes venta*""",
    "purchase": """bought purchase purchased куп* закуп* придба* gekauft* achet* compr*""",
    "destruction": """destroy* damaged ruined wiped burned burnt разруш* уничтож* поврежд* зруйн* знищ* пошкодж* zerstör* beschädigt* détrui* endommag* destru* dañad*""",
    "attendance": """attend* visitors visited turnout посетил* відвіда* besuch* visit* asist*""",
    "birth": """born births birth родил* рожден* народж* geboren* geburt* naissance* naiss* nacid* nacimient*""",
    "payment": """paid pay pays payment fined fine payout заплат* выплат* штраф* сплат* bezahl* zahl* pay* amende* pag* mult*""",
    "planting": """plant* высад* посад* висад* gepflanzt* plant*""",
    "felling": """cut felled logged вырубл* сруб* зруб* вируб* gefällt* abatt* abattu* talad*""",
    "derailment": """derail* rails tracks рельс* рейк* entgleist* déraill* descarril*""",
}


def _compiled() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    prefixes: list[tuple[str, str]] = []
    for family, listed in _FAMILIES.items():
        for word in listed.split():
            if word.endswith("*"):
                prefixes.append((word[:-1], family))
            else:
                whole[word] = family
    return whole, tuple(prefixes)


_WHOLE, _PREFIXES = _compiled()
_STARTS = {p[:3] for p, _ in _PREFIXES}
_SHORT = 3


@lru_cache(maxsize=50_000)
def family(word: str) -> str | None:
    """The family of events ``word`` (lower case) names, None for other words."""
    known = _WHOLE.get(word)
    if known:
        return known
    if len(word) < _SHORT or word[:3] not in _STARTS:
        return None
    best = max((p for p in _PREFIXES if word.startswith(p[0])), key=lambda p: len(p[0]), default=None)
    return best[1] if best and (len(best[0]) > _SHORT or len(word) <= 2 * len(best[0])) else None


_WORDS = pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def families(text: str) -> frozenset[str]:
    """The families of events named in ``text``."""
    return frozenset(f for f in (family(m.group().lower()) for m in _WORDS.finditer(text)) if f)
