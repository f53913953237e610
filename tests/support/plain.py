"""The last rung of a phone: pages and forms, no scripts. The same verbs as tests.support.sockets.Phone.

What is sent goes by the forms that the page shows, and by nothing else: an answer is a page, a refusal its sentence.
What `view` and `mine` hold is asked of the server beside the pages, so that scenes can say what holds at the table.
"""

import asyncio
import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from typing import Any

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.support.filling import Pairs, files_of, fill, filled, forged
from tests.support.pages import Form, Page
from tests.support.photos import sent as photo_sent
from tests.support.polling import ANSWER_SECONDS, PollingPhone
from tests.support.rows import elsewhere
from tests.support.serving import Server
from workshops.models import CommandResult, Table
from workshops.protocol_preparing import PREPARING
from workshops.views.access import FACILITATOR_COOKIE, SEAT_COOKIE
from workshops.wording.refusals import REFUSALS

TOO_FAST_SECONDS = 0.3
# Photos have a page of their own, beside the desk.
ON_THE_PHOTOS_PAGE = ("add_photo", "hide_photo", "restore_photo")


class PlainPhone(PollingPhone):
    """`offered` are the commands that went by a form of the page and were accepted."""

    def __init__(self, server: Server, code: str, token: str | None = None, role: str = "participant") -> None:
        super().__init__(server, code, token, role)
        self.origin, self.code = server.origin, code
        self.address = self.base + {"participant": "", "facilitator": "facilita/", "screen": "schermo/"}[role]
        self.offered: set[str] = set()
        self._sent: dict[str, tuple[Form, Pairs]] = {}
        self._jar = http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))
        if token is not None:
            self._remember(f"{FACILITATOR_COOKIE if role == 'facilitator' else SEAT_COOKIE}-{code}", token)

    def _remember(self, name: str, value: str) -> None:
        host = urllib.parse.urlsplit(self.base).hostname or ""
        cookie = http.cookiejar.Cookie(
            0, name, value, None, False, host, False, False, "/", True, False, None, False, None, None, {}
        )
        self._jar.set_cookie(cookie)

    # Pages

    def _open(
        self, data: Pairs | None = None, *, at: str = "", files: dict[str, bytes] | None = None
    ) -> tuple[int, Page]:
        """A page, or a form sent and the page that follows. An error status has a page too, but never a fault."""
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        headers = {"Origin": self.origin, "Accept-Language": "it"}
        if files:
            uploads = {name: photo_sent(content) for name, content in files.items()}
            body, headers["Content-Type"] = encode_multipart(BOUNDARY, dict(data or []) | uploads), MULTIPART_CONTENT
        request = urllib.request.Request(at or self.address, data=body, headers=headers)
        try:
            with self._browser.open(request, timeout=ANSWER_SECONDS) as response:
                return response.status, Page(response.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                status, html = error.code, error.read().decode()
        assert status in {403, 404, 409}, html[:2_000]
        return status, Page(html)

    async def arrive(self, *, resume: bool = True) -> "PlainPhone":
        await super().arrive(resume=resume)
        status, _page = await asyncio.to_thread(self._open)
        assert self.refused or status == 200
        return self

    async def until_refused(self, seconds: float = ANSWER_SECONDS) -> str:
        """Who is let in no more has a page that says where to go, and nothing to act with at the table."""
        code = await super().until_refused(seconds)
        _status, page = await asyncio.to_thread(self._open)
        assert not [form for form in page.forms if form.of("kind")]
        return code

    # Forms

    async def ask(self, kind: str, *, command_id: str = "", **payload: Any) -> dict[str, Any]:
        """The form that sends this, filled and sent; the same name of a command is the same form sent once more."""
        before = self._sent.get(command_id) if command_id else None
        found = await asyncio.to_thread(self._fill, kind, payload, before)
        form, sent = found or (None, await asyncio.to_thread(self._forge, kind, payload))
        if command_id and form is not None:
            self._sent[command_id] = (form, sent)
        refusal = await asyncio.to_thread(self._send, sent, form, kind, payload)
        if refusal is not None:
            return {"type": "refused", **refusal}
        assert form is not None, f"{kind} was accepted, and no form of the page sends it: {payload}"
        self.offered.add(kind)
        return {"type": "ack", "result": await elsewhere(self._result, kind, dict(sent)["id"])}

    def _fill(self, kind: str, payload: dict[str, Any], before: tuple[Form, Pairs] | None) -> tuple[Form, Pairs] | None:
        if before is None:
            return filled(self._open(at=self._page_of(kind))[1], kind, payload)
        form, _sent = before
        again = next(filter(None, (fill(form, button, kind, payload) for button in form.buttons)))
        return form, again

    def _page_of(self, kind: str) -> str:
        is_desk = self.role == "facilitator"
        return f"{self.address}foto/" if is_desk and kind in ON_THE_PHOTOS_PAGE else self.address

    async def picture(self, number: int) -> tuple[str, bytes]:
        """(content type, bytes) of a photo, as the page of photos shows it."""

        def read() -> tuple[str, bytes]:
            with self._browser.open(f"{self.base}foto/{number}/", timeout=ANSWER_SECONDS) as response:
                return response.headers["Content-Type"], response.read()

        return await asyncio.to_thread(read)

    def _forge(self, kind: str, payload: dict[str, Any]) -> Pairs:
        token = next(form.of("csrfmiddlewaretoken")[0] for form in self._open()[1].forms)
        return forged(kind, payload, csrf=token, command_id=str(uuid.uuid4()))

    def _send(self, sent: Pairs, form: Form | None, kind: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """None when it was accepted, else the refusal that the page tells."""
        at = urllib.parse.urljoin(self.address, form.action) if form else self.address
        while True:
            status, page = self._open(sent, at=at, files=files_of(payload))
            if status == 200:
                assert not page.alert, page.alert
                return None
            refusal = told(page.alert)
            if refusal["code"] != "too_fast":
                break
            time.sleep(TOO_FAST_SECONDS)
        if form and payload.get("text"):
            self._assert_kept(page, kind, payload)
        return refusal

    def _assert_kept(self, page: Page, kind: str, payload: dict[str, Any]) -> None:
        """Nothing that was typed is lost with a refusal: in the same form, or to be copied."""
        found = filled(page, kind, payload)
        kept = found[0].texts["text"] if found else page.kept
        assert kept.replace("\r\n", "\n") == payload["text"], (kind, kept)

    def _result(self, kind: str, command_id: str) -> dict[str, Any]:
        """What the record of the table keeps of this very form; a rehearsal leaves nothing there."""
        kept = CommandResult.objects.filter(table=Table.objects.get(code=self.code), command_id=command_id)
        if kind in PREPARING:
            assert not kept.exists()
            return {"kept": False}
        return json.loads(kept.get().result)


def told(words: str) -> dict[str, Any]:
    """The refusal whose sentence a page tells, with its details."""
    for key, spoken in REFUSALS.items():
        code = key.removeprefix("refused.")
        pattern = re.sub(r"%\\\((\w+)\\\)[sd]", r"(?P<\1>.+?)", re.escape(str(spoken)))
        found = re.fullmatch(pattern, words.strip())
        if found:
            details = {name: int(value) if value.isdigit() else value for name, value in found.groupdict().items()}
            return {"code": code, **({"details": details} if details else {})}
    message = f"no refusal is told like this: {words!r}"
    raise AssertionError(message)
