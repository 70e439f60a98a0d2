"""What stands before an article: consent, proof of being human, a login, a page that is gone, an empty shell; or a paywall's teaser.

A wall is only seen where there is little else: news pages carry cookie banners, login forms and “subscribe” beside whole
articles, and none of that is a wall. What a page offers to press (buttons) is read with its words: consent is asked there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from srctrack.extract.html_tree import Element, names_of, squeeze, words_of
from srctrack.extract.metadata.read import Metadata
from srctrack.extract.service_pages import marked_as_article, names_of_site, reports, service_page
from srctrack.model.source import Origin, Wall
from srctrack.model.url import domain

FEW_WORDS = 120
"""Words of article text below which a page that shows signs of a wall is one."""
MIN_WORD_COUNT = 20
"""Words below which there is no article, whatever else the page shows."""
MIN_POST = 8
"""The same for a page that declares an article: a post of a social network is that short."""
BRIEF_WORDS = 30
"""Words from which a short text with a declared date is a brief news item, whatever its headline says (“Boy not found”)."""
LONG_NOTICE = 250
"""The same for a page without any mark of an article: notices with advice and help below them are that long."""
LONG_CONSENT = 900
"""Words of the longest consent page: the purposes of IAB's framework with their explanations have 600 to 800."""
TEASER_WORDS = 450
"""Words below which an article that offers a subscription for the rest may be cut off."""
WHOLE = 0.75
"""The share of the length a publisher declares from which a text is taken for whole."""


@dataclass(frozen=True, slots=True)
class WallDetection:
    """A wall seen, with whose it is or what says so, in words for people."""

    wall: Wall
    detail: str


_CONSENT_MARKS = (
    ("onetrust", "OneTrust"), ("didomi", "Didomi"), ("sp_message", "Sourcepoint"), ("usercentrics", "Usercentrics"), ("qc-cmp", "Quantcast"), ("cmpbox", "consentmanager"),
    ("cybotcookiebot", "Cookiebot"), ("trustarc", "TrustArc"), ("fc-consent-root", "Google"), ("consent-page", "Yahoo"), ("borlabs", "Borlabs"), ("iubenda", "iubenda"), ("axeptio", "Axeptio"),
)  # fmt: skip
_CONSENT_WORDS = re.compile(
    r"cookies?|consent|privacy|partners|data\s+protection|legitimate\s+interest|einwilligung|zustimm\w+|datenschutz\w*|tracking|werbung|consentement|confidentialit\w+|partenaires|privacidad|consentimiento|riservatezza|consenso|согласи\w+|конфиденциальност\w+|персональн\w{1,9}\s+данн\w{1,9}|zgod\w+|prywatno\w+|soukrom\w+|toestemming|samtyk\w+|samtycke",
    re.I,
)
_CONSENT_DEEDS = re.compile(
    r"\b(?:accept|agree|reject|manage|allow|consent|alle\s+akzeptieren|akzeptieren|zustimmen|accepter|refuser|aceptar|rechazar|accetta|rifiuta|принять|согласен|akceptuj\w*|accepteren|godta|godkänn\w*|přijmout|elfogad\w*|kabul)\b",
    re.I,
)

_CONSENT_HEADING = re.compile(
    r"before\s+you\s+continue|bevor\s+(?:sie|du)\s+fortf|avant\s+(?:de\s+continuer|d[’']acc)|antes\s+de\s+(?:continuar|ir)|prima\s+di\s+continuare|weiterlesen|willkommen|прежде\s+чем",
    re.I,
)

