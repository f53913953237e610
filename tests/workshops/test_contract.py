"""One contract for every rung and every server: WebSocket and polling, on daphne and on uvicorn."""

import asyncio
import json

import pytest

from tests.support.people import DOOR
from tests.support.rows import elsewhere, must
from tests.support.scenes import by_wire, cards, play
from tests.workshops.live_story import now_ms, open_ballot, open_writing
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.envelope import Private
from workshops.queries import hash_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

SECOND = 1.0


def test_who_arrives_is_shown_the_table(franca, giulia, screen):
    @play(franca, giulia, screen)
    async def _scene():
        assert (franca.mine["seat"], franca.mine["name"]) == (1, "Nome-Franca-1")
        assert franca.view["state"] == "waiting"
        assert {guest.view["counts"]["seated"] for guest in (franca, giulia, screen)} == {4}
        assert [seat["number"] for seat in giulia.view["seats"]] == [1, 2, 3, 4]
        assert "seats" not in franca.view
        assert "seats" not in screen.view
        assert giulia.view["next"]["step"] == "open"


def test_table_is_run_by_its_tablet(franca, giulia):
    @play(franca, giulia)
    async def _scene():
        assert (await giulia.ask("open_moment", moment=1))["type"] == "ack"
        await franca.until(lambda: franca.view["moment"])
        assert franca.view["moment"]["kind"] == "write"
        assert (await giulia.ask("close_moment", moment=1))["type"] == "ack"
        assert (await giulia.ask("undo_close", moment=1))["type"] == "ack"
        await franca.until(lambda: franca.view["moment"]["phase"] == "open")
        assert (await franca.ask("close_moment", moment=1))["code"] == "not_facilitating"
        assert (await giulia.ask("lock_table"))["type"] == "ack"
        await franca.until(lambda: franca.view["locked"])
        assert (await giulia.ask("unlock_table"))["type"] == "ack"
        await franca.until(lambda: not franca.view["locked"])


