"""Pages go to the remote store once, and nothing but the page counts as being there."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.store.stores import add
from tests.workflows.remote.conftest import SECRET

from srctrack.model.remote import RemoteState, remote_address
from srctrack.store.library import Library
from srctrack.store.remote.objects import Objects, RemoteError
from srctrack.store.remote.snapshots import ROOT, RemoteSnapshots, object_name
from srctrack.workflows.remote.open import pushed_list, remote_view
from srctrack.workflows.remote.push import MAX_REFUSALS, push

pytest.importorskip("obstore", reason="the remote store needs obstore (extra “remote”)")
SRC = Path(__file__).resolve().parents[3] / "src"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / ".srctrack")


def names(remote: RemoteSnapshots) -> list[str]:
    return remote.objects.names(ROOT)


def test_each_page_is_sent_once_byte_for_byte(library: Library, remote: RemoteSnapshots) -> None:
    sources = [add(library, f"https://fontanka.example/{n}", f"Raids {n}") for n in range(12)]
    assert set(remote_view(library, remote.url).pending) == {s.key for s in sources}
    done = list(push(library, remote))
    assert [o.state for o in done] == [RemoteState.SAVED] * 12
    assert len(names(remote)) == 12
    for path in library.snapshots.all():
        assert remote.objects.read(object_name(path.name)) == path.read_bytes()
    assert list(push(library, remote)) == []
    view = remote_view(library, remote.url)
    assert view.pending == {}
    assert {view.state(s.key, [r.id for r in s.snapshots]) for s in sources} == {RemoteState.SAVED}


def test_only_the_sources_named_are_sent(library: Library, remote: RemoteSnapshots) -> None:
    one, other = add(library), add(library, "https://fontanka.example/2", "Trials")
    assert [o.key for o in push(library, remote, {one.key})] == [one.key]
    assert set(remote_view(library, remote.url).pending) == {other.key}


def test_a_lost_list_costs_questions_and_no_second_object(library: Library, remote: RemoteSnapshots) -> None:
    add(library)
    list(push(library, remote))
    before = {n: remote.objects.read(n) for n in names(remote)}
    pushed_list(library, remote.url).path.unlink()
    assert [o.state for o in push(library, remote)] == [RemoteState.SAVED]
    assert {n: remote.objects.read(n) for n in names(remote)} == before


def test_a_line_cut_short_is_not_taken_as_pushed(library: Library, remote: RemoteSnapshots) -> None:
    add(library)
    list(push(library, remote))
    path = pushed_list(library, remote.url).path
    path.write_bytes(path.read_bytes()[:-1])
    assert len(remote_view(library, remote.url).pending) == 1


KILLED = """
import os, sys
from pathlib import Path
from srctrack.model.remote import remote_address
from srctrack.store.library import Library
from srctrack.store.remote import ledger
from srctrack.store.remote.objects import Objects
from srctrack.store.remote.snapshots import RemoteSnapshots
from srctrack.workflows.remote.push import push
ledger.PushedList.note = lambda *_: os.kill(os.getpid(), 9)
with Library.open(Path(sys.argv[1])) as library:
    list(push(library, RemoteSnapshots(Objects(remote_address(sys.argv[2])))))
