"""What is taken off a page before its article is looked for, and what is marked to outlive the looking."""

from __future__ import annotations

import re

from srctrack.extract.blocks import KIND
from srctrack.extract.page import Element, drop, names_of, unwrap
from srctrack.model.prose import BlockKind

_NEVER_TEXT = """script style noscript template link svg canvas object embed video audio source track map button
    input select option datalist dialog menu progress meter frame frameset picture img""".split()
_ASIDE_TAGS = ("nav", "aside", "footer", "form", "iframe", "fieldset")
_ASIDE_ROLES = frozenset(
    "navigation banner complementary contentinfo dialog alertdialog search toolbar menu menubar tooltip alert".split()
)

_ASIDE_NAMES = re.compile(
    r"""(?:^|[\s_-])(?:
      related(?!-?url)|recirc\w*|recommend\w*|read-?(?:more|next|also)|more-?(?:from|on|stories|news|articles)|also-?(?:like|read)
      |(?:most|top)-?(?:read|popular|viewed|stories)|trending|popular|latest-?(?:news|stories)|you-?may|up-?next|next-?(?:article|story|post)|prev(?:ious)?-?(?:article|story|post)
      |newsletters?|sign-?up|subscri(?:be|ption)\w*|donat(?:e|ion)\w*|paywall\w*|piano\w*|regwall|membership|promo(?:tion|box)?s?|cta
      |shar(?:e|ing)(?:-?\w+)?|sharedaddy|social(?:-?\w+)?|addthis\w*|addtoany\w*|follow(?:-?us)?|sociable|jp-relatedposts
      |comments?(?:-?(?:list|area|section|form|wrap\w*|block|box|count|link|respond))?|respond|disqus\w*|livefyre|replies
      |ads?|advert\w*|ad-?(?:slot|unit|container|wrapper|box|block|label|placement)|dfp|gpt|sponsor\w*|outbrain|taboola|ob-\w+|trc_\w+|teads|mgid|revcontent|zergnet
      |cookies?(?:-?\w+)?|consent|gdpr|ccpa|onetrust\w*|didomi\w*|cmp|privacy-?(?:notice|banner)
      |breadcrumbs?|pagination|pager|page-?links|nav(?:bar|igation|-links)?|menu|sidebar|widgets?|toolbar|skip-?link\w*|masthead
      |byline\w*|by-?line|author-?(?:box|bio|info|card|meta|details|profile|block)\w*|about-?(?:the-?)?author\w*|post-?(?:meta|author|tags|footer)|entry-?(?:meta|footer|tags)|article-?(?:meta|tags|footer|tools|actions)|contributor\w*
      |tags?(?:-?(?:list|links|cloud))?|topics?(?:-?list)?|keywords|categories|cat-links
      |copyright|credits?|photo-?(?:credit|by)|image-?(?:credit|source)|rights
      |print(?:-?(?:only|link|button|friendly))?|toc|pop-?up|modal|overlay|lightbox|tooltip|alert-?box
      |sr-only|visually-?hidden|screen-reader(?:-text)?|offscreen|visuallyhidden|visibility-hidden|assistive-text|u-hidden
      |mw-editsection|navbox|mw-jump-link|noprint|infobox
      |timestamp|dateline-?block|publish(?:ed)?-?date|read(?:ing)?-?time|rating|vote|poll|quiz
    )(?:$|[\s_-])""",
    re.I | re.X,
)
_CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:wp-)?caption(?:-?text)?|(?:image|photo|img|media|figure|picture|video|slide|gallery|foto|bild)-?(?:caption|legend|desc(?:ription)?|text|info|title|unterschrift)s?"
    r"|cutline|legende|bildunterschrift|bildtext|credit-?line)(?:$|[\s_-])|[a-z](?:Caption|Cutline|Legend)(?:$|[A-Z\s_-])"
)
_EMBED_NAMES = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)(?:-rendered)?|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|mastodon-embed|"
    r"telegram-post|reddit-(?:card|embed-bq|embed)|imgur-embed-pub|threads-post|text-post-media)(?:$|\s)"
)
_HIDDEN = re.compile(r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
_NO_CAPTION = frozenset("figure body article main html h1".split())

LARGE_SHARE = 0.35
"""The share of a page's paragraph text above which a part is never dropped for its name alone: names lie, bulk does not."""


def mark_kinds(root: Element) -> None:
    """Mark captions and embedded posts, so that they are known as such however the page is cut afterwards."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "figcaption":
            element.set(KIND, BlockKind.CAPTION)
            continue
        names = names_of(element)
        if not names:
            continue
        if _EMBED_NAMES.search(names):
            element.set(KIND, BlockKind.EMBED)
        elif element.tag not in _NO_CAPTION and _CAPTION_NAMES.search(names) and not _holds_frames(element):
            element.set(KIND, BlockKind.CAPTION)


def _holds_frames(element: Element) -> bool:
    return sum(1 for _ in element.iter("p")) > 3 or next(element.iter("article", "main", "h1"), None) is not None


def clean(root: Element) -> None:
    """Take off everything that is surely not the article. Changes ``root``."""
    for element in list(root.iter(*_NEVER_TEXT)):
        drop(element)
    weight = _paragraph_weights(root)
    whole = max(1, weight.get(root, 0))
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in ("html", "body"):
            continue
        large = weight.get(element, 0) > LARGE_SHARE * whole
        mark = element.get(KIND)
        if mark == BlockKind.EMBED:
            _disguise(element)
            continue
        if mark == BlockKind.CAPTION:
            if not large:
                drop(element)
            continue
        if large:
            if element.tag in _ASIDE_TAGS:
                unwrap(element)
            else:
                _unhide(element)
            continue
        if _is_aside(element):
            drop(element)


def _is_aside(element: Element) -> bool:
    tag = element.tag
    if tag in _ASIDE_TAGS:
        return not (tag == "footer" and element.getparent().tag == "blockquote")
    if element.get("role") in _ASIDE_ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" and tag not in ("p", "span"):
        return True
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    if tag in ("article", "main", "h1", "p", "a", "em", "strong", "b", "i"):
        return False
    names = names_of(element)
    return bool(names) and bool(_ASIDE_NAMES.search(names))


def _paragraph_weights(root: Element) -> dict[Element, int]:
    """Characters of paragraph text under each element."""
    weight: dict[Element, int] = {}
    for p in root.iter("p", "pre", "blockquote", "td"):
        if p.tag == "td" and p.find("p") is not None:
            continue
        if p.tag == "blockquote" and p.find(".//p") is not None:
            continue
        size = len("".join(p.itertext()).strip())
        if size < 25:
            continue
        weight[p] = weight.get(p, 0) + size
        for above in p.iterancestors():
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


def _unhide(element: Element) -> None:
    """Show what a script would have shown: a body hidden until “read more” is pressed."""
    style = element.get("style")
    if style and _HIDDEN.search(style):
        del element.attrib["style"]
    element.attrib.pop("hidden", None)
