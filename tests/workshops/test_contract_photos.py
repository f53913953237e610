"""The contract of photos, on every rung that speaks frames, on daphne and on uvicorn: their bytes come by a form."""

import pytest

from tests.support.scenes import by_wire, play
from tests.support.stories import GIULIA
from workshops.domain import commands as c

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]


@by_wire
def test_photos_are_told_to_who_facilitates_alone_and_hidden_there(live, franca, giulia, screen):
    live.must(c.AddPhoto("Si legge «un tutor»", "0" * 64, 640, 480), GIULIA)

    @play(franca, giulia, screen)
    async def _scene():
        await giulia.until(lambda: [each["state"] for each in giulia.view.get("photos", [])] == ["shown"])
        assert (await franca.ask("hide_photo", photo=1, reason="offence"))["code"] == "not_facilitating"
        assert (await giulia.ask("hide_photo", photo=2, reason="offence"))["code"] == "photo_unknown"
        assert (await giulia.ask("add_photo", text="Si legge", digest="1" * 64))["code"] == "unknown_kind"
        assert (await giulia.ask("hide_photo", photo=1, reason="offence"))["type"] == "ack"
        await giulia.until(lambda: [each["reason"] for each in giulia.view["photos"]] == ["offence"])
        assert (await giulia.ask("restore_photo", photo=1))["type"] == "ack"
        await giulia.until(lambda: [each["state"] for each in giulia.view["photos"]] == ["shown"])
        for guest in (franca, screen):
            assert "photos" not in guest.view
