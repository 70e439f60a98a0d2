"""The test archive's state and answers; how they travel is not its business."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

from tests.archive_server.pages import OnIndex, OnReplay, OnSubmit, Page

Instant = datetime.datetime
HOUR = datetime.timedelta(hours=1)
KEYS = ("test-access-key-7Q", "test-secret-key-Z9")
ERROR_PAGE = b"<html><body><h1>Access denied</h1><p>Please turn JavaScript on and try again.</p></body></html>"


@dataclass(frozen=True)
class Reply:
    """What is sent back. ``hang`` and ``drop`` stand for what happens on the wire instead."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hang: bool = False
    drop: bool = False


@dataclass(frozen=True)
class Kept:
    url: str
    when: Instant
    body: bytes
    ours: bool = True

    @property
    def timestamp(self) -> str:
        return self.when.strftime("%Y%m%d%H%M%S")

    @property
    def digest(self) -> str:
        return b32encode(hashlib.sha1(self.body).digest()).decode()


@dataclass
class Job:
    id: str
    url: str
    begins: Instant
    ends: Instant
    fails: str | None = None
    captures: bool = True
    kept: Kept | None = None


@dataclass
class Limits:
    per_minute: int = 7
    sessions: int = 3
    per_day: int = 30000
    per_url_day: int = 10
    lookups_per_minute: int = 24
    replays_per_second: int = 8


