"""The contract of what happens in a moment, on every rung, on daphne and on uvicorn."""

import pytest

from home.models import Area
from tests.support.people import LONG_SCRIPT, MINUTE, choose, conclude, group, write
from tests.support.scenes import play
from tests.workshops.live_story import open_ballot as open_second
from tests.workshops.live_story import open_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]


# A closing that a scene waits for is not undone for ten seconds.
QUICK_SCRIPT = (write(grace_seconds=1, minutes=20), choose(), conclude())
SOON = pytest.mark.parametrize("live", [QUICK_SCRIPT], indirect=True, ids=["soon"])


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


@SOON
def test_place_and_language_stay_covered_with_the_words_and_come_with_them(live, franca, bruno, giulia, screen):
    open_writing(live)
    Area.objects.create(kind=Area.Kind.DISTRICT, code="3", name="Circoscrizione 3: Esempio")
    said = {"lang": "ro", "area": "circoscrizione/3", "point": [4507000, 768500, 500]}

    @play(franca, bruno, giulia, screen)
    async def _scene():
        point = [4507033, 768694, 500]
        assert (await franca.ask("post_card", text="Bancă", **{**said, "point": point}))["type"] == "ack"
        await franca.until(lambda: franca.mine["cards"])
        assert {name: franca.mine["cards"][0][name] for name in said} == said
        for guest in (bruno, screen):
            await guest.until(lambda guest=guest: guest.view["cards"])
            assert not guest.view["cards"][0].keys() & said.keys()
        await giulia.ask("close_moment", moment=1)
        for guest in (bruno, giulia, screen):
            await guest.until(lambda guest=guest: [card["text"] for card in guest.view["cards"]] == ["Bancă"], 15)
            assert {name: guest.view["cards"][0][name] for name in said} == said
        assert not [frame for guest in (bruno, screen) for frame in guest.frames if "768694" in str(frame)]


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


@SOON
def test_closed_writing_is_opened_again(live, franca, giulia):
    open_writing(live)

    @play(franca, giulia)
    async def _scene():
        ends_at = franca.view["moment"]["ends_at"]
        assert (await giulia.ask("add_time", minutes=5))["type"] == "ack"
        await franca.until(lambda: franca.view["moment"]["ends_at"] == ends_at + 5 * MINUTE)
        await giulia.ask("close_moment", moment=1)
        await giulia.until(lambda: giulia.view["moment"]["phase"] == "closed", 15)
        assert (await franca.ask("reopen_moment", moment=1, reason="late"))["code"] == "not_facilitating"
        assert (await giulia.ask("reopen_moment", moment=1, reason="late"))["type"] == "ack"
        await franca.until(lambda: franca.view["moment"]["phase"] == "open")
        assert (await franca.ask("post_card", text="In ritardo"))["type"] == "ack"


CLARIFYING = pytest.mark.parametrize("live", [LONG_SCRIPT], indirect=True, ids=["clarifying"])


@CLARIFYING
def test_question_answer_and_wording_reach_everybody(live, franca, bruno, giulia, screen):
    """Every card is Franca's. The others get the question, then its answer, then the card in its new words."""
    open_second(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await bruno.ask("ask_question", card=1, text="Per quante persone?"))["result"] == {"remark": 1}
        assert (await bruno.ask("answer_question", remark=1, text="Cento"))["code"] == "not_your_card"
        assert (await franca.ask("answer_question", remark=1, text="Per venti"))["type"] == "ack"
        assert (await bruno.ask("suggest_wording", card=1, text="Proposta detta meglio"))["result"] == {"remark": 2}
        assert (await bruno.ask("suggest_wording", card=2, text="Proposta detta peggio"))["result"] == {"remark": 3}
        assert (await franca.ask("accept_wording", remark=2))["type"] == "ack"
        assert (await franca.ask("decline_wording", remark=3))["type"] == "ack"
        for guest in (bruno, giulia, screen):
            await guest.until(lambda guest=guest: guest.view.get("remarks", [{}])[-1].get("outcome") == "declined")
            question, wording, _declined = guest.view["remarks"]
            assert (question["text"], question["answer"]) == ("Per quante persone?", "Per venti")
            assert wording["outcome"] == "accepted"
            assert guest.view["cards"][0]["text"] == "Proposta detta meglio"
            assert guest.view["cards"][0]["changes"][0]["remark"] == wording["number"]
        await bruno.until(lambda: [each["number"] for each in bruno.mine["remarks"]] == [1, 2, 3])


