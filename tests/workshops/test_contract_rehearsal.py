"""The contract of the time before a table begins, on every rung, on daphne and on uvicorn."""

import pytest

from tests.support.scenes import play
from tests.support.sockets import Phone
from workshops.models import LogEvent, Trial

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]


def test_trial_is_answered_everywhere_and_stays_nowhere(live, franca, giulia, screen):
    recorded = LogEvent.objects.filter(table=live.table).count()

    @play(franca, giulia, screen)
    async def _scene():
        assert (await franca.ask("rehearse", text="Una parola", went="badly"))["result"] == {"kept": False}
        assert (await giulia.ask("rehearse", text="Una parola", went="well"))["code"] == "not_allowed"
        assert (await giulia.ask("tick_line", line="sign", done=True))["type"] == "ack"
        assert (await franca.ask("tick_line", line="sign", done=True))["code"] == "not_facilitating"
        assert (await giulia.ask("tick_line", line="roof", done=True))["code"] == "malformed"
        if isinstance(giulia, Phone):
            # Registers come over the socket only, with the watchdog's next round.
            await giulia.until(lambda: any(frame.get("trials") == {"1": "badly"} for frame in giulia.frames))
            await screen.until(lambda: any(frame.get("tried") == 1 for frame in screen.frames))
        assert (await giulia.ask("open_moment", moment=1))["type"] == "ack"
        assert (await franca.ask("rehearse", text="Tardi", went="well"))["code"] == "rehearsal_over"

    # Only the opening of the moment was recorded, and what was tried is gone.
    assert LogEvent.objects.filter(table=live.table).count() == recorded + 1
    assert not Trial.objects.filter(table=live.table).exists()
