"""Trusted times over the journal, from a real authority (``openssl ts``), proven offline and broken by one byte."""

from __future__ import annotations

import datetime
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.store.stores import add
from tests.workflows.evidence.authority import TestAuthority, answering, make_authority

import srctrack
from srctrack.errors import DamagedStore, UsageError
from srctrack.model.settings import Settings
from srctrack.model.store_report import ProblemKind, StoreReport
from srctrack.reports.schemas import schema_text
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.store.seals.certificate_order import with_sorted_certificates
from srctrack.store.seals.files import Seal, seals_in, sums_of
from srctrack.store.seals.statement import Statement, parsed, written
from srctrack.store.seals.tokens import prove, query_for
from srctrack.workflows.evidence.seal import Authority, NotSealed, Sealed, authority_of, seal

pytest.importorskip("rfc3161_client", reason="sealing needs rfc3161-client: pip install 'srctrack[seal]'")


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> TestAuthority:
    return make_authority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture
def tsa(keys: TestAuthority) -> Iterator[TestAuthority]:
    with answering(replace(keys, asked=[], answered=[], mode="")) as authority:
        yield authority


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".srctrack"


def filled(path: Path, number: int = 1) -> None:
    """One more run of srctrack, with a journal file of its own."""
    with Library.create(path) as library:
        add(library, f"https://gazette.example/{number}", f"Raids in district {number}")


def sealed(path: Path, tsa: TestAuthority) -> Sealed:
    with Library.open(path) as library:
        return seal(library, Authority(tsa.url, tsa.root.read_bytes()), now())


def damage(report: StoreReport) -> list[str]:
    return [t.message for t in report.troubles if t.fault is ProblemKind.BROKEN_SEAL]


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