_BOT = re.compile(
    r"just\s+a\s+moment|attention\s+required|are\s+you\s+(?:a\s+)?(?:robot|human)|verify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human|pardon\s+our\s+interruption|access\s+(?:to\s+this\s+page\s+has\s+been\s+)?denied|bot\s+(?:detection|check|verification)|unusual\s+(?:traffic|activity)|security\s+check|checking\s+(?:your|the)\s+browser|ddos(?:-guard|\s+protection)|please\s+(?:complete|solve)\s+the\s+(?:captcha|security)|press\s+(?:&|and)\s+hold|enable\s+javascript\s+and\s+cookies\s+to\s+continue|request\s+unsuccessful|human\s+verification|один\s+момент|вы\s+не\s+робот|подтвердите,\s+что\s+(?:вы\s+не\s+робот|запросы)|проверка\s+браузера|sind\s+sie\s+ein\s+(?:mensch|roboter)|êtes-vous\s+un\s+(?:robot|humain)|eres\s+humano",
    re.I,
)
_BOT_MARKS = (
    (b"challenge-platform", "Cloudflare"), (b"cf-browser-verification", "Cloudflare"), (b"cf_chl_", "Cloudflare"), (b"captcha-delivery.com", "DataDome"), (b"px-captcha", "HUMAN"), (b"_incapsula_resource", "Imperva"),
    (b"ddos-guard", "DDoS-Guard"), (b"awswaf", "AWS WAF"), (b"errors.edgesuite.net", "Akamai"), (b"g-recaptcha", "reCAPTCHA"), (b"h-captcha", "hCaptcha"), (b"smartcaptcha", "SmartCaptcha"), (b"/sorry/index", "Google"),
)  # fmt: skip
_LOGIN = re.compile(
    r"^\W*(?:log\s?in|sign\s?in|log\s?on|anmelden|einloggen|login|connexion|se\s+connecter|iniciar\s+sesión|accedi|entrar|inloggen|logga\s+in|logg\s+inn|вход|войти|увійти|авторизация|zaloguj|přihlá\w+)\b",
    re.I,
)
GONE_WORDS = re.compile(
    r"\b(?:error\s+)?40[34]\b|\b(?:error|http|status|code)\s+410\b|410\s+gone|(?:page|article|story|post|content|file)\s+(?:(?:was|is|could)\s+)?(?:not\s+(?:be\s+)?found|no\s+longer\s+(?:exists?|available)|does\s?n[o’']t\s+exist|(?:has\s+been|was)\s+(?:removed|deleted|moved|taken\s+down))|(?:can[’']?t|cannot|could\s?n[o’']t)\s+(?:be\s+found|find\s+(?:the|that|this)\s+page)|no\s+longer\s+available|not\s+found$"
    r"|seite\s+(?:wurde\s+)?(?:leider\s+)?nicht\s+gefunden|nicht\s+mehr\s+verfügbar|page\s+(?:introuvable|non\s+trouvée)|n[’']existe\s+(?:pas|plus)|página\s+no\s+(?:encontrada|existe)|não\s+encontrada|pagina\s+non\s+trovata|pagina\s+niet\s+gevonden|sidan\s+(?:kunde\s+inte|finns\s+inte|hittades)|siden\s+(?:ble\s+)?(?:ikke|finnes)|страница\s+не\s+(?:найдена|существует)|материал\s+(?:удал[её]н|не\s+найден)|сторінк[ау]\s+не\s+знайдено|nie\s+znaleziono|stránka\s+nenalezena|ページが見つかりません|页面不存在",
    re.I,
)
_SCRIPT_NEEDED = re.compile(
    r"(?:enable|requires?|turn\s+on|activate|need(?:s)?)\s+javascript|javascript\s+(?:is\s+)?(?:disabled|required|aktivieren|ist\s+deaktiviert)|включите\s+javascript|activ(?:er|ez)\s+javascript",
    re.I,
)
_SHELLS = frozenset(("root", "app", "__next", "__nuxt", "app-root", "react-root", "svelte", "main-app"))
_PAYWALL = re.compile(
    r"(?:subscribe|sign\s+in|log\s+in|register|create\s+(?:a\s+free|an)\s+account)\s+(?:now\s+)?(?:to|and)\s+(?:continue|keep|read|unlock|access|view)\b|to\s+(?:continue|keep)\s+reading|(?:for|exclusive(?:ly)?\s+(?:for|to)|reserved\s+for|available\s+(?:only\s+)?to)\s+(?:our\s+|paying\s+|registered\s+)?(?:subscribers|members)|subscriber[s’']*[\s-]+only|already\s+a\s+(?:subscriber|member)|(?:this|the)\s+(?:article|story|content)\s+is\s+(?:only\s+)?(?:for|available\s+to)\s+(?:paying|premium|subscrib)|unlock\s+this\s+(?:article|story)|this\s+is\s+a\s+premium"
    r"|(?:weiterlesen|lesen\s+sie\s+weiter|artikel\s+lesen)\s+mit|(?:nur\s+für|exklusiv\s+für)\s+abonnent|mit\s+(?:einem\s+)?[\w+-]{0,12}\s?(?:abo|plus)\s+(?:weiter)?lesen|jetzt\s+(?:weiterlesen|abonnieren\s+und)|bereits\s+abonnent|dieser\s+(?:artikel|inhalt)\s+ist\s+(?:nur\s+)?(?:für\s+)?(?:abonnenten|kostenpflichtig)|réservé\s+aux\s+abonnés|il\s+vous\s+reste\s+[\d.,]+\s?%|la\s+suite\s+est\s+réservée|abonnez-vous\s+pour|déjà\s+abonné|(?:contenido|artículo)\s+(?:exclusivo|solo)\s+para\s+suscriptores|suscríbete\s+para|hazte\s+socio|ya\s+eres\s+suscriptor|riservato\s+agli\s+abbonati|abbonati\s+per\s+(?:continuare|leggere)|conteúdo\s+exclusivo\s+para\s+assinantes|alleen\s+voor\s+abonnees|for\s+abonnenter|bli\s+abonnent|только\s+(?:для|по)\s+подпис\w+|оформите\s+подписку|доступ(?:ен|но)\s+(?:только\s+)?подписчикам|有料(?:会員|記事)|会員限定|ログインして続き",
    re.I,
)