def test_card_is_acknowledged_and_covered_for_the_others(live, franca, bruno, giulia, screen):
    open_writing(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        answer = await franca.ask("post_card", text="Un tutor\nper ogni tirocinio")
        assert (answer["type"], answer["result"]) == ("ack", {"card": 1})
        for guest, seen in (
            (bruno, (1, "covered", None)),
            (screen, (1, "covered", None)),
            (giulia, (1, "shown", "Un tutor\nper ogni tirocinio")),
        ):
            await guest.until(lambda guest=guest: guest.view["cards"])
            assert cards(guest) == [seen]
        await franca.until(lambda: franca.mine["cards"])
        assert franca.mine["cards"][0]["text"] == "Un tutor\nper ogni tirocinio"
        assert bruno.mine["cards"] == []
        assert (await franca.ask("amend_card", card=1, text="Un tutor"))["type"] == "ack"
        await giulia.until(lambda: cards(giulia) == [(1, "shown", "Un tutor")])
        assert (await franca.ask("withdraw_card", card=1))["type"] == "ack"
        for guest in (bruno, screen, giulia):
            await guest.until(lambda guest=guest: not [card for card in cards(guest) if card[1] != "withdrawn"])


def test_same_id_is_answered_the_same(live, franca):
    open_writing(live)

    @play(franca)
    async def _scene():
        first = await franca.ask("post_card", command_id="carta-00001", text="Una volta sola")
        again = await franca.ask("post_card", command_id="carta-00001", text="Una volta sola")
        other = await franca.ask("post_card", command_id="carta-00001", text="Un’altra cosa")
        assert again == first
        assert (other["type"], other["code"]) == ("refused", "command_id_reused")


@pytest.mark.parametrize(
    ("kind", "payload", "code"),
    [
        ("post_card", {"text": "   "}, "text_empty"),
        ("post_card", {"text": "x" * 281}, "text_too_long"),
        ("post_card", {"text": "x", "area": "circoscrizione/99"}, "area_unknown"),
        ("post_card", {"text": "x", "point": [1, 2, 10]}, "point_outside"),
        ("amend_card", {"card": 9, "text": "x"}, "card_unknown"),
        ("cast_ballot", {"ballot": 2, "choice": [1]}, "ballot_unknown"),
        ("lock_table", {}, "not_facilitating"),
        ("open_table", {}, "unknown_kind"),
        ("tick", {"moment": 1, "due": 0}, "unknown_kind"),
    ],
)
def test_refusals_have_their_code(live, franca, kind, payload, code):
    open_writing(live)

    @play(franca)
    async def _scene():
        answer = await franca.ask(kind, **payload)
        assert (answer["type"], answer["code"]) == ("refused", code)
        if code == "text_too_long":
            assert answer["details"] == {"limit": 280}


@by_wire
@pytest.mark.parametrize(
    "payload", [{"text": "x", "colour": "red"}, {}, {"text": 7}, {"text": "x", "point": [4507030, 768690]}]
)
def test_payload_that_json_alone_can_spell_is_malformed(live, franca, payload):
    open_writing(live)

    @play(franca)
    async def _scene():
        assert (await franca.ask("post_card", **payload))["code"] == "malformed"


def test_votes_show_only_how_many(live, franca, bruno, giulia, screen):
    open_ballot(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("cast_ballot", ballot=2, choice=[3, 1]))["result"] == {"ballot": 2}
        for guest in (bruno, giulia, screen):
            await guest.until(lambda guest=guest: guest.view["counts"]["voted"] == 1)
            assert guest.view["result"] is None
        await franca.until(lambda: franca.mine["choice"] == [3, 1])
        assert bruno.mine["choice"] is None
        assert (await bruno.ask("cast_ballot", ballot=2, choice=[9]))["code"] == "choice_unknown"
        assert (await bruno.ask("cast_ballot", ballot=2, choice=[1, 1]))["code"] == "choice_twice"


def test_hidden_card_is_off_every_screen_within_a_second(franca, giulia, screen, live):
    open_ballot(live)

    @play(franca, giulia, screen)
    async def _scene():
        assert {cards(guest)[0] for guest in (franca, screen)} == {(1, "shown", "Proposta di esempio 1")}
        assert (await giulia.ask("hide_card", card=1, reason="personal_data"))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: cards(guest)[0][1] == "hidden", SECOND)
        await franca.until(lambda: franca.mine["cards"][0]["reason"] == "personal_data", SECOND)
        assert {cards(guest)[0] for guest in (franca, screen)} == {(1, "hidden", None)}
        assert "Proposta di esempio 1" not in json.dumps([franca.view, screen.view, screen.mine])
        # Who wrote it keeps its words, and is told why.
        assert franca.mine["cards"][0]["text"] == "Proposta di esempio 1"
        assert (await giulia.ask("restore_card", card=1))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: cards(guest)[0] == (1, "shown", "Proposta di esempio 1"))


@by_wire
def test_coming_back_gets_what_is_missing(live, franca, bruno):
    open_writing(live)

    @play(bruno)
    async def _scene():
        await franca.arrive()
        await franca.until(lambda: franca.seq is not None)
        await franca.leave()
        known = len(franca.frames)
        await bruno.ask("post_card", text="Scritta mentre Franca era via")
        await franca.arrive()
        await franca.until(lambda: len(franca.view["cards"]) == 1)
        types = [frame["type"] for frame in franca.frames[known:]]
        assert "snapshot" not in types
        assert "patch" in types
        await bruno.until(lambda: bruno.view["cards"] == franca.view["cards"])
        assert franca.gaps == 0
        await franca.leave()


