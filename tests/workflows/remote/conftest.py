"""Real remote stores: a folder, and an S3 server on loopback."""

from __future__ import annotations

import logging
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from srctrack.model.remote import remote_address
from srctrack.store.remote.objects import Objects
from srctrack.store.remote.snapshots import RemoteSnapshots

SECRET = "not-a-secret-key-3141"


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a running S3 server."""
    server = pytest.importorskip("moto.server", reason="tests of S3 need moto's server")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def s3(s3_server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The address of an empty bucket's prefix, the credentials in the environment as a person has them."""
    for name, value in {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_ALLOW_HTTP": "true",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": SECRET,
    }.items():
        monkeypatch.setenv(name, value)
    bucket = f"desk-{abs(hash(request.node.nodeid))}"
    urllib.request.urlopen(urllib.request.Request(f"{s3_server}/{bucket}", method="PUT"), timeout=10)
    return f"s3://{bucket}/pages/all"


@pytest.fixture(params=["folder", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty remote store."""
    if request.param == "s3":
        return str(request.getfixturevalue("s3"))
    folder = tmp_path / "remote"
    folder.mkdir()
    return f"file://{folder}"


@pytest.fixture
def remote(url: str) -> RemoteSnapshots:
    return RemoteSnapshots(Objects(remote_address(url)))