def words_in(text: str) -> int:
    """Words of ``text``; in scripts written without spaces two characters count as one word."""
    cjk = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text))
    return len(re.findall(r"[^\W_]+", text)) if cjk < 0.2 * len(text) else cjk // 2


@dataclass(frozen=True, slots=True)
class _Page:
    """What the decisions are made of. ``article`` is what was read as the article, ``shown`` all visible text and ``pressed``
    the words on buttons; ``marked`` says whether the page declares an article, ``dated`` whether it does so
    by its date, and ``reports`` whether it reports what somebody said."""

    tree: Element
    raw: bytes
    article: str
    shown: str
    pressed: str
    words: int
    marked: bool
    dated: bool
    reports: bool

    @property
    def title(self) -> str:
        return f"{_title(self.tree)}\n{_heading(self.tree)}"


def detect_wall(
    tree: Element, raw: bytes, article: str, page: str, about: Metadata, asked: str, arrived: str
) -> WallDetection | None:
    """The wall that stands before the article, or None. ``article`` is what was read as the article, ``page`` all visible
    text; ``asked`` and ``arrived`` the address asked for and the one where the redirects ended."""
    words = words_in(article)
    dated = _is_dated(about) and words >= BRIEF_WORDS
    seen = _Page(
        tree, raw, article, page, controls(tree), words, marked_as_article(tree, about), dated, reports(article)
    )
    sight = _away(asked, arrived, seen) or _consent(seen)
    news = dated or (seen.reports and words >= BRIEF_WORDS)
    if sight is None and not news and words < (FEW_WORDS if seen.marked else LONG_NOTICE):
        sight = _notice(seen)
    if sight is None and not seen.marked:
        sites = names_of_site(
            [about.outlet.name, about.outlet.domain, domain(arrived), (domain(arrived) or "").split(".")[0]]
        )
        service = service_page(tree, article, words, about, site_names=sites, pressed=seen.pressed)
        sight = WallDetection(Wall.UNSURE, service.detail) if service else None
    return sight or _paywall(tree, article, page, words, about) or _partial(tree, page, words, about, arrived)


