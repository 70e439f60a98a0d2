"""A real Chromium shows pages, good and hostile; each ends within its bounds, and nothing leaves but through the fetcher."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fetch.browser.pages import WORDS, Site, served

from srctrack.errors import FetchError, UsageError
from srctrack.fetch.browser.limits import RenderLimits
from srctrack.fetch.browser.program import find_browser
from srctrack.fetch.browser.render import Renderer
from srctrack.fetch.http import Fetcher
from srctrack.fetch.policy import FetchSettings
from srctrack.model.rendering import Rendering

LIMITS = RenderLimits(load=10.0, page=40.0, call=6.0, settle=2.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


def browser() -> Path:
    try:
        return find_browser(os.environ.get("SRCTRACK_BROWSER"))
    except UsageError as missing:
        pytest.skip(f"{missing.message}: apt-get install chromium")


def shown(site: Site, path: str, limits: RenderLimits = LIMITS) -> Rendering:
    with Fetcher(FetchSettings(host_interval=0, retries=0, total=10.0)) as fetcher:
        capture = fetcher.fetch(site.url + path)
        return Renderer(browser(), fetcher.loader, "srctrack/test", limits).render(capture)


def text(rendering: Rendering) -> str:
    return rendering.dom.decode()


class TestGoodPages:
    def test_a_shell_is_filled_in(self, site: Site) -> None:
        rendering = shown(site, "/shell")
        assert all(words in text(rendering) for words in WORDS)
        assert {e.url.removeprefix(site.url): e.status for e in rendering.exchanges}["/words.json"] == 200
        assert rendering.cut is None
        assert rendering.browser.startswith(("Chrome/", "HeadlessChrome/"))

    def test_the_picture_is_of_the_whole_page(self, site: Site) -> None:
        rendering = shown(site, "/shell")
        assert rendering.picture is not None
        assert rendering.paper is not None
        assert rendering.picture[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(rendering.picture[at : at + 4], "big") for at in (16, 20))
        assert width == 1280
        assert height > 4000, "taller than the window"
        assert rendering.paper.startswith(b"%PDF-")

    def test_what_loads_when_it_comes_into_view_is_loaded(self, site: Site) -> None:
        assert "31 people waited" in text(shown(site, "/lazy"))

    def test_the_page_itself_is_fetched_once(self, site: Site) -> None:
        """So what is kept as received and what is shown are of one answer, however fast a page changes."""
        shown(site, "/article")
        assert site.asked["/article"] == 1

    def test_a_page_that_polls_is_whole(self, site: Site) -> None:
        rendering = shown(site, "/polling", replace(LIMITS, load=3.0, settle=0.5))
        assert rendering.cut is None
        assert WORDS[0] in text(rendering)


class TestHostilePages:
    @pytest.mark.parametrize("path", ["/endless", "/endless-later"])
    def test_an_endless_script_ends_within_the_bound(self, site: Site, path: str) -> None:
        started = time.monotonic()
        rendering = shown(site, path, replace(LIMITS, load=3.0, page=25.0, call=4.0))
        assert rendering.cut is not None
        assert WORDS[0] in text(rendering)
        assert time.monotonic() - started < 30

    def test_ten_thousand_requests_are_cut_off(self, site: Site) -> None:
        rendering = shown(site, "/flood")
        assert rendering.cut == "it made more than 400 requests"
        assert site.asked["/words.json"] <= 400
        assert WORDS[0] in text(rendering)

    def test_dialogs_are_closed(self, site: Site) -> None:
        assert "nothing typed" in text(shown(site, "/dialogs"))

    def test_a_download_goes_nowhere(self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        assert WORDS[0] in text(shown(site, "/download"))
        assert list(tmp_path.rglob("*.zip*")) == []

    def test_a_page_that_leaves_stays(self, site: Site) -> None:
        rendering = shown(site, "/away")
        assert (f"{site.url}/elsewhere", "the page went on to another address") in rendering.refused
        assert site.asked["/elsewhere"] == 0

    @pytest.mark.parametrize("path", ["/private", "/socket", "/worker", "/popup"])
    def test_nothing_reaches_a_private_address(self, site: Site, path: str) -> None:
        rendering = shown(site, path)
        assert WORDS[0] in text(rendering)
        assert site.asked["SECRET"] == 0
        assert site.asked["/elsewhere"] == 0

    def test_private_addresses_are_refused_by_name(self, site: Site) -> None:
        refused = dict(shown(site, "/private").refused)
        assert "private network (10.0.0.1)" in refused["http://10.0.0.1/"]
        assert "private network" in refused[f"http://localhost:{site.other_port}/secret"]
        assert "private network" in refused[f"http://127.0.0.1:{site.other_port}/secret"]

    def test_files_of_the_machine_are_not_read(self, site: Site) -> None:
        assert "root:" not in text(shown(site, "/file"))

    def test_nothing_is_posted(self, site: Site) -> None:
        rendering = shown(site, "/post")
        assert site.asked["POST"] == 0
        assert any(why.startswith("POST") for _, why in rendering.refused)

    def test_no_permission_is_given(self, site: Site) -> None:
        assert "here" not in text(shown(site, "/permission")).partition("</article>")[2].partition("<script>")[0]

    def test_a_page_that_grows_beyond_reading_is_refused(self, site: Site) -> None:
        with pytest.raises(FetchError, match="larger than 16 MiB once its scripts have run") as refused:
            shown(site, "/heavy")
        assert refused.value.code == "too-large"

    def test_no_browser_and_no_profile_is_left_behind(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        shown(site, "/article")
        listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        assert "ps -eo args" in listed
        assert str(tmp_path) not in listed
        assert list(tmp_path.iterdir()) == []


class TestNoBrowser:
    def test_a_program_that_is_not_there_is_named(self) -> None:
        with pytest.raises(UsageError, match="there is no browser /nowhere/chrome"):
            find_browser("/nowhere/chrome")

    def test_a_program_that_is_no_browser_is_a_failure_of_that_page(self, site: Site) -> None:
        with Fetcher(FetchSettings(host_interval=0)) as fetcher:
            capture = fetcher.fetch(f"{site.url}/article")
            with pytest.raises(FetchError, match="the browser could not show the page"):
                Renderer(Path("/bin/true"), fetcher.loader, "x", LIMITS).render(capture)
