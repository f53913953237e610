"""The contract of what is entered for people without a phone, on every rung, on daphne and on uvicorn."""

import pytest

from consultations.models import Organisation
from tests.support.people import NORD, choose, conclude, write
from tests.support.rows import elsewhere
from tests.support.scenes import cards, play
from tests.workshops.live_story import open_writing, projected

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

SCRIPT = (write(grace_seconds=0), choose(grace_seconds=0, method="consent"), conclude())
ROSA = 5


@pytest.mark.parametrize("live", [SCRIPT], indirect=True, ids=["consent"])
def test_person_without_a_phone_sits_writes_objects_and_votes(live, franca, giulia, screen):
    """Rosa comes from Franca's organisation, and gets its vote. Her name leaves the desk nowhere."""
    open_writing(live)
    # Real organisations sit at real tables.
    Organisation.objects.filter(slug=NORD[0]).update(is_demo=False)

    @play(franca, giulia, screen)
    async def _scene():
        rosa = {"name": "Rosa dal foglio", "organisation": NORD[0]}
        of_nobody = {"name": "Ivo", "new_organisation": "Associazione Mai Vista"}
        for asked in (rosa, of_nobody):
            assert (await franca.ask("seat_without_phone", **asked))["code"] == "not_facilitating"
        for _time in range(2):
            sat = {"command_id": "siede-00001", **rosa}
            assert (await giulia.ask("seat_without_phone", **sat))["result"] == {"seat": ROSA}
        assert (await giulia.ask("confirm_voter", seat=1))["type"] == "ack"
        assert (await giulia.ask("hand_over_vote", seat=ROSA))["type"] == "ack"
        await giulia.until(lambda: giulia.view["seats"][-1]["voter"] == "yes")
        seat = giulia.view["seats"][-1]
        assert (seat["number"], seat["name"], seat["phone"]) == (ROSA, rosa["name"], False)

        card = {"seat": ROSA, "text": "Mense aperte", "paper": 12}
        assert (await franca.ask("post_card_for", **card))["code"] == "not_facilitating"
        assert (await giulia.ask("post_card_for", **card))["result"] == {"card": 1}
        assert (await giulia.ask("post_card_for", **{**card, "text": "Altro"}))["code"] == "paper_taken"
        assert (await franca.ask("post_card", text="Un tutor"))["result"] == {"card": 2}
        await screen.until(lambda: len(screen.view["cards"]) == 2)
        assert cards(screen)[0] == (1, "covered", None)

        assert (await giulia.ask("close_moment", moment=1))["type"] == "ack"
        await giulia.until(lambda: giulia.view["moment"]["phase"] == "closed")
        assert (await giulia.ask("open_moment", moment=2))["type"] == "ack"
        objection = {"ballot": 2, "card": 2, "concern": "harm", "text": "Chi lo paga?"}
        assert (await giulia.ask("raise_objection_for", seat=ROSA, **objection))["result"] == {"remark": 1}
        assert (await franca.ask("cast_ballot_for", seat=ROSA, ballot=2, choice=[1, 0]))["code"] == "not_facilitating"
        assert (await giulia.ask("cast_ballot_for", seat=1, ballot=2, choice=[1, 0]))["code"] == "seat_has_a_phone"
        assert (await giulia.ask("cast_ballot_for", seat=ROSA, ballot=2, choice=[1, 0]))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: guest.view["counts"]["voted"] == 1)
            assert [each["text"] for each in guest.view["remarks"]] == ["Chi lo paga?"]

        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"
        for guest in (franca, giulia, screen):
            await guest.until(lambda guest=guest: guest.view["result"])
            assert [(row["in_favour"], row["objections"]) for row in guest.view["result"]["rows"]] == [(1, 0), (0, 1)]
        assert rosa["name"] not in str([franca.frames, screen.frames])
        assert not await elsewhere(Organisation.objects.filter(name=of_nobody["new_organisation"]).exists)
        assert await elsewhere(projected, live)
