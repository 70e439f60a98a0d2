"""Pages on which a website speaks to its visitor: about the browser, the connection, an address, a queue, an age.

No list of vendors ends, so these pages are recognised by what they are: few words, none of the marks of an article (a day,
an author, article markup, a reported sentence), and either the vocabulary of websites about themselves in words said to
the visitor, or no title but the site's own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from srctrack.extract.html_tree import Element, words_of
from srctrack.extract.metadata.declared import ARTICLE_TYPES
from srctrack.extract.metadata.read import Metadata

MAX_WORDS = 150
"""Words from which a text is taken for an article even without a day, an author or markup."""
MIN_SERVICE_SHARE = 0.035
"""The share of service words: service pages written down for the tests have .05 to .30, short reports below .02."""
MIN_SERVICE_WORDS = 2
MAX_NAMELESS_WORDS = 60
"""Words below which a page whose only title is its site's name holds no article."""

_SERVICE = re.compile(
    r"""\b(?:
      browsers?|web-?(?:site|page|master|browser)s?|home[\s-]?page|articles?|readers?|offers?|gift|limit|free|unlimited|documents?|file|results?|spelling|wi-?fi|terms|connect|cancel|trial|sites?|pages?|urls?|links?|servers?|domains?|dns|ip|host(?:ing|ed)?|requests?|requested|redirect\w*|reload|refresh|load(?:ing|ed|s)?|javascript|cookies?|network|connection|internet|online|offline
      |access|blocked|permission|unavailable|maintenance|technical|temporar\w+|error|errors|support|administrator|queue|sessions?|expired|account|accounts|password|log|login|logged|sign|subscri\w+|verif\w+|security|captcha|robot|bots?|settings|privacy|region|country|countries|location|gdpr|vpn|proxy|age|download\w*|upgrade|update|app|install|click|tap|button|search|continue|archived?|expire[ds]?|registrar|buy|sale|parked
      |startseite|suche|gel[öo]scht|verschoben|wlan|sitzung|seite|webseite|internetseite|dienst|anfrage|zugriff|zugang|verbindung|netzwerk|wartung\w*|wartungsarbeiten|fehler|aktualisieren|anmelden|konto|gesperrt|verf(?:ü|ue)gbar|erreichbar|weiterleitung|warteschlange|klicken|sicherheits\w*|adresse|domain
      |navigateur|page|site|adresse|requête|connexion|réseau|accès|indisponible|erreur|serveur|actualis\w+|compte|redirig\w+|domaine|lien|cliquez
      |cookies|navegador|página|inicio|buscador|sitio|solicitud|acceso|conexión|red|servidor|disponible|mantenimiento|enlace|cuenta|dominio|pagina|sito|ricerca|spostat[ao]|cercando|contenut[io]|accesso|richiesta|connessione|errore|manutenzione|navegação|acesso|conexão|servidor|manutenção|sessão|sesión|sessione|sesj\w+|sitzung
      |браузер\w*|страниц\w+|сайт\w*|сервер\w*|домен\w*|доступ\w*|запрос\w*|подключени\w+|соединени\w+|ошибк\w+|обновит\w+|перейти|перенаправлен\w+|ссылк\w+|адрес\w*|заблокирован\w*|ограничен\w*|недоступ\w+|технически\w+|ресурс\w*|сторінк\w+|сайт\w*
      |zoeken|startpagina|pagina|toegang|verbinding|beschikbaar|onderhoud|sida|sidan|webbläsare|tillgänglig|strona|stron[yęie]\w*|przeglądark\w+|dostęp\w*|połączeni\w+|prohlížeč\w*|stránk\w+|přístup\w*|sayfa\w*|tarayıcı\w*|erişim\w*|bağlantı\w*
    )\b|コンテンツ|ご利用|地域|閲覧|表示|ページ|サイト|ブラウザ|アクセス|接続|エラー|メンテナンス|サーバ|内容|首页|删除|页面|网站|浏览器|访问|服务器|페이지|브라우저|접속|사이트""",
    re.I | re.X,
)
_TO_THE_VISITOR = re.compile(
    r"""\b(?:you|your|you[’'](?:re|ve|ll)|yours|please|we[’'](?:re|ve|ll)|our|us|sorry|oops|thank|try|enter|click|wait|want|contact|return
      |sie|ihr|ihre[nmrs]?|bitte|wir|unsere?[nmrs]?|vous|votre|vos|veuillez|nous|notre|désolés?|usted|por\s+favor|nuestr\w+|haga|pulse|lo\s+sentimos|tu|tus|stai|torna|vuelv\w+|retournez|revenez|wróć|sprawdź|tuo|tua|ci\s+scusiamo|prego|você|seu|sua|desculpe
      |вы|вас|вам|ваш\w*|пожалуйста|мы|наш\w*|извините|попробуйте|нажмите|uw|probeer|prosimy|przepraszamy|twoj\w+|twój|prosím|omlouváme|váš|lütfen|sizin)\b
      |してください|申し訳|您|请|抱歉|주세요|죄송""",
    re.I | re.X,
)
_REPORTED = re.compile(
    r"[“\"„«](?=(?:[^”\"“»\n]*\s){4})[^”\"“»\n]{25,}[”\"“»]|\b(?:said|told\s+(?:the\s|[A-Z])|announced|[Aa]ccording\s+to\s+(?:the\s|an?\s|[A-Z])|sagte|teilten?\b.{0,60}\bmit\b|berichtete\w*|[Ll]aut\s+[A-ZÄÖÜ]|déclaré|[Ss]elon\s+(?:les?\s|la\s|l[’']|[A-Z])|annoncé|dijo|anunció|[Ss]egún\s+(?:el|la|los|las|[A-Z])|ha\s+detto|[Ss]econdo\s+(?:il|la|le|l[’']|[A-Z])|disse|[Ss]egundo\s+(?:o|a|[A-Z])|сообщил\w*|заявил\w*|сказал\w*|рассказал\w*|volgens|zei|enligt|powiedział\w*|[Ww]edług|řekla?|[Pp]odle)\b|と述べた|と発表した"
)
"""Words that report what somebody said: a page in place of an article has none."""
_COOKIES = re.compile(r"\bcookies?\b|куки|クッキー|쿠키", re.I)
"""The word is the same in nearly every language that websites ask for consent in."""
_NOT_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Why a page looks like a service page, in words for people."""

    detail: str


def marked_as_article(tree: Element, about: Metadata) -> bool:
    """Whether the page says that it is an article: a sure day, an author, a body, or the markup of one."""
    if about.authors or about.body or (about.published is not None and about.origins["published"].sure):
        return True
    for meta in tree.iter("meta"):
        if (meta.get("property") or "").lower() == "og:type" and "article" in (meta.get("content") or "").lower():
            return True
    return any(
        e.get("itemprop") == "articleBody" or ARTICLE_TYPES.search((e.get("itemtype") or "").rstrip("/")) is not None
        for e in tree.iter("article", "div", "section", "main", "body")
    )


def reports(text: str) -> bool:
    """Whether ``text`` reports what somebody said, as news does and messages of a website do not."""
    return _REPORTED.search(text) is not None


def service_page(
    tree: Element, article: str, words: int, about: Metadata, *, site_names: frozenset[str], pressed: str
) -> ServicePage | None:
    """What makes a page without the marks of an article look like a message of the website; None when nothing does.
    ``pressed`` are the words on its buttons."""
    if words >= MAX_WORDS or reports(article):
        return None
    if about.published is not None and words >= MAX_NAMELESS_WORDS:
        return None
    if is_list_of_links(tree, words):
        return ServicePage("a list of links to other pages")
    heading = " ".join(words_of(h) for h in list(tree.iter("h1", "h2"))[:2])
    said = f"{heading}\n{article}"
    if pressed and _speaks_of_cookies(said):
        return ServicePage("a short text about cookies, with a button to press")
    spoken = len(_SERVICE.findall(said))
    if spoken >= MIN_SERVICE_WORDS and spoken >= MIN_SERVICE_SHARE * words and _TO_THE_VISITOR.search(said):
        return ServicePage("a short text about the website itself, without a date or an author")
    title = tree.find(".//title")
    named = _bare(words_of(title)) if title is not None else ""
    if words < MAX_NAMELESS_WORDS and (not named or named in site_names) and not _own_heading(tree, site_names):
        return ServicePage("a short text without a title, a date or an author")
    return None


def _speaks_of_cookies(text: str) -> bool:
    """Whether a third of the words are in sentences about cookies: a box beside a short report has fewer."""
    sentences = re.split(r"(?<=[.!?。])\s+|\n+", text)
    whole = sum(len(s.split()) for s in sentences)
    about = sum(len(s.split()) for s in sentences if _COOKIES.search(s))
    return about * 3 >= whole > 0


def is_list_of_links(tree: Element, words: int) -> bool:
    """Whether a page is made of headlines that lead to other pages: a front page or a section."""
    linked = [h for h in tree.iter("h2", "h3", "h4") if _leads_elsewhere(h)]
    return len(linked) >= MIN_HEADLINES and words < WORDS_PER_HEADLINE * len(linked)


MIN_HEADLINES = 4
WORDS_PER_HEADLINE = 25
"""Words under a linked headline that a teaser has at most."""


def _leads_elsewhere(heading: Element) -> bool:
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any((a.get("href") or "").strip() and not (a.get("href") or "").startswith("#") for a in links)


def _own_heading(tree: Element, site_names: frozenset[str]) -> bool:
    return any(
        len(words_of(h).split()) >= _HEADLINE_WORDS and _bare(words_of(h)) not in site_names
        for h in tree.iter("h1", "h2")
    )


_HEADLINE_WORDS = 4
"""Words from which a heading can be a headline; shorter ones greet or name a part of the site."""


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def names_of_site(names: list[str | None]) -> frozenset[str]:
    """The forms under which a page's title is nothing but its site's name."""
    return frozenset(_bare(n) for n in names if n) - {""}
