"""Whole sites, small and written after real layouts: every check is clean, and no file is skipped in silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.run import check_projects
from srctrack.workflows.projects import ProjectFinder

Site = Mapping[str, str]

HUGO: Site = {
    "hugo.toml": 'title = "Harbour Desk"\n',
    "content/_index.md": "---\ntitle: Harbour Desk\n---\n",
    "content/posts/_index.md": "+++\ntitle = 'Posts'\n[cascade]\n  type = 'post'\n+++\n",
    "content/posts/ferry.md": """+++
title = "The ferry stays"
date = 2024-03-05T09:30:00Z
[params]
sources = ["https://port.example/ferry"]
+++

The ferry to Solheim stays, the port said on Tuesday, March 5.{{< ref "other" >}}

{{< figure src="ferry.jpg" alt="A ferry" caption="The ferry in May" >}}

{{% notice tip %}}
The timetable is on the quay.
{{% /notice %}}

{{< highlight go >}}
func main() { reportedly("wrong") }
{{< /highlight >}}
""",
    "content/posts/json.md": '{\n  "title": "A note",\n  "date": "2024-03-05",\n  "tags": ["a"]\n}\n\nThe quay opens on Tuesday, March 5.\n',
    "content/posts/gallery/index.md": "---\ntitle: Gallery\n---\n\n![](one.jpg)\n",
    "content/posts/gallery/one.jpg": "x",
    "static/robots.txt": "User-agent: *\n",
}
JEKYLL: Site = {
    "_config.yml": "title: Desk\n",
    "index.html": '---\nlayout: default\n---\n<h1>Desk</h1>\n{% for post in site.posts %}\n<a href="{{ post.url }}">{{ post.title }}</a>\n{% endfor %}\n',
    "_posts/2024-03-05-ferry.md": """---
layout: post
title:  "The ferry stays: a report"
sources:
  - https://port.example/ferry
  - title: The council's page
    url: https://council.example/quay
---

{% include references.md %}
The ferry stays, the [port]({{ site.baseurl }}{% link _posts/2024-03-05-ferry.md %}) said on Tuesday.

{% if page.note %}
A note is below.
{% endif %}

{% raw %}
{{ reportedly }}
{% endraw %}
""",
    "_drafts/next.markdown": "---\ntitle: Next\n---\n",
    "assets/style.css": "body {}\n",
}
MKDOCS: Site = {
    "mkdocs.yml": "site_name: Desk\n",
    "docs/index.md": """---
title: Desk
date: 2024-03-05
---

!!! danger "Tunnels do not hide who you are"

    A tunnel moves trust to whoever runs it. It does not hide a name.

    - It hides an address from a page.

??? note
    The second note opens on a click.

=== "Linux"

    Open the terminal on Tuesday, March 5.

=== "macOS"

    Open the settings.

--8<-- "includes/abbreviations.md"

Back to the margin with plain words.
""",
    "docs/img/logo.svg": "<svg/>",
}
QUARTO: Site = {
    "_quarto.yml": "project:\n  type: website\n",
    "index.qmd": """---
title: "Counting ferries"
author:
  - name: Ada Quay
    affiliation: Desk
date: 2024-03-05
format:
  html:
    toc: true
bibliography: refs.bib
---

::: {.callout-note}
The count was taken on Tuesday, March 5.
:::

```{r}
#| label: fig-one
plot(reportedly)
```

As @fig-one shows, ferries ran {{< var count >}} times [@quay2024].