_SHOWN = frozenset((Origin.TIME, Origin.VISIBLE, Origin.MICRODATA))


def _is_dated(about: Metadata) -> bool:
    """Whether the page says when it was published: surely, or beside the name of who wrote it."""
    if about.published is None:
        return False
    origin = about.origins["published"]
    return origin.sure or (bool(about.authors) and origin.origin in _SHOWN)


def _notice(seen: _Page) -> WallDetection | None:
    return (
        _bot(seen)
        or _gone(seen)
        or _login(seen)
        or (_empty(seen.tree, seen.shown) if seen.words < (MIN_POST if seen.marked else MIN_WORD_COUNT) else None)
    )


def controls(tree: Element) -> str:
    """The words on what can be pressed: buttons, submit fields, and links that act as buttons."""
    said = []
    for element in tree.iter("button", "input", "a", "div", "span"):
        if element.tag == "input":
            if (element.get("type") or "").lower() in ("submit", "button"):
                said.append(element.get("value") or "")
        elif element.tag == "button" or element.get("role") == "button":
            said.append(words_of(element))
    return squeeze("\n".join(said))


def _title(tree: Element) -> str:
    element = tree.find(".//title")
    return words_of(element)[:300] if element is not None else ""


def _heading(tree: Element) -> str:
    return "\n".join(words_of(h)[:300] for h in list(tree.iter("h1"))[:2])


def _bot(seen: _Page) -> WallDetection | None:
    lower = seen.raw[:200_000].lower()
    vendor = next((name for mark, name in _BOT_MARKS if mark in lower), None)
    short = words_in(seen.shown) < FEW_WORDS
    if _BOT.search(seen.title) or (short and _BOT.search(seen.shown)):
        return WallDetection(Wall.BOT, vendor or "a CAPTCHA")
    if vendor and words_in(seen.shown) < MIN_WORD_COUNT:
        return WallDetection(Wall.BOT, vendor)
    return None


def _away(asked: str, arrived: str, seen: _Page) -> WallDetection | None:
    """A deep address that led to the site's front page or a section: the publisher's way of saying that the page is gone."""
    place = led_away(asked, arrived)
    if place is None or (seen.marked and place != FRONT_PAGE):
        return None
    if place == FRONT_PAGE and seen.dated and seen.marked:
        return None
    return WallDetection(Wall.GONE, f"the address leads to {place}")


FRONT_PAGE = "the front page"
_FRONT = re.compile(
    r"^/?(?:(?:en|de|fr|es|it|pt|nl|pl|ru|uk|cs|sk|sv|da|no|nb|fi|hu|ro|bg|hr|sr|el|tr|ar|he|fa|hi|ja|ko|zh|vi|th|id|ca|us|gb)(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home(?:page)?)(?:\.\w{2,5})?/?)?$",
    re.I,
)
_MIN_DEEP = 8
"""Characters of a path from which it names a page rather than a section."""


def led_away(asked: str, arrived: str) -> str | None:
    """Where a redirect led instead of to the page: the front page, or a section above it. None when it may be the page."""
    try:
        before, after = urlsplit(asked), urlsplit(arrived)
    except ValueError:
        return None
    if after.scheme not in ("http", "https") or domain(asked) != domain(arrived) or before.path == after.path:
        return None
    deep = before.path.strip("/")
    if len(deep) <= _MIN_DEEP or after.query:
        return None
    if _FRONT.match(after.path):
        return None if _FRONT.match(before.path) else FRONT_PAGE
    steps, there = deep.split("/"), after.path.strip("/").split("/")
    if len(there) < len(steps) and steps[: len(there)] == there and before.hostname == after.hostname:
        return "a section of the site"
    return None


