"""The contract of ballots on every rung and server: other methods than approval, and the secret ballot."""

import json

import pytest

from tests.support.people import choose, conclude, write
from tests.support.rows import elsewhere
from tests.support.scenes import play
from tests.support.serving import LiveTable
from tests.workshops.live_story import open_now, projected

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

RULES = {
    "dots": {"method": "dots", "budget": 3},
    "score": {"method": "score", "max_score": 5},
    "ranking": {"method": "ranking", "threshold": 50},
    "consent": {"method": "consent"},
    "secret": {"secrecy": "secret", "electors": "person"},
}
RECEIPTS = ("4829173655208841", "1029384756473829")


@pytest.fixture
def live(request):
    rules = RULES[request.param]
    return LiveTable(5, script=(write(grace_seconds=0), choose(grace_seconds=1, **rules), conclude()))


def by(name: str):
    return pytest.mark.parametrize("live", [name], indirect=True)


@by("dots")
def test_dots_are_held_to_their_budget_and_told_at_the_close(live, franca, bruno, giulia, screen):
    open_now(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1, 2, 3, 2]))["code"] == "too_many_dots"
        assert (await franca.ask("cast_ballot", ballot=2, choice=[3, 2, 1, 1]))["code"] == "malformed"
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1, 1, 3, 2]))["result"] == {"ballot": 2}
        secret = {"ballot": 2, "choice": [], "receipt": RECEIPTS[0]}
        assert (await bruno.ask("cast_secret_ballot", **secret))["code"] == "ballot_is_open"
        await franca.until(lambda: franca.mine["choice"] == [1, 1, 3, 2])
        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"
        for guest in (franca, bruno, giulia, screen):
            await guest.until(lambda guest=guest: guest.view["result"])
            result = guest.view["result"]
            assert result["method"] == "dots"
            assert {row["card"]: row["dots"] for row in result["rows"]} == {1: 1, 2: 0, 3: 2}
        assert await elsewhere(projected, live)


@by("score")
def test_scores_are_held_to_their_scale_and_told_at_the_close(live, franca, bruno, giulia, screen):
    open_now(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        beyond = await franca.ask("cast_ballot", ballot=2, choice=[1, 6])
        assert (beyond["code"], beyond["details"]) == ("score_out_of_range", {"limit": 5})
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1, 5, 3, 2]))["result"] == {"ballot": 2}
        assert (await bruno.ask("cast_ballot", ballot=2, choice=[1, 1, 2, 5]))["type"] == "ack"
        await franca.until(lambda: franca.mine["choice"] == [1, 5, 3, 2])
        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"
        for guest in (franca, screen):
            await guest.until(lambda guest=guest: guest.view["result"])
            result = guest.view["result"]
            assert result["method"] == "score"
            assert {row["card"]: row["points"] for row in result["rows"]} == {1: 6, 2: 5, 3: 2}
        assert await elsewhere(projected, live)


@by("ranking")
def test_ranking_tells_its_rounds_and_whether_enough_took_part(live, franca, giulia, screen):
    open_now(live)

    @play(franca, giulia, screen)
    async def _scene():
        assert (await franca.ask("cast_ballot", ballot=2, choice=[3, 1, 3]))["code"] == "choice_twice"
        assert (await franca.ask("cast_ballot", ballot=2, choice=[3, 1]))["type"] == "ack"
        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"
        await screen.until(lambda: screen.view["result"])
        result = screen.view["result"]
        assert result["rounds"][0]["counts"] == {"1": 0, "2": 0, "3": 1}
        assert result["threshold"]["outcome"] == "missed"
        assert await elsewhere(projected, live)


@by("secret")
def test_secret_choice_shows_nowhere_before_the_close_and_is_found_again_after_it(live, franca, bruno, giulia, screen):
    open_now(live)
    guests = (franca, bruno, giulia, screen)

    @play(*guests)
    async def _scene():
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1]))["code"] == "ballot_is_secret"
        assert (await franca.ask("cast_secret_ballot", ballot=2, choice=[1], receipt="short"))["code"] == "malformed"
        sent = {"ballot": 2, "choice": [3, 1], "receipt": RECEIPTS[0]}
        first = await franca.ask("cast_secret_ballot", command_id="segreto-00001", **sent)
        assert await franca.ask("cast_secret_ballot", command_id="segreto-00001", **sent) == first
        other = await franca.ask("cast_secret_ballot", command_id="segreto-00001", **{**sent, "choice": [2]})
        assert other["code"] == "command_id_reused"
        assert (await bruno.ask("cast_secret_ballot", ballot=2, choice=[2], receipt=RECEIPTS[1]))["type"] == "ack"
        assert (await giulia.ask("cast_secret_ballot", **sent))["code"] == "not_allowed"
        for guest in guests:
            await guest.until(lambda guest=guest: guest.view["counts"]["voted"] == 2)
        await franca.until(lambda: franca.mine["voted"])
        assert franca.mine["choice"] is None
        for guest in guests:
            assert not [code for code in RECEIPTS if code in json.dumps([guest.view, guest.mine, guest.frames])]

        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"

        for guest in guests:
            await guest.until(lambda guest=guest: guest.view["result"])
            assert guest.view["result"]["choices"] == [
                {"receipt": RECEIPTS[1], "choice": [2]},
                {"receipt": RECEIPTS[0], "choice": [3, 1]},
            ]
        assert await franca.ask("cast_secret_ballot", command_id="segreto-00001", **sent) == first
        assert await elsewhere(projected, live)


@by("consent")
def test_objection_is_raised_answered_and_told_to_everybody(live, franca, bruno, giulia, screen):
    open_now(live)

    @play(franca, bruno, giulia, screen)
    async def _scene():
        objection = {"ballot": 2, "card": 1, "concern": "harm", "text": "Di notte fa rumore"}
        assert (await bruno.ask("raise_objection", **objection))["result"] == {"remark": 1}
        assert (await bruno.ask("raise_objection", **objection))["code"] == "already_objected"
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1, 2]))["code"] == "objection_needs_reason"
        assert (await franca.ask("cast_ballot", ballot=2, choice=[1, 0, 2, 1]))["type"] == "ack"
        for guest in (franca, giulia, screen):
            await guest.until(lambda guest=guest: guest.view.get("remarks"))
            assert [(each["text"], each["outcome"]) for each in guest.view["remarks"]] == [("Di notte fa rumore", None)]
            assert guest.view["result"] is None
        await bruno.until(lambda: bruno.mine["choice"] == [1, 2])
        resolution = {"remark": 1, "how": "amended", "text": "Solo di giorno"}
        assert (await franca.ask("resolve_objection", **resolution))["code"] == "not_facilitating"
        assert (await giulia.ask("resolve_objection", **resolution))["type"] == "ack"
        await bruno.until(lambda: bruno.mine["choice"] == [1, 3])
        assert (await giulia.ask("close_moment", moment=2))["type"] == "ack"
        for guest in (franca, bruno, giulia, screen):
            await guest.until(lambda guest=guest: guest.view["result"])
            assert guest.view["remarks"][0]["answer"] == "Solo di giorno"
            row = guest.view["result"]["rows"][0]
            assert (row["in_favour"], row["objections"], row["open"]) == (1, 1, 0)
        assert await elsewhere(projected, live)
