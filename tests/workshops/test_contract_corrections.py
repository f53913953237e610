"""The contract of corrections of a concluded table, on every rung, on daphne and on uvicorn."""

import pytest

from tests.support.people import conclude
from tests.support.rows import elsewhere
from tests.support.scenes import play
from tests.workshops.live_story import open_writing, projected

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

ONLY_CONCLUDING = pytest.mark.parametrize("live", [(conclude(),)], indirect=True, ids=["only concluding"])


def _told(guest, *names):
    held = guest.view if guest.mine is None else guest.mine
    return [tuple(each[name] for name in names) for each in held.get("corrections", [])]


@ONLY_CONCLUDING
def test_correction_is_for_who_facilitates_and_for_who_asked(live, franca, bruno, giulia, screen):
    open_writing(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("ask_correction", text="Manca un nome"))["code"] == "not_concluded"
        await giulia.ask("close_moment", moment=1)
        await giulia.until(lambda: giulia.view["state"] == "concluded", 15)
        assert (await franca.ask("ask_correction", text="Manca un nome"))["result"] == {"correction": 1}
        await giulia.until(lambda: [each["text"] for each in giulia.view.get("corrections", [])] == ["Manca un nome"])
        assert (await bruno.ask("decline_correction", correction=1, text="No"))["code"] == "not_facilitating"
        assert (await giulia.ask("decline_correction", correction=1, text="Si disse così"))["type"] == "ack"
        await franca.until(lambda: [each["reason"] for each in franca.mine.get("corrections", [])] == ["Si disse così"])
        assert (await franca.ask("ask_correction", text="Il numero di Mario Rossi"))["result"] == {"correction": 2}
        assert (await bruno.ask("withdraw_correction", correction=2))["code"] == "not_your_correction"
        assert (await giulia.ask("hide_correction", correction=2, reason="personal_data"))["type"] == "ack"
        await giulia.until(lambda: _told(giulia, "state")[1:] == [("hidden",)])
        assert (await giulia.ask("restore_correction", correction=2))["type"] == "ack"
        assert (await giulia.ask("accept_correction", correction=2, text="Tolto dal foglio"))["type"] == "ack"
        assert (await franca.ask("ask_correction", text="Anche il titolo"))["result"] == {"correction": 3}
        assert (await franca.ask("withdraw_correction", correction=3))["type"] == "ack"
        assert (await giulia.ask("accept_correction", correction=3, text=""))["code"] == "correction_not_shown"
        decided = [("declined", "Si disse così"), ("accepted", "Tolto dal foglio"), ("withdrawn", None)]
        for guest in (franca, giulia):
            await guest.until(lambda guest=guest: _told(guest, "state", "reason") == decided)
        for guest in (bruno, screen):
            assert "corrections" not in guest.view
        assert "corrections" not in bruno.mine
        assert await elsewhere(projected, live)
