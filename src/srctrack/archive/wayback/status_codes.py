"""What the Wayback Machine's refusals mean for us, one line a code.

The codes are those of the “SPN2 Public API Docs” (V. Banos, copy of 2025-10-22) and one seen in the wild
(``error:no-captures``, internetarchive/wayback#304). The class is our judgement, made by comparing four clients.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeClass(StrEnum):
    """What to do after a refusal."""

    PERMANENT = "permanent"
    """This page will not be captured; a person may know better."""
    RETRY = "retry"
    """A passing fault: again, later and later."""
    PAUSE_HOST = "pause-host"
    """The target's host has had enough; its pages wait."""
    TOMORROW = "tomorrow"
    """This page again after midnight UTC; it is archived, so it is looked up."""
    PAUSE_ACCOUNT = "pause-account"
    """The account or address has had enough; everything waits."""
    STOP = "stop"
    """Nothing works until a person does something."""


class Pause(StrEnum):
    """How long a pause lasts."""

    SHORT = "short"
    """A minute or so, then asked again."""
    MIDNIGHT = "midnight"
    """Until 00:00 UTC."""


@dataclass(frozen=True, slots=True)
class StatusCode:
    """A refusal. ``retries`` bounds how often a RETRY is tried again (None: as often as anything else); ``dead`` says that the page
    itself is gone; ``other_url`` that the address it leads to is worth one try."""

    code: str
    kind: CodeClass
    meaning: str
    retries: int | None = None
    pause: Pause = Pause.SHORT
    dead: bool = False
    other_url: bool = False


_P, _T, _H, _A = CodeClass.PERMANENT, CodeClass.RETRY, CodeClass.PAUSE_HOST, CodeClass.PAUSE_ACCOUNT

_TABLE = (
    StatusCode("error:bad-gateway", _T, "the site answered 502"),
    StatusCode("error:bad-request", _P, "the archive did not understand the request"),
    StatusCode("error:bandwidth-limit-exceeded", _H, "the site has used up its bandwidth (509)"),
    StatusCode("error:blocked", _P, "the site blocks the archive"),
    StatusCode("error:blocked-client-ip", CodeClass.STOP, "the archive blocks this machine’s network address"),
    StatusCode("error:blocked-url", _P, "the archive does not take this address"),
    StatusCode("error:browsing-timeout", _T, "the page took too long in the archive’s browser"),
    StatusCode("error:capture-location-error", _T, "the archive had an internal error"),
    StatusCode("error:cannot-fetch", _T, "the archive is overloaded"),
    StatusCode("error:celery", _T, "the archive could not start the job"),
    StatusCode("error:filesize-limit", _P, "the file is larger than 2 GB"),
    StatusCode("error:ftp-access-denied", _P, "the FTP server refuses"),
    StatusCode("error:gateway-timeout", _T, "the site answered 504"),
    StatusCode("error:http-version-not-supported", _P, "the site answered 505"),
    StatusCode("error:internal-server-error", _T, "the archive had an internal error"),
    StatusCode("error:invalid-url-syntax", _P, "the archive says that this is not an address"),
    StatusCode("error:invalid-server-response", _T, "the site’s answer could not be read", retries=2),
    StatusCode("error:invalid-host-resolution", _P, "the site’s server could not be found"),
    StatusCode("error:job-failed", _T, "the archive had an internal error"),
    StatusCode("error:max-daily-bandwidth", _A, "the account’s daily volume is used up", pause=Pause.MIDNIGHT),
    StatusCode("error:max-daily-bandwidth-from-ip", _A, "this machine’s daily volume is used up", pause=Pause.MIDNIGHT),
    StatusCode("error:max-daily-bandwidth-host", _H, "the site’s daily volume is used up", pause=Pause.MIDNIGHT),
    StatusCode("error:method-not-allowed", _P, "the site answered 405"),
    StatusCode("error:network-authentication-required", _T, "the site’s network asks for a login (511)"),
    StatusCode("error:no-access", _P, "the site refuses the archive (403)"),
    StatusCode("error:no-browsers-available", _T, "the archive has no free browser"),
    StatusCode("error:no-captures", _T, "the archive could not reach the page", retries=2),
    StatusCode("error:not-found", _P, "the page is gone (404)", dead=True),
    StatusCode("error:not-implemented", _P, "the site answered 501"),
    StatusCode("error:protocol-error", _T, "the connection to the site broke"),
    StatusCode("error:proxy-error", _T, "the archive had an internal error"),
    StatusCode("error:read-timeout", _T, "the site took too long"),
    StatusCode("error:service-unavailable", _T, "the site answered 503"),
    StatusCode("error:soft-time-limit-exceeded", _T, "the capture took too long", retries=2),
    StatusCode("error:too-many-daily-captures", CodeClass.TOMORROW, "the page was archived often enough today"),
    StatusCode("error:too-many-redirects", _P, "the address redirects too often", other_url=True),
    StatusCode("error:too-many-requests", _H, "the site asks the archive to slow down (429)"),
    StatusCode("error:unauthorized", _P, "the site asks for a login (401)"),
    StatusCode("error:user-session-limit", _A, "the account has no free session"),
)

TABLE: dict[str, StatusCode] = {line.code: line for line in _TABLE}
"""By code: all that are known. The archive’s own list is not closed."""

DAILY_LIMIT = StatusCode("daily-limit", _A, "the daily number of captures is used up", pause=Pause.MIDNIGHT)
"""Told in words only, without a code."""
HOST_PAUSED = StatusCode("host-paused", _H, "the archive has paused this site")
"""Told in words only, without a code."""


def meaning(code: str | None) -> StatusCode:
    """What ``code`` means; one that is not known, or none at all, is tried once more and then shown to a person."""
    known = TABLE.get(code or "") or {s.code: s for s in (DAILY_LIMIT, HOST_PAUSED)}.get(code or "")
    if known is not None:
        return known
    said = f"the archive said “{code}”" if code else "the archive gave no reason"
    return StatusCode(code or "no-code", CodeClass.RETRY, said, retries=1)
