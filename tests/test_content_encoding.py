import gzip
import time
import zlib

import pytest

from srctrack.content_encoding import TooLarge, Undecodable, unpack

WORDS = b"more than three thousand words " * 100


def test_each_encoding_is_undone() -> None:
    brotli = pytest.importorskip("brotli")
    zstandard = pytest.importorskip("zstandard")
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(WORDS),
        "x-gzip": gzip.compress(WORDS[:1000]) + gzip.compress(WORDS[1000:]),
        "deflate": zlib.compress(WORDS),
        "Deflate": bare.compress(WORDS) + bare.flush(),
        "br": brotli.compress(WORDS),
        "zstd": zstandard.compress(WORDS),
        "identity": WORDS,
        "deflate, gzip": gzip.compress(zlib.compress(WORDS)),
        "": WORDS,
    }
    for encoding, body in packed.items():
        assert unpack(body, encoding, 10_000) == WORDS, encoding


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_unpacking_stops_at_the_limit(encoding: str) -> None:
    zeros = b"\0" * 5_000_000
    if encoding == "br":
        body = pytest.importorskip("brotli").compress(zeros)
    elif encoding == "zstd":
        body = pytest.importorskip("zstandard").compress(zeros)
    else:
        body = gzip.compress(zeros) if encoding == "gzip" else zlib.compress(zeros)
    with pytest.raises(TooLarge):
        unpack(body, encoding, 1_000_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_cut_off_is_refused(encoding: str) -> None:
    if encoding == "br":
        body = pytest.importorskip("brotli").compress(WORDS)
    elif encoding == "zstd":
        body = pytest.importorskip("zstandard").compress(WORDS)
    else:
        body = gzip.compress(WORDS) if encoding == "gzip" else zlib.compress(WORDS)
    with pytest.raises(Undecodable, match="cut off"):
        unpack(body[: len(body) // 2], encoding, 10_000)


@pytest.mark.parametrize("encoding", ["none", "utf-8", "UTF8", "identity"])
def test_words_that_name_no_coding_are_passed_over(encoding: str) -> None:
    assert unpack(WORDS, encoding, 10_000) == WORDS


def test_padding_after_the_last_member_is_left_out() -> None:
    assert unpack(gzip.compress(WORDS) + b"\0\0 left over", "gzip", 10_000) == WORDS


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "compress"])
def test_other_bytes_are_not_decodable(encoding: str) -> None:
    with pytest.raises(Undecodable):
        unpack(b"\xff\xfe these are not packed", encoding, 10_000)


def test_a_hundred_thousand_members_of_nothing_are_passed_in_seconds() -> None:
    body = gzip.compress(b"") * 100_000 + gzip.compress(b"The quay is closed.")
    started = time.process_time()
    assert unpack(body, "gzip", 1000) == b"The quay is closed."
    assert time.process_time() - started < 10
