"""What is taken off a page before its article is looked for, and what is marked to outlive the looking."""

from __future__ import annotations

import re
from functools import lru_cache

from srctrack.extract.content.blocks import KIND
from srctrack.extract.content.own_sections import is_own_section
from srctrack.extract.content.teasers import teaser_cards
from srctrack.extract.html_tree import Element, drop, names_of, unwrap
from srctrack.model.prose import BlockKind

_NEVER_TEXT = """script style noscript template link svg canvas object embed video audio source track map button
    input select option datalist dialog menu progress meter frame frameset picture img iframe""".split()
_ASIDE_TAGS = frozenset("nav aside footer form fieldset".split())
_ASIDE_ROLES = frozenset(
    "navigation banner complementary contentinfo dialog alertdialog search toolbar menu menubar tooltip alert button".split()
)
_PROTECTED_TAGS = frozenset("html body article main h1 p a em strong b i tr td tbody table".split())
_NO_CAPTION = frozenset("figure body article main html h1".split())

_WORD = r"(?:^|[\s_-])(?:{})(?=$|[\s_-])"
_SURELY_ASIDE = re.compile(
    _WORD.format(
        r"""related(?:-?(?!text|content)\w+)?|recirc\w*|recommend\w*|read-?(?:more|next|also)|more-?(?:from|on|stories|news|articles|links)|also-?(?:like|read)|see-?also
        |(?:most|top)-?(?:read|popular|viewed|stories|commented)|trending|latest-?(?:news|stories|articles)|you-?(?:may|might)(?:-\w+)*|up-?next|(?:next|prev(?:ious)?)-?(?:article|story|post|page)s?
        |newsletters?(?:-?\w+)?|sign-?up|subscri(?:be|ption|ber)\w*|donat(?:e|ion)\w*|paywall\w*|regwall|promo(?:tion|box)?s?|cta
        |share(?:-?\w+)?|sharing(?:-?\w+)?|sharedaddy|socials?(?:-?\w+)?|addthis\w*|addtoany\w*|a2a_kit|follow(?:-?us)?|sociable|jp-relatedposts
        |comments?(?:-?(?:list|area|section|form|wrap\w*|block|box|count|link|respond|container))?|respond|disqus\w*|livefyre|viafoura
        |ads?|advert\w*|ad-?(?:slot|unit|container|wrapper|box|block|label|placement|break)|dfp|sponsor\w*|outbrain|taboola|trc_\w+|teads|mgid|revcontent|zergnet
        |cookies?(?:-?\w+)?|gdpr|ccpa|onetrust\w*|didomi\w*|privacy-?(?:notice|banner)
        |breadcrumbs?(?:-?\w+)?|pagination|pager|page-?links|skip-?(?:link|to)\w*|navbar|navigation|nav-links
        |author-?(?:box|bio|info|card|meta|details|profile|block)\w*|about-?(?:the-?)?author\w*|post-?(?:meta|tags|footer)|entry-?(?:meta|footer|tags)|article-?(?:meta|tags|footer|tools|actions)
        |tags?-?(?:list|links|cloud)|topic-?list|cat-links|tagcloud
        |sign-?in(?:-?\w+)?|log-?in(?:-?\w+)?|registration
        |sr-only|visually-?hidden|screen-reader(?:-text)?|offscreen|visibility-hidden|assistive-text
        |mw-editsection|navbox|mw-jump-link|noprint|print-?only"""
    ),
    re.I | re.X,
)
_MAYBE_ASIDE = re.compile(
    _WORD.format(
        r"""sidebar(?:-?\w+)?|side-?bar|widgets?|toolbar|menu|masthead|modal|overlay|lightbox|pop-?up|tooltip|byline\w*|by-?line|contributors?
        |tags?|topics?|keywords|categories|copyright|credits?|photo-?(?:credit|by)|image-?(?:credit|source)|rights|print|toc
        |timestamp|publish(?:ed)?-?date|date-?time|read(?:ing)?-?time|vote|poll|quiz|popular|membership|consent|nav|replies"""
    ),
    re.I | re.X,
)
_HIDDEN_NAMES = re.compile(r"(?:^|\s)(?:is-hidden|hidden|hide|d-none|u-hidden|visuallyhidden)(?=\s|$)", re.I)
_BODY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:article|body|content|text|story|entry|main|post|grid|layout|page)(?=$|[\s_-])", re.I
)
_CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:wp-)?caption(?:-?text)?|(?:image|photo|img|media|figure|picture|video|slide|gallery|foto|bild)-?(?:caption|legend|desc(?:ription)?|info|unterschrift)s?"
    r"|cutline|legende|bildunterschrift|bildtext|credit-?line)(?:$|[\s_-])|[a-z](?:Caption|Cutline|Legend)(?:$|[A-Z\s_-])"
)
_EMBED_NAMES = re.compile(
    r"(?:^|\s)(?:tweet|x-post|twitter-(?:tweet|video)(?:-rendered)?|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|mastodon-embed|"
    r"telegram-post|reddit-(?:card|embed-bq|embed)|imgur-embed-pub|threads-post|text-post-media)(?:$|\s)"
)
_HIDDEN = re.compile(r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)