@by_wire
@pytest.mark.parametrize("lost", [{"epoch": "00000000-0000-4000-8000-000000000000"}, {"seq": 100_000}])
def test_coming_back_from_elsewhere_gets_everything(live, franca, lost):
    open_writing(live)

    @play(franca)
    async def _scene():
        await franca.leave()
        for name, value in lost.items():
            setattr(franca, name, value)
        known = len(franca.frames)
        await franca.arrive()
        await franca.until(lambda: any(frame["type"] == "snapshot" for frame in franca.frames[known:]))
        assert franca.view["moment"]["number"] == 1
        assert franca.seq < 100_000


@by_wire
def test_what_one_does_not_see_leaves_no_gap(live, franca, bruno, screen):
    """A change that an audience is not shown moves its place on all the same."""
    open_writing(live)

    @play(bruno, screen)
    async def _scene():
        await franca.arrive()
        await franca.until(lambda: franca.seq is not None)
        await franca.leave()
        # A facilitation card changes hands: nobody at the table sees a difference.
        await elsewhere(_scan_another_card, live)
        await franca.arrive()
        assert (await bruno.ask("post_card", text="E poi una carta"))["type"] == "ack"
        for guest in (franca, bruno, screen):
            await guest.until(lambda guest=guest: len(guest.view["cards"]) == 1)
            assert guest.gaps == 0
        await franca.leave()


def _scan_another_card(live):
    must(live.table, c.TakeFacilitation(2), DOOR, now=now_ms())


def test_seat_reopened_elsewhere_is_told(live, franca):
    open_writing(live)

    @play(franca)
    async def _scene():
        private = Private(token_hash=hash_of("another-device-of-franca"))
        await elsewhere(must, live.table, c.ReopenSeat(1), DOOR, now=now_ms(), private=private)
        assert await franca.until_refused() in {"seat_replaced", "seat_unknown"}


def test_freed_seat_is_told(live, franca, giulia):
    @play(franca, giulia)
    async def _scene():
        assert (await giulia.ask("free_seat", seat=1))["type"] == "ack"
        assert await franca.until_refused() == "seat_freed"
        assert (await giulia.ask("restore_seat", seat=1))["type"] == "ack"
        await giulia.until(lambda: giulia.view["seats"][0]["state"] == "seated")


def test_revoked_tablet_is_told(live, giulia):
    @play(giulia)
    async def _scene():
        await elsewhere(must, live.table, c.TakeFacilitation(1), DOOR, now=now_ms())
        # Over HTTP its token opens nothing any more: the newer device's stands in its place.
        assert await giulia.until_refused() in {"facilitation_replaced", "seat_unknown"}


def test_stranger_gets_in_nowhere(rung, server, live):
    async def scene():
        for token, code in (("a-token-of-nobody-at-all", live.code), (live.tokens[1], "000000")):
            for role in ("participant", "facilitator"):
                stranger = rung(server, code, token, role=role)
                await stranger.arrive()
                assert await stranger.until_refused() == ("table_unknown" if code == "000000" else "seat_unknown")
                await stranger.leave()

    asyncio.run(scene())


def test_seat_does_not_facilitate(rung, server, live):
    async def scene():
        franca = rung(server, live.code, live.tokens[1], role="facilitator")
        await franca.arrive()
        assert await franca.until_refused() == "seat_unknown"
        await franca.leave()

    asyncio.run(scene())


@by_wire
def test_screen_sends_nothing(live, screen):
    open_writing(live)

    @play(screen)
    async def _scene():
        answer = await screen.ask("post_card", text="Dallo schermo")
        assert (answer["type"], answer["code"]) in {("refused", "not_allowed"), ("refused", "seat_unknown")}


def test_commands_of_another_process_arrive(live, franca, server):
    """The test itself is that other process: without a poke the watchdog brings it within two seconds."""
    open_writing(live)

    @play(franca)
    async def _scene():
        await elsewhere(must, live.table, c.PostCard("Da un altro processo"), SeatActor(2), now=now_ms())
        await franca.until(lambda: franca.view["cards"], 5)
        assert franca.gaps == 0
