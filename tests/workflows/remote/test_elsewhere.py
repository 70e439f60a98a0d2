"""A laptop is deleted after `push`: everything comes back on another machine, and is proven there."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import add
from typer.testing import CliRunner

from srctrack.cli.app import app
from srctrack.errors import SettingsError
from srctrack.model.settings import Settings
from srctrack.model.store_report import ProblemKind, ProblemSeverity, StoreReport
from srctrack.settings.read import read_settings
from srctrack.store.library import Library
from srctrack.store.remote.objects import RemoteError
from srctrack.store.remote.snapshots import ROOT, RemoteSnapshots, object_name
from srctrack.workflows.library.restore import Restored, Restoring, restore
from srctrack.workflows.library.verify import verify
from srctrack.workflows.remote.push import push
from srctrack.workflows.remote.restore import from_remote

pytest.importorskip("obstore", reason="the remote store needs obstore (extra “remote”)")


@pytest.fixture
def laptop(tmp_path: Path) -> Library:
    library = Library.create(tmp_path / "laptop" / ".srctrack")
    for n in range(5):
        add(library, f"https://fontanka.example/{n}", f"Raids {n}")
    return library


def cloned(laptop: Library, folder: Path) -> Path:
    """What git carries to another machine: all but pages and cache."""
    shutil.copytree(laptop.path, folder, ignore=shutil.ignore_patterns("snapshots", "cache", "lock*"))
    (folder / "snapshots").mkdir()
    return folder


def restored(path: Path, url: str) -> list[Restored]:
    def no_archive(_: object) -> None:
        raise AssertionError("nothing is to be asked or read")

    with Library.open(path) as library:
        sources = list(library.readable_sources())
        return list(restore(sources, library, (), no_archive, no_archive, from_remote(Settings(remote=url))))  # type: ignore[arg-type]


def faults(report: StoreReport, kind: ProblemKind) -> list[ProblemSeverity]:
    return [t.grade for t in report.troubles if t.fault is kind]


def test_everything_comes_back_elsewhere_and_is_whole(
    laptop: Library, remote: RemoteSnapshots, url: str, tmp_path: Path
) -> None:
    list(push(laptop, remote))
    pages = {p.name: p.read_bytes() for p in laptop.snapshots.all()}
    path = cloned(laptop, tmp_path / "elsewhere")
    shutil.rmtree(path / "texts")
    shutil.rmtree(laptop.path)
    outcomes = restored(path, url)
    assert {o.outcome for o in outcomes} == {Restoring.RESTORED}
    assert [o.what for o in outcomes] == ["snapshot", "text"] * 5
    report = verify(path, remote=Settings(remote=url))
    assert report.whole and report.snapshots == 5 and report.texts == 5 and report.remote == 5
    assert not report.of(ProblemSeverity.ABSENT)
    with Library.open(path) as library:
        assert {p.name: p.read_bytes() for p in library.snapshots.all()} == pages
        assert list(push(library, remote)) == [], "what came from there need not be sent"


@pytest.mark.parametrize("harm", ["cut", "other"])
def test_bytes_that_are_not_the_page_are_not_restored(
    laptop: Library, remote: RemoteSnapshots, url: str, tmp_path: Path, harm: str
) -> None:
    first, *rest = laptop.snapshots.all()
    content = first.read_bytes()[:-9] if harm == "cut" else rest[0].read_bytes()
    remote.objects.create(object_name(first.name), content)
    list(push(laptop, remote))
    path = cloned(laptop, tmp_path / "elsewhere")
    outcomes = restored(path, url)
    left = [o for o in outcomes if not o.done]
    assert len(left) == 1 and "is damaged" in left[0].message
    report = verify(path, remote=Settings(remote=url))
    assert not report.whole
    assert faults(report, ProblemKind.ALTERED_REMOTE) == [ProblemSeverity.DAMAGE]
    assert report.remote == 4


def test_another_capture_of_the_same_bytes_serves(
    laptop: Library, remote: RemoteSnapshots, url: str, tmp_path: Path
) -> None:
    list(push(laptop, remote))
    path = cloned(laptop, tmp_path / "elsewhere")
    with Library.open(path) as library:
        source = next(library.readable_sources())
        ref = source.snapshots[0]
        moved = replace(ref, captured=ref.captured.replace(year=2025))
        library.put(replace(source, snapshots=(moved,)), add_readings=False)
    assert {o.outcome for o in restored(path, url)} == {Restoring.RESTORED}


def test_a_page_that_is_gone_from_the_remote_is_damage_one_not_sent_yet_a_note(
    laptop: Library, remote: RemoteSnapshots, url: str
) -> None:
    list(push(laptop, remote))
    add(laptop, "https://fontanka.example/new", "New")
    report = verify(laptop.path, remote=Settings(remote=url))
    assert report.whole and faults(report, ProblemKind.MISSING_REMOTE) == [ProblemSeverity.NOTE]
    remote.objects._api.delete(remote.objects._store, remote.objects.names(ROOT)[0])
    report = verify(laptop.path, remote=Settings(remote=url))
    assert not report.whole
    assert sorted(faults(report, ProblemKind.MISSING_REMOTE)) == [ProblemSeverity.DAMAGE, ProblemSeverity.NOTE]
    assert "`srctrack push --again`" in next(t for t in report.troubles if t.grade is ProblemSeverity.DAMAGE).message
    list(push(laptop, remote, again=True))
    assert verify(laptop.path, remote=Settings(remote=url)).remote == 6


def test_a_bucket_that_is_gone_is_no_finding_about_pages(laptop: Library, s3: str) -> None:
    with pytest.raises(RemoteError, match="the bucket is not there"):
        verify(laptop.path, remote=Settings(remote="s3://nobody-made-this/x"))


PAGE = """<html lang="en"><head><title>Police hold 31 people</title></head><body><article><h1>Police hold 31 people</h1>
<p>Police held 31 people on Tuesday, the ministry said in a statement that was sent to all newspapers that evening.</p>
<p>“Everyone who was standing there was taken”, said Irina Petrova, who lives near the market and saw the raid.</p>
<p>The market was closed for three hours and opened again at noon, when shopkeepers found their stands searched.</p>
</article></body></html>"""


def typed(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout, done.stderr


def test_add_saves_the_page_and_one_that_could_not_be_sent_is_pending_until_push(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    adding = ("add", "page.html", "--no-archive", "--format", "json", "--url")
    Path("srctrack.toml").write_text(f'[store]\nremote = "{url}"\n', encoding="utf-8")
    code, out, _ = typed(*adding, "https://gazette.example/1")
    assert code == 0 and json.loads(out)["added"][0]["remote"] == "saved"

    Path("srctrack.toml").write_text(f'[store]\nremote = "file://{tmp_path}/unmounted"\n', encoding="utf-8")
    Path("page.html").write_text(PAGE.replace("31", "32"), encoding="utf-8")
    code, out, _ = typed(*adding[:3], "--url", "https://gazette.example/2")
    assert code == 0 and "remote    pending: the remote store" in " ".join(out.split("\n")), out

    Path("srctrack.toml").write_text(f'[store]\nremote = "{url}"\n', encoding="utf-8")
    rows = json.loads(typed("list", "--format", "json")[1])["sources"]
    assert sorted(r["remote"] for r in rows) == ["pending", "saved"]
    code, out, err = typed("list")
    assert out.count("remote pending") == 1 and "`srctrack push` sends them" in err
    code, out, _ = typed("push", "--format", "json")
    assert code == 0 and [f["state"] for f in json.loads(out)["files"]] == ["saved"]
    assert typed("push")[1] == "nothing is pending\n"
    assert typed("verify", "--remote")[0] == 0
    assert "pending" not in typed("list")[1]


@pytest.mark.parametrize(
    "written", ["s3://key:hush@bucket/x", "az://box/x?sig=hush", "https://bucket/hush", "file://hush/x", "s3:///hush"]
)
def test_an_address_that_may_hold_a_password_is_refused_and_not_repeated(tmp_path: Path, written: str) -> None:
    path = tmp_path / "srctrack.toml"
    path.write_text(f'[check]\n[store]\nremote = "{written}"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_settings(path)
    assert ":3: store.remote" in refused.value.message
    assert "hush" not in refused.value.message + str(refused.value.hint)


def test_the_folder_is_set_in_either_way(tmp_path: Path) -> None:
    path = tmp_path / "srctrack.toml"
    for written in ('store = "kept"\n', '[store]\nfolder = "kept"\n'):
        path.write_text(written, encoding="utf-8")
        found = read_settings(path)
        assert found.store == "kept"
        assert found.origins["store.folder"].place.endswith(f":{written.count(chr(10))}")