"""


def test_killed_between_put_and_record_the_next_push_finds_the_object(
    library: Library, remote: RemoteSnapshots, url: str
) -> None:
    source = add(library)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(SRC), *sys.path])}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(library.path), url], env=environment, capture_output=True, timeout=60
    )
    assert killed.returncode == -9, killed.stderr
    assert len(names(remote)) == 1
    assert set(remote_view(library, remote.url).pending) == {source.key}
    assert [o.state for o in push(library, remote)] == [RemoteState.SAVED]
    assert len(names(remote)) == 1


def test_two_writers_of_one_name_make_one_object(library: Library, remote: RemoteSnapshots) -> None:
    name, start, won = "snapshots/aa/one", threading.Barrier(8), []

    def write(n: int) -> None:
        start.wait()
        if remote.objects.create(name, b"writer %d" % n):
            won.append(n)

    writers = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert len(won) == 1
    assert remote.objects.read(name) == b"writer %d" % won[0]


def test_an_object_that_is_there_is_never_written_again(library: Library, remote: RemoteSnapshots) -> None:
    """A desk that has read more from the page since counts it as saved, and leaves the object as it is."""
    source = add(library)
    list(push(library, remote))
    name = names(remote)[0]
    first = remote.objects.read(name)
    path = library.snapshots.all()[0]
    library.snapshots.add_reading(source.snapshots[0], b"read again", "en", b"{}")
    assert path.read_bytes() != first
    assert [o.state for o in push(library, remote, again=True)] == [RemoteState.SAVED]
    assert remote.objects.read(name) == first


@pytest.mark.parametrize("harm", ["cut", "other"])
def test_an_object_that_is_not_the_page_is_not_taken_for_it(
    library: Library, remote: RemoteSnapshots, harm: str
) -> None:
    add(library)
    path = library.snapshots.all()[0]
    whole = path.read_bytes()
    content = whole[:-20] if harm == "cut" else _another_page(library.path.parent / "other")
    remote.objects.create(object_name(path.name), content)
    (done,) = push(library, remote)
    assert done.state is RemoteState.PENDING
    assert "is damaged" in (done.why or "")
    assert remote.objects.read(object_name(path.name)) == content


def _another_page(folder: Path) -> bytes:
    with Library.create(folder) as other:
        add(other, "https://fontanka.example/9", "Another page")
        return other.snapshots.all()[0].read_bytes()


def test_a_damaged_file_is_not_sent(library: Library, remote: RemoteSnapshots) -> None:
    add(library)
    path = library.snapshots.all()[0]
    path.write_bytes(path.read_bytes()[:-20])
    (done,) = push(library, remote)
    assert done.state is RemoteState.PENDING and "cut short" in (done.why or "")
    assert names(remote) == []


def test_a_bucket_that_is_gone_leaves_all_pending_and_is_not_asked_for_ever(library: Library, s3: str) -> None:
    for n in range(30):
        add(library, f"https://fontanka.example/{n}", f"Raids {n}")
    gone = RemoteSnapshots(Objects(remote_address("s3://nobody-made-this/x")))
    done = list(push(library, gone))
    assert len(done) == 30 and {o.state for o in done} == {RemoteState.PENDING}
    assert "the bucket is not there" in (done[0].why or "")
    assert f"not tried, after {MAX_REFUSALS} failures" in (done[-1].why or "")


def test_a_folder_that_is_not_mounted_is_not_made(library: Library, tmp_path: Path) -> None:
    with pytest.raises(RemoteError, match="the folder is not there"):
        RemoteSnapshots(Objects(remote_address(f"file://{tmp_path}/unmounted")))
    assert not (tmp_path / "unmounted").exists()


def test_no_error_holds_a_credential(
    library: Library, s3: str, s3_server: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    add(library)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://desk:{SECRET}@127.0.0.1:9")
    monkeypatch.setenv("AWS_SESSION_TOKEN", SECRET)
    (done,) = push(library, RemoteSnapshots(Objects(remote_address(s3))))
    assert done.state is RemoteState.PENDING
    with pytest.raises(RemoteError) as refused:
        RemoteSnapshots(Objects(remote_address(s3))).fetch(library.snapshots.all()[0].name)
    told = (done.why or "") + repr(refused.value) + str(refused.value.hint) + "".join(capfd.readouterr())
    assert "could not be reached" in told
    assert SECRET not in told and "desk:" not in told
    assert refused.value.__cause__ is None


def test_no_more_is_begun_when_the_time_is_over(library: Library, remote: RemoteSnapshots) -> None:
    add(library)
    (done,) = push(library, remote, seconds=0)
    assert done.state is RemoteState.PENDING and "time for the command is over" in (done.why or "")
    assert names(remote) == []
