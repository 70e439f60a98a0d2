"""Objects of one bucket or folder: create, read, list. Credentials come from the storage's own chain (its environment
variables, the machine's or container's role) and are never seen here; an error is told in our words, since those of the
library may hold an address with a key in it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srctrack.errors import SrctrackError, StoreError

if TYPE_CHECKING:
    from srctrack.model.remote import RemoteAddress

INSTALL = "pip install 'srctrack[remote]'"
MAX_BYTES = 512 * 2**20
"""An object that is read is in memory: far above any page (a fetch stops at 50 MB), far below what a machine has."""
_CLIENT = {"connect_timeout": "5s", "timeout": "60s"}
"""A page of 50 MB at 1 MB/s; no connection in five seconds is no network."""
_RETRY = {"max_retries": 2, "retry_timeout": timedelta(seconds=60)}


class RemoteLibraryMissing(SrctrackError):
    """The package that speaks to object storage is not installed."""

    def __init__(self) -> None:
        super().__init__("the remote store needs the package obstore", INSTALL)


class RemoteError(StoreError):
    """The remote store did not do what was asked."""


class RemoteDamage(RemoteError):
    """One object is not what its name says."""


class Objects:
    """The objects below one address."""

    def __init__(self, address: RemoteAddress) -> None:
        try:
            import obstore
        except ImportError as missing:
            raise RemoteLibraryMissing from missing
        self.address = address
        self._api: Any = obstore
        with self._told():
            self._store = self._opened()

    def create(self, name: str, content: bytes) -> bool:
        """Writes an object that is not there yet, whole or not at all; tells whether it did. Raises RemoteError."""
        with self._told():
            try:
                self._api.put(self._store, name, content, mode="create", use_multipart=False)
            except self._api.exceptions.AlreadyExistsError:
                return False
        return True

    def read(self, name: str) -> bytes | None:
        """An object's content; None when there is none. Raises RemoteError."""
        with self._told():
            try:
                found = self._api.get(self._store, name)
            except FileNotFoundError:
                return None
            if found.meta["size"] > MAX_BYTES:
                told = f"{name} in the remote store {self.address.url} is larger than any page"
                raise RemoteDamage(f"{told}: {found.meta['size']:,} bytes")
            return bytes(found.bytes())

    def size(self, name: str) -> int | None:
        """An object's size in bytes; None when there is none. Raises RemoteError."""
        with self._told():
            try:
                return int(self._api.head(self._store, name)["size"])
            except FileNotFoundError:
                return None

    def names(self, folder: str) -> list[str]:
        """The names of all objects below ``folder``, sorted. Raises RemoteError, also where the bucket is gone."""
        with self._told():
            if self.address.scheme == "file" and not Path(self.address.path).is_dir():
                raise FileNotFoundError
            return sorted(m["path"] for chunk in self._api.list(self._store, prefix=folder) for m in chunk)

    def _opened(self) -> Any:
        address = self.address
        if address.scheme == "file":
            return self._api.store.LocalStore(address.path)  # not made here: an unmounted disk is no empty store
        # Without encryption only where the person's own environment says so.
        plain = {"allow_http": True} if os.environ.get("AWS_ALLOW_HTTP", "").lower() in ("1", "true") else {}
        return self._api.store.from_url(address.url, client_options=_CLIENT | plain, retry_config=_RETRY)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        failures = self._api.exceptions
        try:
            yield
        except FileNotFoundError:
            raise self._gone() from None
        except (failures.PermissionDeniedError, failures.UnauthenticatedError, PermissionError):
            raise self._failed("access is denied", "check the credentials in the environment") from None
        except (failures.BaseError, OSError) as error:
            if self._is_gone(error):
                raise self._gone() from None
            raise self._failed("it could not be reached", "check the network and the credentials") from None

    def _is_gone(self, error: Exception) -> bool:
        if self.address.scheme == "file":
            return not Path(self.address.path).is_dir()
        return "NoSuchBucket" in str(error)  # S3's code for it; of a listing the library has no type of its own

    def _gone(self) -> RemoteError:
        what = "folder" if self.address.scheme == "file" else "bucket"
        return self._failed(f"the {what} is not there", "check [store] remote in srctrack.toml")

    def _failed(self, why: str, hint: str) -> RemoteError:
        return RemoteError(f"the remote store {self.address.url}: {why}", hint)
