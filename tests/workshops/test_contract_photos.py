"""The contract of photos, on every rung, on daphne and on uvicorn. Their bytes come by a form alone."""

from io import BytesIO

import pytest
from PIL import Image

from home.models import AuditRecord
from tests.support.photos import COMMENT, from_a_camera
from tests.support.scenes import play
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.models import TablePhoto

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

by_form = pytest.mark.parametrize("rung", ["forms"], indirect=True)
CAMERA_BYTES = from_a_camera()


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

    lines = AuditRecord.objects.order_by("pk").values_list("action", "role", "thing")
    acts = ("add_photo", "hide_photo", "restore_photo")
    assert list(lines) == [(act, "facilitator", f"{live.table.ref}/foto-1") for act in acts]


@by_form
def test_photo_comes_by_its_form_once_and_without_what_the_camera_wrote(live, giulia):
    @play(giulia)
    async def _scene():
        seen = {"text": "Si legge «un tutor»", "photo": CAMERA_BYTES}
        assert (await giulia.ask("add_photo", **{**seen, "text": " "}))["code"] == "photo_without_words"
        assert (await giulia.ask("add_photo", **{**seen, "photo": b"no picture"}))["code"] == "photo_format"
        for _time in range(2):
            assert (await giulia.ask("add_photo", command_id="foto-000001", **seen))["result"] == {"photo": 1}
        assert (await giulia.ask("add_photo", **seen))["code"] == "photo_twice"
        await giulia.until(lambda: [each["text"] for each in giulia.view.get("photos", [])] == [seen["text"]])
        kind, content = await giulia.picture(1)
        assert kind == "image/jpeg"
        assert dict(Image.open(BytesIO(content)).getexif()) == {}
        assert COMMENT not in content
        assert (await giulia.ask("hide_photo", photo=1, reason="personal_data"))["type"] == "ack"

    TablePhoto.objects.get(table=live.table).file.delete(save=False)