@dataclass
class FaultyArchive:
    """``now`` is its clock. ``seen`` counts requests by kind; ``broken`` lists limits that a client went over; ``captures``
    are what was made, in order."""

    now: Callable[[], Instant]
    pages: dict[str, Page] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    keys: tuple[str, str] | None = KEYS
    down: bool = False
    """503 “Temporarily Offline”, whatever is asked."""
    refusing: bool = False
    """Connections are refused."""
    overloaded_login: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    captures: list[Kept] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    """Pages asked for again within the hour of a capture."""
    jobs: dict[str, Job] = field(default_factory=dict)
    submissions: list[tuple[Instant, str]] = field(default_factory=list)
    lookups: list[Instant] = field(default_factory=list)
    replays: list[Instant] = field(default_factory=list)
    requests: list[tuple[Instant, str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def page(self, url: str) -> Page:
        return self.pages.setdefault(url, Page())

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Reply:
        """The reply to one request; header names are lower case."""
        parts = urlsplit(target)
        self.requests.append((self.now(), method, target))
        self.headers.append(headers)
        if self.down:
            return _html(503, "<h1>Internet Archive services are temporarily offline.</h1>")
        if parts.path.rstrip("/") == "/save" and method == "POST":
            return self._submit(parse_qs(body.decode()).get("url", [""])[0], headers)
        if parts.path.startswith("/save/status/"):
            return self._status(unquote(parts.path.removeprefix("/save/status/")), headers)
        if parts.path == "/cdx/search/cdx":
            return self._cdx(parse_qs(parts.query, keep_blank_values=True))
        if parts.path == "/wayback/available":
            return self._available(parse_qs(parts.query)["url"][0])
        if parts.path.startswith("/web/timemap/link/"):
            return self._timemap(target.split("/web/timemap/link/", 1)[1])
        replay = re.search(r"/web/(\d{14})(?:id_|if_)?/(.+)$", target)
        return self._replay(replay[1], replay[2]) if replay else Reply(404)

    # Save Page Now

    def _keyed(self, headers: dict[str, str]) -> bool:
        return self.keys is not None and headers.get("authorization") == f"LOW {self.keys[0]}:{self.keys[1]}"

    def _login(self, headers: dict[str, str]) -> Reply | None:
        wants_json = "application/json" in headers.get("accept", "")
        if wants_json and not self._keyed(headers):
            return _json(401, {"message": "You need to be logged in to use Save Page Now."})
        return None

    def _submit(self, url: str, headers: dict[str, str]) -> Reply:
        self.seen["submit"] += 1
        login = self._login(headers)
        if login is not None:
            return login
        if self.overloaded_login:
            self.overloaded_login -= 1
            return _json(401, {"message": "You need to be logged in to use Save Page Now."})
        now, page = self.now(), self.page(url)
        self.submissions.append((now, url))
        nth = sum(u == url for _, u in self.submissions)
        how = page.submit if page.times == 0 or nth <= page.times else OnSubmit.ACCEPT
        if how in (OnSubmit.LOGIN, OnSubmit.BAD_REQUEST, OnSubmit.SLOW_DOWN, OnSubmit.UNAVAILABLE, OnSubmit.HANG,
                   OnSubmit.NOT_JSON, OnSubmit.REDIRECT, OnSubmit.REFUSE_200, OnSubmit.NULL_ID):  # fmt: skip
            return self._not_taken(how, page)
        refused = self._over_limits(url, now)
        if refused is not None:
            return refused
        job = self._job(url, page, now)
        if how is OnSubmit.CAPTURED_523:
            return _html(523, "origin is unreachable")
        if how is OnSubmit.HANG_CAPTURED:
            return Reply(0, hang=True)
        if how is OnSubmit.DROP:
            return Reply(0, drop=True)
        said: dict[str, object] = {"url": url, "job_id": job.id}
        if how is OnSubmit.REUSED:
            said["message"] = (
                "The same snapshot had been made 12 minutes ago. You can make new capture of this URL after 1 hour."
            )
        if how is OnSubmit.DELAYED:
            hours, minutes = divmod(int(page.starts_in) // 60, 60)
            said["message"] = f"The capture will start in ~{hours} hours, {minutes} minutes, 0 seconds because of load."
        if "application/json" in headers.get("accept", ""):
            return _json(200, said)
        return _html(200, f'<script>spn.watchJob("{job.id}", "/_static/", 6000);</script>{said.get("message", "")}')

    def _not_taken(self, how: OnSubmit, page: Page) -> Reply:
        match how:
            case OnSubmit.LOGIN:
                return _json(401, {"message": "You need to be logged in to use Save Page Now."})
            case OnSubmit.BAD_REQUEST:
                return _json(400, {"message": "The request is invalid."})
            case OnSubmit.SLOW_DOWN:
                after = () if page.retry_after is None else (("Retry-After", str(int(page.retry_after))),)
                return _html(429, "<h1>429 Too Many Requests</h1>", after)
            case OnSubmit.UNAVAILABLE:
                return _html(503, "unavailable")
            case OnSubmit.HANG:
                return Reply(0, hang=True)
            case OnSubmit.REDIRECT:
                return Reply(302, headers=(("Location", "/elsewhere"),))
            case OnSubmit.REFUSE_200:
                return _json(200, {"status": "error", "status_ext": page.code, "message": page.message})
            case OnSubmit.NULL_ID:
                message = "The same snapshot had been made 12 minutes ago."
                return _json(200, {"url": "", "job_id": None, "message": message})
        return _html(200, "<html><body>Welcome</body></html>")

    def _over_limits(self, url: str, now: Instant) -> Reply | None:
        minute, day = datetime.timedelta(minutes=1), now.replace(hour=0, minute=0, second=0, microsecond=0)
        starts = [j.begins for j in self.jobs.values()]
        if sum(now - s < minute for s in starts if s <= now) >= self.limits.per_minute:
            self.broken.append(f"{now}: more than {self.limits.per_minute} captures a minute")
            return _html(429, "<h1>429 Too Many Requests</h1>")
        if sum(j.begins <= now < j.ends for j in self.jobs.values()) >= self.limits.sessions:
            self.broken.append(f"{now}: more than {self.limits.sessions} sessions")
            return _json(200, {"message": "You have already reached the limit of active Save Page Now sessions."})
        if sum(s >= day for s in starts) >= self.limits.per_day:
            message = f"You have reached your daily captures limit of {self.limits.per_day} webpages."
            return _json(200, {"status": "error", "message": message})
        if sum(c.when >= day for c in self.captures if c.url == url) >= self.limits.per_url_day:
            message = f"This URL has been already captured {self.limits.per_url_day} times today."
            return _json(200, {"status": "error", "status_ext": "error:too-many-daily-captures", "message": message})
        return None

    def _job(self, url: str, page: Page, now: Instant) -> Job:
        """A new job, or the one of the last hour that was not a failure."""
        for job in self.jobs.values():
            if job.url == url and job.captures and now - job.begins < HOUR:
                self.twice.append(url)
                return job
        nth = sum(j.url == url for j in self.jobs.values())
        fails = (
            (page.code or "")
            if (page.code or page.without_code) and (page.failures == 0 or nth < page.failures)
            else None
        )
        if page.submit is OnSubmit.REFUSE_200:
            fails = None
        delay = page.starts_in if page.submit is OnSubmit.DELAYED else 0.0
        begins = now + datetime.timedelta(seconds=delay)
        digest = hashlib.sha1(f"{url} {nth}".encode()).hexdigest()
        job = Job(f"spn2-{digest}", url, begins, begins + datetime.timedelta(seconds=page.takes), fails)
        job.captures = fails is None and not page.forever
        if job.captures:
            final = page.final_url or url
            job.kept = Kept(final, job.ends.replace(microsecond=0), self._captured(page))
            self.captures.append(job.kept)
        self.jobs[job.id] = job
        return job

    @staticmethod
    def _captured(page: Page) -> bytes:
        return ERROR_PAGE if page.replay is OnReplay.ERROR_PAGE else page.body

    def _status(self, job_id: str, headers: dict[str, str]) -> Reply:
        self.seen["status"] += 1
        now = self.now()
        if job_id == "user":
            if self._login(headers) is not None or not self._keyed(headers):
                return _json(401, {"message": "You need to be logged in."})
            busy = sum(j.begins <= now < j.ends for j in self.jobs.values())
            day = now.replace(hour=0, minute=0, second=0, microsecond=0)
            used = sum(j.begins >= day for j in self.jobs.values())
            free = max(0, self.limits.sessions - busy)
            limit = self.limits.per_day
            told = {"processing": busy, "available": free, "daily_captures": used, "daily_captures_limit": limit}
            return _json(200, told)
        if job_id == "system":
            return _json(200, {"status": "ok", "recent_captures": 941, "queues": {}})
        if self._login(headers) is not None:
            return _json(401, {"message": "You need to be logged in."})
        job = self.jobs.get(job_id)
        page = self.page(job.url) if job else None
        if page is not None and page.login_in_status:
            page.login_in_status -= 1
            return _json(401, {"message": "You need to be logged in."})
        if job is None or page is None or page.forever or now < job.ends:
            return _json(200, {"status": "pending", "job_id": job_id, "resources": []})
        if job.fails is not None:
            said: dict[str, object] = {"status": "error", "job_id": job_id, "message": page.message, "resources": []}
            if not page.without_code:
                said["status_ext"] = job.fails
            return _json(200, said)
        assert job.kept is not None
        told = {"status": "success", "job_id": job_id, "original_url": job.kept.url, "timestamp": job.kept.timestamp}
        return _json(200, {**told, "duration_sec": page.takes, "resources": [job.url], "outlinks": []})

    # The index and the pages

    def _visible(self, url: str, delay: str) -> list[Kept]:
        now, out = self.now(), []
        for target, page in self.pages.items():
            if page.older is not None and page.older <= now and url in (target, page.final_url):
                out.append(Kept(url, page.older, page.body, ours=False))
            wait = datetime.timedelta(seconds=float(getattr(page, delay)))
            mine = (c for c in self.captures if c.url == (page.final_url or target) and url in (target, page.final_url))
            out += [c for c in mine if c.when + wait <= now]
        return sorted(set(out), key=lambda c: c.when)

    def _cdx(self, query: dict[str, list[str]]) -> Reply:
        self.seen["cdx"] += 1
        now = self.now()
        self.lookups = [t for t in self.lookups if now - t < datetime.timedelta(minutes=1)] + [now]
        if len(self.lookups) > self.limits.lookups_per_minute:
            self.broken.append(f"{now}: more than {self.limits.lookups_per_minute} look-ups a minute")
            return _html(429, "Too many requests")
        url = query["url"][0]
        page = self.page(url)
        self.seen[f"cdx {url}"] += 1
        how = page.index if page.index_times == 0 or self.seen[f"cdx {url}"] <= page.index_times else OnIndex.ROWS
        match how:
            case OnIndex.SLOW_DOWN:
                return _html(429, "slow")
            case OnIndex.UNAVAILABLE:
                return _html(503, "down")
            case OnIndex.SHORT_200:
                return _html(200, "Temporarily offline")
            case OnIndex.EXCLUDED:
                words = "org.archive.util.io.RuntimeIOException: org.archive.wayback.exception."
                return _html(403, words + "AdministrativeAccessControlException: Blocked Site Error")
        start = query.get("from", ["0"])[0]
        rows = []
        for kept in self._visible(url, "index_delay"):
            if kept.timestamp < start.ljust(14, "0"):
                continue
            revisit = how is OnIndex.REVISIT and kept.ours
            media, status = ("warc/revisit", "-") if revisit else (page.media_type.split(";")[0], "200")
            rows.append(["key", kept.timestamp, kept.url, media, status, kept.digest, str(len(kept.body))])
        if query.get("output") == ["json"]:
            head = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
            return _json(200, [head, *rows] if rows else [])
        return Reply(200, "".join(" ".join(r) + "\n" for r in rows).encode(), (("Content-Type", "text/plain"),))

    def _available(self, url: str) -> Reply:
        self.seen["available"] += 1
        seen = self._visible(url, "availability_delay")
        if not seen:
            return _json(200, {"url": url, "archived_snapshots": {}})
        link = f"http://web.archive.org/web/{seen[-1].timestamp}/{url}"
        closest = {"status": "200", "available": True, "url": link, "timestamp": seen[-1].timestamp}
        return _json(200, {"url": url, "archived_snapshots": {"closest": closest}})

    def _timemap(self, url: str) -> Reply:
        links = [f'<{url}>; rel="original"']
        for kept in self._visible(url, "index_delay"):
            links.append(f'</web/{kept.timestamp}/{url}>; rel="memento"; datetime="{_http_date(kept.when)}"')
        return Reply(200, ",\n".join(links).encode(), (("Content-Type", "application/link-format"),))

    def _replay(self, timestamp: str, url: str) -> Reply:
        self.seen["replay"] += 1
        now = self.now()
        self.replays = [t for t in self.replays if now - t < datetime.timedelta(seconds=1)] + [now]
        if len(self.replays) > self.limits.replays_per_second:
            self.broken.append(f"{now}: more than {self.limits.replays_per_second} pages a second")
            return _html(429, "slow")
        source = next((u for u, p in self.pages.items() if url in (u, p.final_url)), url)
        page = self.page(source)
        if page.replay is OnReplay.EXCLUDED:
            reason = "AdministrativeAccessControlException: Blocked Site Error"
            return _html(403, "excluded", (("X-Archive-Wayback-Runtime-Error", reason),))
        if page.replay is OnReplay.UNAVAILABLE:
            return _html(503, "down")
        seen = self._visible(url, "replay_delay")
        exact = next((k for k in seen if k.timestamp == timestamp), None)
        if exact is None:
            if not seen:
                return _html(404, "The Wayback Machine has not archived that URL.")
            nearest = min(seen, key=lambda k: abs(int(k.timestamp) - int(timestamp)))
            if page.replay is OnReplay.ANOTHER:
                shown = (("Content-Type", page.media_type), ("Memento-Datetime", _http_date(nearest.when)))
                return Reply(200, nearest.body, shown)
            return Reply(302, headers=(("Location", f"/web/{nearest.timestamp}id_/{url}"),))
        if page.replay is OnReplay.NO_MEMENTO:
            return _html(200, "<html>The Wayback Machine</html>")
        status = 404 if page.replay is OnReplay.STATUS_404 else 200
        head = (("Content-Type", page.media_type), ("Memento-Datetime", _http_date(exact.when)))
        return Reply(status, exact.body, head)


def _http_date(when: Instant) -> str:
    return format_datetime(when.astimezone(datetime.UTC), usegmt=True)


def _json(status: int, said: object) -> Reply:
    return Reply(status, json.dumps(said).encode(), (("Content-Type", "application/json"),))


def _html(status: int, body: str, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    return Reply(status, body.encode(), (("Content-Type", "text/html"), *headers))