![The quay](quay.png){#fig-one}
""",
    "notes.Rmd": "---\ntitle: Notes\noutput: html_document\n---\n\n```{r setup, include=FALSE}\nlibrary(x)\n```\n\nThe mean was `r mean(x)`.\n",
    "refs.bib": "@misc{quay2024, title={x}}\n",
}
DOCUSAURUS: Site = {
    "docusaurus.config.js": "module.exports = {}\n",
    "docs/intro.mdx": """---
title: Intro
sidebar_position: 1
pubDate: 'Mar 05 2024'
---

import Tabs from '@theme/Tabs';
import {
  Quay,
  Ferry,
} from '../src/quay';

export const Colour = ({children, tone}) => (
  <span style={{color: tone}}>
    {children}
  </span>
);

{/* srctrack: ignore D403 -- the form prints it so */}
The form says January1 in its first line.

<Tabs>
  <TabItem value="one" label="One">The first tab speaks of Tuesday, March 5.</TabItem>
</Tabs>

:::tip Read this

The version is {props.version} and <Colour tone="#25c2a0">green</Colour>.

:::

Sent at {new Date().toISOString()} by the quay.
""",
    "blog/2024-03-05-ferry/index.md": "---\nslug: ferry\nauthors: [ada]\n---\n\nThe ferry stays, and the quay too.\n\n<!-- truncate -->\n\nMore words follow on Tuesday.\n",
    "src/css/custom.css": ":root {}\n",
}
OBSIDIAN: Site = {
    ".obsidian/app.json": "{}\n",
    "Ferry.md": """---
aliases: [Solheim ferry]
tags:
  - harbour
created: 2024-03-05
---
# Ferry

See [[Quay|the quay]] and [[Port#History]]. ![[ferry.jpg|300]]

> [!note] What the port says
> The ferry stays on Tuesday.

%% reportedly a private thought %%

The port opened in 1921. ^port-1

- [ ] call the port
- [x] ask the council #todo
""",
    "Daily/2024-03-05.md": "",
    "Board.canvas": "{}\n",
    "ferry.jpg": "x",
}


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[Site], tuple[object, list[str]]]:
    def check(site: Site) -> tuple[object, list[str]]:
        for name, words in site.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
        options = CheckOptions(ignore=("L601",))
        done = check_projects([str(tmp_path)], ProjectFinder(tmp_path), options, stdin=str)
        return done.report, done.drafts.notices()

    return check


@pytest.mark.parametrize(
    ("site", "skipped"),
    [
        (HUGO, "skipped 2 files that are not drafts (.jpg, .toml)"),
        (JEKYLL, "skipped 2 files that are not drafts (.yml, .css)"),
        (MKDOCS, "skipped 2 files that are not drafts (.svg, .yml)"),
        (QUARTO, "skipped 2 files that are not drafts (.yml, .bib)"),
        (DOCUSAURUS, "skipped 2 files that are not drafts (.js, .css)"),
        (OBSIDIAN, "skipped 2 files that are not drafts (.canvas, .jpg)"),
    ],
    ids=["hugo", "jekyll", "mkdocs", "quarto", "docusaurus", "obsidian"],
)
def test_a_site_is_clean_and_nothing_is_skipped_in_silence(checked, site: Site, skipped: str) -> None:
    report, notices = checked(site)
    assert report.failures == ()
    assert [(f.code, f.path, f.message) for f in report.findings] == []
    hidden = [name for name in site if name.startswith(".")]
    named = int(skipped.split()[1])
    assert len(report.drafts) == len(site) - len(hidden) - named
    assert len(notices) == 1
    assert sorted(notices[0].split("(")[1]) == sorted(skipped.split("(")[1])


def prose(tmp_path: Path, name: str, words: str) -> str:
    (tmp_path / name).write_text(words, encoding="utf-8")
    return read_draft(str(tmp_path / name), annotate=annotate).prose.text


@pytest.mark.parametrize(
    ("name", "words", "holds", "leaves_out"),
    [
        ("a.md", HUGO["content/posts/ferry.md"], ["The timetable is on the quay."], ["{{", "wrong", "%}}"]),
        ("a.md", JEKYLL["_posts/2024-03-05-ferry.md"], ["A note is below."], ["{%", "include", "reportedly"]),
        (
            "a.md",
            MKDOCS["docs/index.md"],
            [
                "Tunnels do not hide who you are",
                "does not hide a name.",
                "It hides an address",
                "opens on a click",
                "Linux",
                "Open the terminal",
                "Back to the margin",
            ],
            ["!!!", "???", "===", "--8<--", "danger"],
        ),
        ("a.qmd", QUARTO["index.qmd"], ["The count was taken"], [":::", "callout", "plot", "{{<"]),
        (
            "a.mdx",
            DOCUSAURUS["docs/intro.mdx"],
            ["The form says January1", "The first tab speaks", "The version is", "green", "by the quay"],
            ["import", "Quay,", "export", "children", "srctrack", "props", "toISOString", "TabItem"],
        ),
        (
            "a.md",
            OBSIDIAN["Ferry.md"],
            ["the quay", "The port opened in 1921."],
            ["[[", "ferry.jpg", "private", "^port", "[!note]"],
        ),
    ],
    ids=["hugo", "jekyll", "mkdocs", "quarto", "docusaurus", "obsidian"],
)
def test_what_is_prose_and_what_is_not(
    tmp_path: Path, name: str, words: str, holds: list[str], leaves_out: list[str]
) -> None:
    read = prose(tmp_path, name, words)
    assert [part for part in holds if part not in read] == []
    assert [part for part in leaves_out if part in read] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.md", HUGO["content/posts/ferry.md"]),
        ("a.md", HUGO["content/posts/json.md"]),
        ("a.md", DOCUSAURUS["docs/intro.mdx"]),
        ("a.md", "Title: A note\nDate: 2024-03-05\nTags: quay\n\nThis week the quay opens.\n"),
        ("a.md", '+++\npath = "2024/03/05/ferry"\ntitle = "x"\n+++\nThis week the quay opens.\n'),
    ],
)
def test_the_day_of_every_kind_of_front_matter(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    draft = read_draft(str(tmp_path / name), annotate=annotate)
    assert draft.date == datetime.date(2024, 3, 5)
    assert "title" not in draft.prose.text.lower()


def test_sources_as_any_list(tmp_path: Path) -> None:
    for words in (JEKYLL["_posts/2024-03-05-ferry.md"], HUGO["content/posts/ferry.md"]):
        (tmp_path / "a.md").write_text(words, encoding="utf-8")
        draft = read_draft(str(tmp_path / "a.md"), annotate=annotate)
        assert draft.front_matter.sources[0] == "https://port.example/ferry"
        for citation in draft.citations:
            if citation.target in draft.front_matter.sources:
                assert citation.span.of(draft.file.text) == citation.target