def _gone(seen: _Page) -> WallDetection | None:
    m = GONE_WORDS.search(seen.title)
    if m is None and words_in(seen.shown) < FEW_WORDS:
        m = GONE_WORDS.search(seen.shown[:400])
    return WallDetection(Wall.GONE, f"“{m.group().strip()}”") if m else None


def _login(seen: _Page) -> WallDetection | None:
    fields = seen.tree.iter("input")
    password = next((e for e in fields if (e.get("type") or "").lower() == "password"), None) is not None
    alone = seen.words < BRIEF_WORDS and words_in(words_of(seen.tree)) < FEW_WORDS
    if any(_LOGIN.match(line) for line in seen.title.split("\n")) or (password and alone):
        return WallDetection(Wall.LOGIN, "a form to log in" if password else "a request to log in")
    return None


def _consent(seen: _Page) -> WallDetection | None:
    """A page that asks for consent before it shows anything. A text that the page declares an article must be short and speak of
    little else; any other has the button that gives consent, and asks in its heading or in many of its words."""
    said = seen.article or seen.shown
    count, words = len(_CONSENT_WORDS.findall(said)), max(1, words_in(said))
    if count < 3 or seen.reports or not _CONSENT_DEEDS.search(f"{seen.shown}\n{seen.pressed}"):
        return None
    if words < FEW_WORDS:
        asks = count >= 0.03 * words
    elif seen.marked or words >= LONG_CONSENT:
        asks = False
    else:
        asked = _CONSENT_DEEDS.search(seen.pressed) is not None
        headed = _CONSENT_HEADING.search(seen.title) is not None or _CONSENT_WORDS.search(seen.title) is not None
        asks = asked and (count >= 0.02 * words or (headed and count >= 0.01 * words))
    if not asks:
        return None
    markup = " ".join(names_of(e) for e in seen.tree.iter("div", "section", "iframe", "html", "body", "form")).lower()
    whose = next((name for mark, name in _CONSENT_MARKS if mark in markup), "cookies")
    return WallDetection(Wall.CONSENT, whose)


def _empty(tree: Element, page: str) -> WallDetection | None:
    shell = any(
        (e.get("id") or "").lower() in _SHELLS and words_in(words_of(e)) < MIN_WORD_COUNT
        for e in tree.iter("div", "app-root", "main")
    )
    told = any(_SCRIPT_NEEDED.search("".join(e.itertext())) for e in tree.iter("noscript")) or _SCRIPT_NEEDED.search(
        page
    )
    if shell or (told and words_in(page) < FEW_WORDS):
        return WallDetection(Wall.EMPTY, "the page is filled in by a script")
    return WallDetection(Wall.EMPTY, "no running text") if words_in(page) < FEW_WORDS else None


def _paywall(tree: Element, article: str, page: str, words: int, about: Metadata) -> WallDetection | None:
    whole = _declared_words(about)
    if whole and words >= WHOLE * whole:
        return None
    if about.free is True:
        return None
    if about.free is False and (words < TEASER_WORDS or whole):
        return WallDetection(Wall.PAYWALL, "the page says that it is not free to read")
    offer = _offer(article)
    if offer is None and about.free is None and words < TEASER_WORDS // 2 and _marked(tree):
        offer = _PAYWALL.search(page)
    if offer is None and about.free is None and words < BEGINNING_WORDS and _breaks_off(article) and _sells(tree):
        return WallDetection(Wall.PAYWALL, "the text breaks off within a sentence, and the page offers a subscription")
    return WallDetection(Wall.PAYWALL, f"“{offer.group()}”") if offer else None


def _offer(article: str) -> re.Match[str] | None:
    """The offer at the article's end: it begins a block, or is a short one; within a paragraph it is what somebody tells of."""
    for block in article[-_END:].split("\n\n"):
        m = _PAYWALL.search(block)
        if m and (m.start() < _OFFER_BEGINS or len(block) < _SHORT_BLOCK):
            return m
    return None


