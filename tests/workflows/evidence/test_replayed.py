"""A package's files in a real pywb: found by the package's own index, shown byte for byte."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive_server.real_pywb import started, wayback_program
from tests.workflows.evidence.packages import filled, package, validator

from srctrack.model.capture import Exchange
from srctrack.store.library import Library
from srctrack.store.wacz.search_key import search_key


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / ".srctrack") as library:
        yield library


@pytest.fixture
def wayback(library: Library, tmp_path: Path) -> Iterator[str]:
    programs = wayback_program()
    if programs is None:
        pytest.skip("pywb is not installed: pip install pywb into an environment of its own, SRCTRACK_PYWB=its bin")
    folder = tmp_path / "pywb"
    folder.mkdir()
    subprocess.run([programs[1], "init", "packed"], cwd=folder, check=True, capture_output=True, timeout=60)
    collection = folder / "collections" / "packed"
    with zipfile.ZipFile(package(library, filled(library), tmp_path / "evidence.wacz")) as file:
        for name in file.namelist():
            if name.startswith("archive/"):
                (collection / name).write_bytes(file.read(name))
        (collection / "indexes" / "index.cdxj").write_bytes(file.read("indexes/index.cdx"))
    with started(folder, programs[0]) as address:
        yield address


def exchanges(library: Library) -> Iterator[Exchange]:
    for source in library.sources():
        for ref in source.snapshots:
            yield from library.snapshots.read(ref).exchanges


def test_pywb_finds_and_shows_every_hop(library: Library, wayback: str) -> None:
    opener = urllib.request.build_opener(_Stay)
    seen = 0
    for exchange in exchanges(library):
        request = urllib.request.Request(
            f"{wayback}/packed/{exchange.when:%Y%m%d%H%M%S}id_/{exchange.url}", headers={"Accept-Encoding": "gzip"}
        )
        try:
            with opener.open(request, timeout=30) as answer:
                status, body = answer.status, answer.read()
        except urllib.error.HTTPError as other:
            status, body = other.code, other.read()
        assert status == exchange.status, exchange.url
        if status == 200:
            assert body == exchange.body, exchange.url
        seen += 1
    assert seen == 5


ADDRESSES = {
    "https://www.example.org/News?b=2&a=1": "org,example)/news?a=1&b=2",
    "http://example.org": "org,example)/",
    "https://www2.Example.org:443/A//b/../c/?": "org,example)/a/c",
    "http://example.org:8080/x?q=%C3%A4%20b": "org,example:8080)/x?q=%c3%a4%20b",
    "https://xn--e1afmkfd.example/%D0%BF%D1%83%D1%82%D1%8C": "example,xn--e1afmkfd)/%d0%bf%d1%83%d1%82%d1%8c",
    "http://192.0.2.7/a": "7,2,0,192)/a",
    "http://[::1]:80/a": "::1)/a",
    "https://a.example/x?a&b=&a=1&A=2": "example,a)/x?a&a=1&a=2&b=",
    "https://a.example/100%25?x=%2525&y=%26z": "example,a)/100%25?x=%25&y=&z",
    "https://a.example/x?sid=0123456789abcdef0123456789abcdef&b=1#f": "example,a)/x?b=1",
    "urn:view:https://a.example/B": "urn:view:https://a.example/b",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_is_looked_up_by_its_searchable_form(url: str) -> None:
    assert search_key(url) == ADDRESSES[url]


def test_the_searchable_form_is_that_of_the_reference() -> None:
    python = Path(validator()).with_name("python")
    script = "import json, sys; from surt import surt; print(json.dumps([surt(u) for u in json.load(sys.stdin)]))"
    asked = subprocess.run(
        [str(python), "-c", script],
        input=json.dumps([*ADDRESSES]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(asked.stdout) == [search_key(url) for url in ADDRESSES]
