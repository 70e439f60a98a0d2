"""What a fetch may do: how long, how much, how often, and where it may not go."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from srctrack import __version__
from srctrack.errors import FetchError
from srctrack.model.url import split, without_credentials

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of one fetch. Times are seconds, sizes bytes.

    ``max_bytes`` bounds what comes over the wire, ``max_unpacked`` the same with its content encoding undone.
    ``host_interval`` is the least time between two requests to one host. ``max_wait`` is the longest a server's
    ``Retry-After`` is obeyed within a fetch; a server that asks for more is reported. ``total`` bounds one request with its body;
    ``page`` bounds the whole fetch of a page: names, redirects, pauses, and servers that send a byte a minute. ``command``
    bounds all fetches together (``--timeout``), None where nothing does.
    """

    user_agent: str = f"Mozilla/5.0 (compatible; srctrack/{__version__}; saves the sources an article cites)"
    accept_language: str = "en;q=0.8, *;q=0.5"
    connect: float = 10.0
    read: float = 20.0
    write: float = 10.0
    pool: float = 30.0
    total: float = 90.0
    page: float = 150.0
    command: float | None = None
    max_bytes: int = 32 * MIB
    max_unpacked: int = 64 * MIB
    max_redirects: int = 10
    retries: int = 2
    backoff: float = 1.0
    max_wait: float = 30.0
    host_interval: float = 1.0
    http2: bool = True


def is_private(address: str) -> bool:
    """Whether an IP address is not of the public internet: loopback, private, link-local, shared, reserved."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0].strip("[]"))
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return not inner.is_global or inner.is_multicast
    return not ip.is_global or ip.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def literal_address(host: str) -> str | None:
    """The IP address that ``host`` is, however written (dotted, IPv6, or the octal, hexadecimal and short forms that
    resolvers accept), or None for a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").split("%", 1)[0]))
    except ValueError:
        pass
    parts = host.rstrip(".").split(".")
    if not 1 <= len(parts) <= 4 or not all(parts):
        return None
    try:
        numbers = [
            int(p, 16) if p.lower().startswith("0x") else int(p, 8) if p.startswith("0") and len(p) > 1 else int(p)
            for p in parts
        ]
    except ValueError:
        return None
    if any(n < 0 or n > 255 for n in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
        return None
    value = numbers[-1]
    for at, n in enumerate(numbers[:-1]):
        value += n << (8 * (3 - at))
    return str(ipaddress.IPv4Address(value))


def check_typed(url: str) -> str:
    """``url`` as typed, if it may be fetched at all. Raises FetchError ``invalid`` or ``refused``."""
    text = url.strip()
    parts = split(text)
    if parts is not None and not any(c.isspace() or ord(c) < 32 for c in text):
        return text
    url = without_credentials(url)
    scheme = text.split(":", 1)[0].lower() if ":" in text else ""
    if scheme in _REFUSED_SCHEMES:
        raise FetchError(
            "refused",
            url,
            f"{scheme}: addresses are not fetched",
            "give the path of the file, and its address with --url",
        )
    raise FetchError(
        "invalid",
        url,
        f"“{url}” is not a web address",
        "an address begins with https:// or http://; for a saved page, give its file and --url",
    )


_REFUSED_SCHEMES = frozenset(
    "file ftp ftps sftp data javascript blob about gopher ssh telnet ldap dict mailto ws wss smb jar view-source chrome".split()
)