LARGE_SHARE = 0.3
"""The share of a page's running text above which parts are never dropped for their name: names lie, bulk does not."""
LARGE_HIDDEN = 0.55
"""The same for hidden parts: a body hidden until “read more” is most of a page's text, a second copy of one half of it."""
LARGE_COMMENTS = 0.85
"""The same for readers' comments, which may well be longer than what they are about."""
_COMMENTS = re.compile(r"comment|respond|disqus|replies|livefyre|viafoura")
RUNNING = 40
"""Characters of unlinked text in one block from which it counts as running text."""

HELD_IN = "data-srctrack-in"
"""The attribute that keeps what a flattened wrapper was: its tag and class."""

_INLINE = frozenset("a abbr b bdi big br cite code em font i ins mark q s small span strong sub sup time u".split())


def mark_kinds(root: Element) -> None:
    """Mark captions and embedded posts, so that they are known as such however the page is cut afterwards."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "figcaption":
            element.set(KIND, BlockKind.CAPTION)
            continue
        names = names_of(element)
        kind = _named_kind(names) if names else None
        if kind is BlockKind.EMBED or (
            kind is BlockKind.CAPTION and tag not in _NO_CAPTION and not _holds_frames(element)
        ):
            element.set(KIND, kind)


@lru_cache(maxsize=4096)
def _named_kind(names: str) -> BlockKind | None:
    if _EMBED_NAMES.search(names):
        return BlockKind.EMBED
    return BlockKind.CAPTION if _CAPTION_NAMES.search(names) else None


def _holds_frames(element: Element) -> bool:
    return sum(1 for _ in element.iter("p")) > 3 or next(element.iter("article", "main", "h1"), None) is not None


def clean(root: Element) -> int:
    """Take off everything that is surely not the article. Changes ``root``; says how much running text is left, in
    characters."""
    for element in list(root.iter(*_NEVER_TEXT)):
        drop(element)
    weight = running_text(root)
    whole = weight.get(root, 0)
    holders = {above for heading in root.iter("h1") for above in heading.iterancestors()}
    doomed: list[tuple[Element, str]] = []
    by_reason: dict[str, int] = {}
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        mark = element.get(KIND)
        if mark == BlockKind.EMBED:
            _disguise(element)
            continue
        size = weight.get(element, 0)
        reason = "caption" if mark == BlockKind.CAPTION else aside_reason(element)
        if reason and is_own_section(element, reason):
            _open_up(element)
            stack.extend(element)
            continue
        if reason and element in holders:
            stack.extend(element)  # what holds the headline is no aside, whatever it is called
            continue
        if reason and size <= _limit(reason) * whole and element.find(f".//*[@{KIND}='{BlockKind.EMBED}']") is None:
            doomed.append((element, reason))
            by_reason[reason] = by_reason.get(reason, 0) + size
            continue
        if reason:
            _open_up(element)
        stack.extend(element)
    left = whole
    for element, reason in doomed:
        if by_reason[reason] <= _limit(reason) * whole:
            drop(element)
            left -= weight.get(element, 0)
        else:
            _open_up(element)
    for card in teaser_cards(root, weight):
        left -= weight.get(card, 0)
        drop(card)
    flatten(root)
    return left


def _limit(reason: str) -> float:
    if reason == "hidden":
        return LARGE_HIDDEN
    return LARGE_COMMENTS if _COMMENTS.search(reason) else LARGE_SHARE


def flatten(root: Element) -> None:
    """Take off the wrappers that hold one paragraph or heading each, so that an article's paragraphs stand side by side
    (readability scores a parent by its paragraphs, and drops short wrappers with the headings in them)."""
    for element in list(root.iter("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table")):
        wrapper = element.getparent()
        while (
            wrapper is not None
            and wrapper.tag in ("div", "section", "span")
            and wrapper.get(KIND) is None
            and len(wrapper) == 1
            and not (wrapper.text or "").strip()
            and not (element.tail or "").strip()
            and not (
                element.tag in ("ul", "ol") and wrapper.getparent() is not None and wrapper.getparent().tag == "body"
            )
        ):
            above = wrapper.getparent()
            if above is None or above.tag in ("html", "td", "li"):
                break
            if element.get(HELD_IN) is None:
                element.set(HELD_IN, f"{wrapper.tag} {wrapper.get('class') or ''}".strip())
            unwrap(wrapper)
            wrapper = above


def aside_reason(element: Element) -> str | None:
    """The word that tells that ``element`` stands beside the article and not in it; None when nothing tells."""
    tag = element.tag
    if tag in ("html", "body"):
        return None
    if tag in _ASIDE_TAGS:
        parent = element.getparent()
        return None if tag == "footer" and parent is not None and parent.tag == "blockquote" else tag
    role = element.get("role") or ""
    if role in _ASIDE_ROLES:
        return str(role)
    if element.get("hidden") is not None or (element.get("aria-hidden") == "true" and tag not in ("p", "span")):
        return "hidden"
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return "hidden"
    if tag in _PROTECTED_TAGS:
        return None
    names = names_of(element)
    return _aside_name(names) if names else None


@lru_cache(maxsize=8192)
def _aside_name(names: str) -> str | None:
    if _HIDDEN_NAMES.search(names):
        return "hidden"
    m = _SURELY_ASIDE.search(names)
    if m is None:
        m = _MAYBE_ASIDE.search(names)
        if m is None or _BODY_NAMES.search(names):
            return None
    return m.group().strip(" _-").lower()


def running_text(root: Element) -> dict[Element, int]:
    """Characters of running text under each element: blocks of some length whose words are not mostly links."""
    own: dict[Element, int] = {}
    # The block each element stands in, and whether its words are linked: told by what stands above it.
    lines: dict[Element, tuple[Element, bool]] = {}
    for element in root.iter():
        above = element.getparent() if element is not root else None
        outer = lines[above] if above is not None else (element, False)
        if isinstance(element.tag, str):
            inline = element.tag in _INLINE and above is not None
            block, linked = lines[element] = (outer[0], outer[1] or element.tag == "a") if inline else (element, False)
            if element.text and not linked:
                own[block] = own.get(block, 0) + len(element.text.strip())
            if element.tail and above is not None and not outer[1]:
                own[outer[0]] = own.get(outer[0], 0) + len(element.tail.strip())
    weight: dict[Element, int] = {}
    for block, size in own.items():
        if size < RUNNING:
            continue
        weight[block] = weight.get(block, 0) + size
        for above in block.iterancestors():
            weight[above] = weight.get(above, 0) + size
    return weight


def _disguise(embed: Element) -> None:
    """Give an embedded post a class that readability's own filter (“tweet”, “twitter”, “media”) lets pass."""
    embed.set("class", "article-body-quotation")
    embed.attrib.pop("id", None)
    for inner in embed.iter():
        if inner is not embed and isinstance(inner.tag, str):
            inner.attrib.pop("class", None)
            inner.attrib.pop("id", None)
    for above in embed.iterancestors():
        if re.search("tweet|twitter|social|media|widget|instagram", names_of(above), re.I) and above.tag != "body":
            above.set("class", "article-body-embed")
            above.attrib.pop("id", None)


def _open_up(element: Element) -> None:
    """Keep what only looked like an aside: a body hidden until “read more” is pressed, a form around a whole page; and
    give it a name that readability does not stumble over."""
    style = element.get("style")
    if style and _HIDDEN.search(style):
        del element.attrib["style"]
    element.attrib.pop("hidden", None)
    if element.tag in _ASIDE_TAGS:
        unwrap(element)
    elif element.tag != "body":
        element.attrib.pop("id", None)
        element.attrib.pop("class", None)
