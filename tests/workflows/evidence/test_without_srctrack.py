"""A stranger follows ``docs/verify-without-srctrack.md`` to the letter, with openssl and a shell."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.stores import add
from tests.workflows.evidence.authority import TestAuthority, answering, make_authority

from srctrack.store.library import Library
from srctrack.workflows.evidence.seal import Authority, seal

PAGE = Path(__file__).resolve().parents[3] / "docs" / "verify-without-srctrack.md"

pytest.importorskip("rfc3161_client", reason="sealing needs rfc3161-client: pip install 'srctrack[seal]'")
NEEDED = [name for name in ("bash", "openssl", "sha256sum") if shutil.which(name) is None]


def commands() -> str:
    return "\n".join(re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M))


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestAuthority]:
    if NEEDED:
        pytest.skip(f"{', '.join(NEEDED)} not installed")
    with answering(make_authority(tmp_path_factory.mktemp("tsa") / "authority")) as authority:
        yield authority


@pytest.fixture
def given(tmp_path: Path, keys: TestAuthority) -> Path:
    """The folder that a stranger was given: a library sealed twice, beside it the certificate from the authority."""
    shutil.copy(keys.root, tmp_path / "tsa-root.pem")
    for url, key in (("https://gazette.example/1", "police"), ("https://gazette.example/2", "ferry")):
        with Library.create(tmp_path / ".srctrack") as library:
            add(library, url, f"About the {key}", key=key)
            seal(library, Authority(keys.url, keys.root.read_bytes()), datetime.datetime.now(datetime.UTC))
    return tmp_path


def followed(folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands()],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_command_works_and_says_what_the_page_says(given: Path) -> None:
    done = followed(given)
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert (done.stdout + done.stderr).count("Verification: OK") == 2
    assert said.count("Time stamp:") == 2
    assert said.count(": OK") - said.count("Verification: OK") == 2
    digest = re.search(r"^page ([0-9a-f]{64})$", said, re.M)
    text = re.search(r"^text ([0-9a-f]{64})$", said, re.M)
    assert digest and text
    assert f"{digest[1]}  -" in said, "the bytes in the WARC"
    assert f"{text[1]}  texts/{text[1]}.txt" in said


@pytest.mark.parametrize("part", ["seals/*.txt", "seals/*.tsr", "journal/*.jsonl"])
def test_one_flipped_byte_is_found(given: Path, part: str) -> None:
    path = sorted((given / ".srctrack").glob(part))[0]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert followed(given).returncode != 0


def test_another_authority_is_found(given: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = make_authority(tmp_path_factory.mktemp("other") / "authority")
    shutil.copy(other.root, given / "tsa-root.pem")
    assert followed(given).returncode != 0


def test_a_changed_page_has_another_digest(given: Path) -> None:
    from tests.store.stores import capture

    from srctrack.store.snapshots.files import Snapshots

    with Library.open(given / ".srctrack") as library:
        source = library.get("police")
        assert source is not None and source.newest is not None
        path = library.snapshots.find(source.newest)
        assert path is not None
        forged = Snapshots(given / "forged")
        forged.keep(capture(source.url, b"<p>Nothing happened.</p>"))
        shutil.copy(forged.all()[0], path)
    done = followed(given)
    sums = re.findall(r"^([0-9a-f]{64})  -$", done.stdout, re.M)
    assert sums and sums[0] != source.newest.id.removeprefix("sha256:")
