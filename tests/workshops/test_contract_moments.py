"""The contract of pauses, reopenings and requests for time: on every rung, on daphne and on uvicorn."""

import pytest

from tests.support.scenes import play
from tests.workshops.live_story import open_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]


def test_pause_reaches_everybody_and_takes_nothing(live, franca, giulia, screen):
    open_writing(live)

    @play(franca, giulia, screen)
    async def _scene():
        assert (await giulia.ask("hold", moment=1))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: guest.view["moment"]["held"])
        assert (await franca.ask("post_card", text="In pausa"))["code"] == "table_on_hold"
        assert (await giulia.ask("resume", moment=1))["type"] == "ack"
        await franca.until(lambda: not franca.view["moment"]["held"])
        assert (await franca.ask("post_card", text="Dopo la pausa"))["type"] == "ack"


def test_request_for_time_is_a_number_for_who_facilitates(live, franca, bruno, giulia, screen):
    open_writing(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("ask_time", moment=1))["type"] == "ack"
        await giulia.until(lambda: giulia.view["asking"] == 1)
        await franca.until(lambda: franca.mine["asked_time"])
        assert (await franca.ask("ask_time", moment=1))["code"] == "time_already_asked"
        assert not bruno.mine["asked_time"]
        assert "asking" not in bruno.view
        assert "asking" not in screen.view


def test_closed_writing_is_opened_again(live, franca, giulia):
    open_writing(live)

    @play(franca, giulia)
    async def _scene():
        await giulia.ask("close_moment", moment=1)
        await giulia.until(lambda: giulia.view["moment"]["phase"] == "closed", 15)
        assert (await franca.ask("reopen_moment", moment=1, reason="late"))["code"] == "not_facilitating"
        assert (await giulia.ask("reopen_moment", moment=1, reason="late"))["type"] == "ack"
        await franca.until(lambda: franca.view["moment"]["phase"] == "open")
        assert (await franca.ask("post_card", text="In ritardo"))["type"] == "ack"