_OFFER_BEGINS = 80
_SHORT_BLOCK = 200
"""Characters from a block's beginning, and of a whole block, within which an offer is the page's own."""
_SELLS = re.compile(r"subscri|/abo(?:nn|s|/|$)|sign-?in|log-?in|anmelden|premium|trial|membership|suscri|abbona", re.I)
_CUT = re.compile(r"(?<![@./])\b[^\W\d_A-Z]{2,}[\s,]*(?:…|\.\.\.)?$")


def _breaks_off(article: str) -> bool:
    """Whether one of the last paragraphs ends within a sentence: an offer may follow it."""
    last = article.rstrip().split("\n\n")[-_LAST:]
    return any(len(block.split()) >= _LONG_ENOUGH and _CUT.search(block) is not None for block in last)


_LONG_ENOUGH = 12
"""Words of a paragraph of prose; shorter ones are signatures, addresses and labels, which end in no full stop."""
BEGINNING_WORDS = 150
"""Words below which a text is the beginning that publishers show of what they sell."""
_LAST = 3


def _sells(tree: Element) -> bool:
    """Whether two links or buttons of the page are about subscribing: one is in the head of every page."""
    found = [e for e in tree.iter("a", "button") if _SELLS.search(f"{e.get('href') or ''} {words_of(e)[:80]}")]
    return len(found) >= _MIN_OFFERS


_MIN_OFFERS = 2


_END = 600
"""Characters at an article's end among which an offer stands where the text is cut off."""
_PAYWALL_NAMES = re.compile(
    r"(?:^|[\s_-])(?:paywall|regwall|pay-?gate|piano|metered|subscriber-only|premium-(?:only|content|barrier)|offer-box|o-barrier)(?=$|[\s_-])",
    re.I,
)


MIN_DECLARED = 150
"""Words that a page must declare for a shortfall to mean anything."""
PART = 0.5
"""The share of the declared words below which the text is a part of the article; counts differ by a third between counters."""
_PAGE_OF = re.compile(
    r"\b(?:page|seite|página|pagina|strona|страница)\s+1\s+(?:of|von|de|di|van|z|из|sur)\s+([2-9]|1\d)\b", re.I
)


def _partial(tree: Element, page: str, words: int, about: Metadata, arrived: str) -> WallDetection | None:
    """A text that is not the whole article by the page's own word: its length, or the pages after this one."""
    if about.words and about.words >= MIN_DECLARED and words < PART * about.words and not about.body and _spaced(page):
        return WallDetection(Wall.PARTIAL, f"the page declares {about.words:,} words and shows {words:,}")
    further = _next_page(tree, arrived)
    m = _PAGE_OF.search(page)
    if m and further:
        return WallDetection(Wall.PARTIAL, f"{m.group()}; the next page is {further}")
    return None


def _spaced(text: str) -> bool:
    """Whether the script separates words: counts of others are of characters."""
    return len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]", text)) < 0.2 * len(text)


def _next_page(tree: Element, arrived: str) -> str | None:
    """The address of the article's next page, None when ``rel=next`` leads to another article."""
    for link in tree.iter("link", "a"):
        if "next" not in (link.get("rel") or "").lower().split() or not link.get("href"):
            continue
        try:
            to = urljoin(arrived, link.get("href"))
        except ValueError:
            continue
        here = arrived.split("?")[0].split("#")[0].rstrip("/")
        if to.startswith(here) and to != arrived:
            return str(to)
    return None


def _marked(tree: Element) -> bool:
    return any(_PAYWALL_NAMES.search(names_of(e)) for e in tree.iter("div", "section", "aside", "article"))


def _declared_words(about: Metadata) -> int:
    return max(about.words or 0, words_in(about.body) if about.body else 0)