class TestSealing:
    def test_a_seal_names_the_instant_and_who_signed(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        before = now().replace(microsecond=0)
        done = sealed(path, tsa)
        assert done.time is not None
        assert before <= done.time.at <= now()
        assert done.time.authority == "Harbour Time Authority"
        report = verify_store(path)
        assert report.whole
        assert [(s.name, s.at, s.authority) for s in report.seals] == [
            (done.name, done.time.at, "Harbour Time Authority")
        ]
        assert (done.entries, report.unsealed) == (report.entries, 0)

    def test_nothing_new_is_not_sealed_again(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        sealed(path, tsa)
        assert sealed(path, tsa) == Sealed(0)
        assert len(tsa.asked) == 1

    def test_a_later_seal_names_what_is_new_and_the_seal_before(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        sealed(path, tsa)
        filled(path, 2)
        assert verify_store(path).unsealed == 2
        assert sealed(path, tsa).entries == 2
        first, second = sorted(seals_in(path / "seals"), key=lambda s: len(parsed(s.path.read_bytes()).previous))
        statement = parsed(second.path.read_bytes())
        assert statement.previous == (first.digest(),)
        assert len(statement.files) == 1
        report = verify_store(path)
        assert (len(report.seals), report.unsealed, report.whole) == (2, 0, True)

    def test_only_a_digest_is_sent(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        sealed(path, tsa)
        assert len(tsa.asked[0]) < 100
        assert b"gazette" not in tsa.asked[0]

    def test_a_journal_that_is_damaged_is_not_sealed(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        (journal,) = (path / "journal").glob("*.jsonl")
        flip(journal, journal.read_bytes().index(b"https"))
        with pytest.raises(DamagedStore, match="its text was changed"):
            sealed(path, tsa)
        assert not tsa.asked


class TestProof:
    @pytest.fixture
    def seal_here(self, path: Path, tsa: TestAuthority) -> Seal:
        filled(path)
        sealed(path, tsa)
        (here,) = seals_in(path / "seals")
        return here

    def test_every_byte_of_the_journal_is_covered(self, path: Path, seal_here: Seal) -> None:
        (journal,) = (path / "journal").glob("*.jsonl")
        whole = journal.read_bytes()
        for at in range(0, len(whole), 97):
            flip(journal, at)
            report = verify_store(path)
            assert any("is not what was sealed on" in said for said in damage(report)), at
            assert not report.whole
            assert report.seals == ()
            journal.write_bytes(whole)
        assert verify_store(path).whole

    @pytest.mark.parametrize("ending", [".txt", ".tsr", ".pem", ".sums"])
    def test_every_byte_of_a_seal_is_covered(self, path: Path, seal_here: Seal, ending: str) -> None:
        part = seal_here.path.with_suffix(ending)
        whole = part.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 40)):
            flip(part, at)
            report = verify_store(path)
            assert damage(report), at
            assert report.seals == ()
            part.write_bytes(whole)
        assert verify_store(path).whole

    def test_a_token_of_another_statement_proves_nothing(self, path: Path, tsa: TestAuthority, seal_here: Seal) -> None:
        """Also when the digests beside it are made to fit: the signature is over the statement."""
        told = parsed(seal_here.path.read_bytes())
        seal_here.path.write_bytes(written(Statement(told.heads, (), told.previous)))

        seal_here.sums.write_bytes(sums_of(seal_here))
        assert any("does not prove this statement" in said for said in damage(verify_store(path)))

    def test_a_journal_file_that_is_gone_is_named(self, path: Path, seal_here: Seal) -> None:
        (journal,) = (path / "journal").glob("*.jsonl")
        journal.unlink()
        said = damage(verify_store(path))
        assert any("it was sealed on" in one and "is now missing" in one for one in said)

    def test_a_rewritten_journal_is_found(self, path: Path, tsa: TestAuthority, seal_here: Seal) -> None:
        """Whoever makes every hash of the journal anew still cannot make it what was sealed."""
        (journal,) = (path / "journal").glob("*.jsonl")
        journal.unlink()
        filled(path)
        report = verify_store(path)
        assert any("that was sealed on" in said for said in damage(report))

    def test_a_seal_that_others_follow_is_missed(self, path: Path, tsa: TestAuthority, seal_here: Seal) -> None:
        filled(path, 2)
        sealed(path, tsa)
        for ending in (".txt", ".tsr", ".pem", ".sums"):
            seal_here.path.with_suffix(ending).unlink()
        assert any("it follows a seal that is missing" in said for said in damage(verify_store(path)))

    def test_a_journal_that_grew_is_still_what_was_sealed(self, path: Path, tsa: TestAuthority) -> None:
        with Library.create(path) as library:
            add(library)
            seal(library, Authority(tsa.url, tsa.root.read_bytes()), now())
            add(library, "https://gazette.example/later", "Later")
        report = verify_store(path)
        assert (report.whole, len(report.seals), report.unsealed) == (True, 1, 2)

    def test_without_the_package_it_is_said_that_nothing_was_checked(
        self, path: Path, seal_here: Seal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(__import__("sys").modules, "rfc3161_client", None)
        report = verify_store(path)
        assert report.seals == ()
        assert [t.message for t in report.troubles if t.fault is ProblemKind.UNCHECKED_SEAL] == [
            "not checked: that needs rfc3161-client (pip install 'srctrack[seal]')"
        ]


def test_a_seal_outlives_the_certificate_that_signed_it(tmp_path: Path, path: Path) -> None:
    """A sealed journal from last year is still proven: certificates are judged as of the token's own instant."""
    ends = now() + datetime.timedelta(seconds=6)
    filled(path)
    with answering(make_authority(tmp_path / "short", ends)) as tsa:
        done = sealed(path, tsa)
        assert done.time is not None
        assert done.time.at < ends
        time.sleep(max(0.0, (ends - now()).total_seconds()) + 1.1)
        assert len(verify_store(path).seals) == 1
        filled(path, 2)
        with pytest.raises(NotSealed, match="does not prove this statement"):
            sealed(path, tsa)


def test_certificates_in_any_order_are_read(path: Path, tsa: TestAuthority) -> None:
    """``openssl ts`` writes them as they come; strict parsers want them sorted."""
    filled(path)
    sealed(path, tsa)
    token, statement = tsa.answered[0], seals_in(path / "seals")[0].path.read_bytes()
    ders = [ssl.PEM_cert_to_DER_cert((tsa.folder / f"{name}.pem").read_text()) for name in ("tsa", "root")]
    (there,) = (a + b for a, b in (ders, ders[::-1]) if a + b in token)
    for order in (b"".join(ders), b"".join(ders[::-1])):
        assert (
            prove(token.replace(there, order), statement, tsa.root.read_bytes()).authority == "Harbour Time Authority"
        )
    assert with_sorted_certificates(token[:200]) == token[:200]


class TestRefused:
    @pytest.mark.parametrize(
        ("mode", "said"),
        [
            ("down", "the authority answered with HTTP 503"),
            ("garbage", "it is not an answer of an authority"),
            ("refuse", "the authority refused"),
        ],
    )
    def test_what_the_authority_did_is_said_and_the_seal_is_pending(
        self, path: Path, tsa: TestAuthority, mode: str, said: str
    ) -> None:
        filled(path)
        tsa.mode = mode
        with pytest.raises(NotSealed, match=said) as raised:
            sealed(path, tsa)
        assert raised.value.message.endswith("; the seal is pending")
        report = verify_store(path)
        assert report.whole
        assert report.seals == ()
        assert [t.fault for t in report.troubles] == [ProblemKind.PENDING_SEAL]
        tsa.mode = ""
        assert sealed(path, tsa).time is not None
        assert verify_store(path).troubles == ()

    def test_a_pending_seal_makes_room_for_what_came_since(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        tsa.mode = "down"
        with pytest.raises(NotSealed):
            sealed(path, tsa)
        filled(path, 2)
        tsa.mode = ""
        assert sealed(path, tsa).entries == 4
        assert len(seals_in(path / "seals")) == 1

    def test_an_answer_to_an_earlier_query_is_no_answer(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        tsa.mode = "down"
        with pytest.raises(NotSealed):
            sealed(path, tsa)
        tsa.mode = ""
        with Library.open(path) as library:  # the same statement, asked for by somebody else before
            statement = seals_in(library.layout.seals)[0].path.read_bytes()
            tsa.answer(query_for(statement).content)
        tsa.mode = "replay"
        with pytest.raises(NotSealed, match="Nonce mismatch"):
            sealed(path, tsa)

    def test_an_authority_that_nobody_trusts_is_not_believed(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        with Library.open(path) as library, pytest.raises(NotSealed, match="leads to no trusted certificate") as raised:
            seal(library, Authority(tsa.url), now())
        assert "[seal] certificates" in str(raised.value.hint)

    def test_an_authority_that_is_not_there(self, path: Path, tsa: TestAuthority) -> None:
        filled(path)
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        with Library.open(path) as library, pytest.raises(NotSealed, match="refused the connection"):
            seal(library, Authority(f"http://127.0.0.1:{port}/", tsa.root.read_bytes()), now())


class TestSettings:
    def test_without_an_authority_it_is_said_how_to_set_one(self) -> None:
        with pytest.raises(UsageError, match="no time-stamping authority is configured"):
            authority_of(Settings())

    def test_certificates_are_read_beside_the_settings(self, tmp_path: Path, keys: TestAuthority) -> None:
        settings = Settings(
            folder=str(keys.folder), seal_authority="https://tsa.example/", seal_certificates="root.pem"
        )
        assert authority_of(settings) == Authority("https://tsa.example/", keys.root.read_bytes())
        with pytest.raises(UsageError, match="could not read the certificates"):
            authority_of(replace(settings, folder=str(tmp_path)))

    def test_an_authority_is_of_the_web(self) -> None:
        with pytest.raises(UsageError, match="needs a web address"):
            authority_of(Settings(), "ftp://tsa.example/")


class TestTyped:
    @pytest.fixture
    def newsroom(self, tmp_path: Path, tsa: TestAuthority) -> Path:
        filled(tmp_path / ".srctrack")
        (tmp_path / "root.pem").write_bytes(tsa.root.read_bytes())
        settings = f'[seal]\nauthority = "{tsa.url}"\ncertificates = "root.pem"\n'
        (tmp_path / "srctrack.toml").write_text(settings, encoding="utf-8")
        return tmp_path

    def typed(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(Path(srctrack.__file__).parents[1]), "NO_COLOR": "1"}
        command = [sys.executable, "-m", "srctrack", *words]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)

    def test_seal_and_verify(self, newsroom: Path) -> None:
        done = self.typed(newsroom, "seal")
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(
            r"sealed \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC by Harbour Time Authority: 2 journal entries\n", done.stdout
        )
        assert self.typed(newsroom, "seal").stdout == "every journal entry has a trusted timestamp already\n"
        shown = self.typed(newsroom, "verify")
        assert shown.returncode == 0
        words = " ".join(shown.stdout.split())
        assert re.search(r"sealed the journal as of [\d: -]+ UTC, signed by Harbour Time Authority", words)
        filled(newsroom / ".srctrack", 2)
        later = self.typed(newsroom, "verify").stdout.split()
        assert "2 journal entries have no trusted timestamp yet" in " ".join(later)
        answer = json.loads(self.typed(newsroom, "verify", "--format", "json").stdout)
        jsonschema.Draft202012Validator(json.loads(schema_text("verify"))).validate(answer)
        assert ([s["authority"] for s in answer["seals"]], answer["unsealed"]) == (["Harbour Time Authority"], 2)

    def test_an_authority_that_is_down(self, newsroom: Path, tsa: TestAuthority) -> None:
        tsa.mode = "down"
        done = self.typed(newsroom, "seal")
        assert done.returncode == 1
        assert "not sealed: the authority answered with HTTP 503; the seal is pending" in done.stderr
        shown = self.typed(newsroom, "verify")
        assert (shown.returncode, "pending: no authority has signed it" in " ".join(shown.stdout.split())) == (0, True)

    def test_without_an_authority(self, tmp_path: Path) -> None:
        filled(tmp_path / ".srctrack")
        done = self.typed(tmp_path, "seal")
        assert (done.returncode, "no time-stamping authority is configured" in done.stderr) == (2, True)