@CLARIFYING
def test_hidden_question_is_off_every_screen(live, franca, bruno, giulia, screen):
    open_second(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        await bruno.ask("ask_question", card=1, text="Il numero di Mario Rossi?")
        assert (await bruno.ask("hide_remark", remark=1, reason="personal_data"))["code"] == "not_facilitating"
        assert (await giulia.ask("hide_remark", remark=1, reason="personal_data"))["type"] == "ack"
        for guest in (franca, bruno, screen):
            await guest.until(
                lambda guest=guest: [each["state"] for each in guest.view.get("remarks", [])] == ["hidden"]
            )
            assert guest.view["remarks"][0]["text"] is None
        assert (await franca.ask("answer_question", remark=1, text="No"))["code"] == "remark_not_shown"
        assert (await giulia.ask("restore_remark", remark=1))["type"] == "ack"
        await screen.until(lambda: screen.view["remarks"][0]["text"] == "Il numero di Mario Rossi?")


GROUPING = pytest.mark.parametrize("live", [(write(), group(), choose())], indirect=True, ids=["grouping"])


@GROUPING
def test_family_reaches_everybody_and_its_author_leaves_it(live, franca, bruno, giulia, screen):
    open_second(live, cards=4)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("group_cards", cards=[1, 2], family=0))["code"] == "not_facilitating"
        assert (await giulia.ask("group_cards", cards=[1, 2], family=0))["type"] == "ack"
        assert (await giulia.ask("name_family", family=1, text="Tutor"))["type"] == "ack"
        for guest in (franca, bruno, screen):
            await guest.until(lambda guest=guest: [each["name"] for each in guest.view["families"]] == ["Tutor"])
        assert (await bruno.ask("detach_card", card=1))["code"] == "not_your_card"
        assert (await franca.ask("detach_card", card=1))["type"] == "ack"
        for guest in (bruno, giulia, screen):
            await guest.until(lambda guest=guest: guest.view["families"] == [])
        assert (await giulia.ask("undo_grouping"))["code"] == "nothing_to_undo"
        assert (await giulia.ask("group_cards", cards=[2, 3], family=0))["type"] == "ack"
        assert (await giulia.ask("undo_grouping"))["type"] == "ack"
        for pair in ([1, 2], [3, 4]):
            assert (await giulia.ask("group_cards", cards=pair, family=0))["type"] == "ack"
        await giulia.until(lambda: len(giulia.view["families"]) == 2)
        into, merged = [each["number"] for each in giulia.view["families"]]
        assert (await giulia.ask("merge_families", family=merged, into=into))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: [each["cards"] for each in guest.view["families"]] == [[1, 2, 3, 4]])
        assert (await giulia.ask("split_family", family=into))["type"] == "ack"
        await screen.until(lambda: screen.view["families"] == [])


CONCLUDING = pytest.mark.parametrize("live", [(write(), conclude())], indirect=True, ids=["concluding"])


@CONCLUDING
def test_synthesis_reaches_everybody_and_a_minority_stays_its_signers(live, franca, bruno, giulia, screen):
    open_second(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("propose_sentence", text="Senza carte"))["code"] == "nothing_cited"
        assert (await franca.ask("propose_sentence", text="Un tutor", cards=[1]))["result"] == {"sentence": 1}
        assert (await franca.ask("amend_sentence", sentence=1, text="Serve un tutor", cards=[1]))["type"] == "ack"
        assert (await bruno.ask("propose_sentence", text="Prima il tram", cards=[2], minority=True))["type"] == "ack"
        assert (await franca.ask("accept_sentence", sentence=1))["code"] == "not_facilitating"
        assert (await giulia.ask("accept_sentence", sentence=1, version=1))["code"] == "sentence_changed"
        assert (await giulia.ask("accept_sentence", sentence=1, version=2))["type"] == "ack"
        assert (await giulia.ask("withdraw_sentence", sentence=2))["code"] == "minority_stays"
        assert (await franca.ask("sign_sentence", sentence=2, version=1))["type"] == "ack"
        for guest in (franca, bruno, giulia, screen):
            await guest.until(lambda guest=guest: len(guest.view.get("sentences", [{}])[-1].get("signed", [])) == 2)
            told = [(each["text"], each["place"], each["minority"]) for each in guest.view["sentences"]]
            assert told == [("Serve un tutor", 1, False), ("Prima il tram", None, True)]
        await franca.until(lambda: [each["signed"] for each in franca.mine.get("sentences", [])] == [False, True])
        assert (await giulia.ask("hide_sentence", sentence=2, reason="offence"))["type"] == "ack"
        await screen.until(lambda: screen.view["sentences"][1]["text"] is None)
        assert (await giulia.ask("restore_sentence", sentence=2))["type"] == "ack"
        await screen.until(lambda: screen.view["sentences"][1]["text"] == "Prima il tram")
        assert (await franca.ask("unsign_sentence", sentence=2))["type"] == "ack"
        await screen.until(lambda: len(screen.view["sentences"][1]["signed"]) == 1)
        assert (await franca.ask("propose_sentence", text="E una sala", cards=[3]))["result"] == {"sentence": 3}
        assert (await giulia.ask("accept_sentence", sentence=3, version=1))["type"] == "ack"
        assert (await giulia.ask("move_sentence", sentence=3, place=1))["type"] == "ack"
        await screen.until(lambda: [each["place"] for each in screen.view["sentences"]] == [2, None, 1])
        assert (await giulia.ask("set_sentence_aside", sentence=3))["type"] == "ack"
        await screen.until(lambda: [each["place"] for each in screen.view["sentences"]] == [1, None, None])
        assert (await franca.ask("withdraw_sentence", sentence=3))["type"] == "ack"
        standing = ["shown", "shown", "withdrawn"]
        await screen.until(lambda: [each["state"] for each in screen.view["sentences"]] == standing)
