"""A secret ballot in the rules: who may take part is known, what was chosen is not, until anybody can count it."""

import json
from itertools import permutations

import pytest

from tests.support.people import DOOR, SCRIPT, choose, conclude, directory, write
from tests.support.stories import GIULIA, Story, records, reread
from tests.workshops.domain.scenes import code_of
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.audiences import Audience
from workshops.domain.codec import to_record
from workshops.domain.evolve import fold
from workshops.domain.recount import first_miscount
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

SECRET = (write(), choose(secrecy="secret"), conclude())
RECEIPTS = tuple(f"{number:016}" for number in (7364528190374655, 1, 5520884148291736, 9, 4829173655208841))


def opened(organisations: int = 5, **rules: object) -> Story:
    script = (write(), choose(secrecy="secret", **rules), conclude())
    story = Story().open(script).sit(*range(1, organisations + 1)).start(1)
    return story.write((1, "Un tutor"), (2, "Orari"), (3, "Un autobus")).close()


def secret(organisations: int = 5, **rules: object) -> Story:
    return opened(organisations, **rules).start(2)


def cast(story: Story, seat: int, choice: tuple[int, ...]) -> tuple[e.Event, ...]:
    return story.must(c.CastSecretBallot(2, choice, RECEIPTS[seat - 1]), story.seat(seat))


def voted() -> Story:
    story = secret()
    for seat, choice in ((1, (1, 2)), (2, (2,)), (3, (3,)), (4, (2, 3))):
        cast(story, seat, choice)
    return story


@pytest.mark.parametrize(("organisations", "code"), [(0, "too_few_voters"), (4, "too_few_voters"), (5, None)])
def test_secret_ballot_opens_with_five_voters(organisations, code):
    story = Story().open(SECRET).sit(*range(1, organisations + 1), None, None, None).start(1)
    story.write((1, "Un tutor")).close()

    assert code_of(story, c.OpenMoment(2), GIULIA) == code


def test_people_make_up_the_number_where_people_are_the_electors():
    script = (write(), choose(secrecy="secret", electors="person"), conclude())
    story = Story().open(script).sit(1, 1, None, None).start(1).write((1, "Un tutor")).close()

    assert code_of(story, c.OpenMoment(2), GIULIA) == "too_few_voters"
    story.must(c.TakeSeat(None, "resident", is_resident=True), DOOR)
    assert code_of(story, c.OpenMoment(2), GIULIA) is None


def test_event_says_that_a_voter_took_part_and_seals_who():
    events = cast(secret(), 1, (1, 2))

    assert events == (e.SecretBallotCast(ballot=2, voter="organisation:1", seat=1),)
    assert to_record(events[0]) == (
        "secret_ballot_cast",
        1,
        {"ballot": 2},
        {"voter": "organisation:1", "seat": 1},
    )


@pytest.mark.parametrize(
    ("choice", "receipt", "code"),
    [
        ((1, 2, 3, 9), RECEIPTS[0], "too_many_choices"),
        ((9,), RECEIPTS[0], "choice_unknown"),
        ((1,), "", "malformed"),
        ((1,), "482917365520884", "malformed"),
        ((1,), "48291736552088410", "malformed"),
        ((1,), "bruno-ha-votato-", "malformed"),
        ((1,), "４８２９１７３６５５２０８８４１", "malformed"),
    ],
)
def test_choice_and_receipt_are_held_to_their_rules(choice, receipt, code):
    story = secret()

    assert code_of(story, c.CastSecretBallot(2, choice, receipt), story.seat(1)) == code


def test_open_and_secret_commands_do_not_mix():
    story = secret()

    assert code_of(story, c.CastBallot(2, (1,)), story.seat(1)) == "ballot_is_secret"
    common = Story().open(SCRIPT).sit(1, 2).start(1).write((1, "Un tutor")).close().start(2)
    assert code_of(common, c.CastSecretBallot(2, (1,), RECEIPTS[0]), common.seat(1)) == "ballot_is_open"


def test_nobody_enters_a_secret_vote_for_another():
    story = opened().sit(6, has_phone=False).start(2)

    assert code_of(story, c.CastBallotFor(6, 2, (1,)), GIULIA) == "ballot_is_secret"


def test_second_delegate_and_resident_take_no_part():
    story = opened().sit(1, None).start(2)

    for seat, code in ((6, "organisation_has_a_voter"), (7, "residents_do_not_vote")):
        assert code_of(story, c.CastSecretBallot(2, (1,), RECEIPTS[0]), story.seat(seat)) == code


def test_choices_are_published_at_the_close_beside_receipts_in_their_order():
    result = voted().close().state.ballots[2].result

    assert (result["voters"], result["voted"]) == (5, 4)
    assert result["choices"] == sorted(
        (
            {"receipt": RECEIPTS[seat - 1], "choice": choice}
            for seat, choice in ((1, [1, 2]), (2, [2]), (3, [3]), (4, [2, 3]))
        ),
        key=lambda each: each["receipt"],
    )
    assert {row["card"]: row["in_favour"] for row in result["rows"]} == {1: 1, 2: 3, 3: 2}
    assert result["sectors"] == []


def test_changed_choice_replaces_the_first():
    story = voted()
    cast(story, 1, (3,))
    result = story.close().state.ballots[2].result

    assert (result["voted"], len(result["choices"])) == (4, 4)
    assert {row["card"]: row["in_favour"] for row in result["rows"]} == {1: 0, 2: 2, 3: 3}


def test_published_order_does_not_know_who_came_first():
    published = set()
    for order in permutations((1, 2, 3)):
        story = secret()
        for seat in order:
            cast(story, seat, (seat,))
        published.add(json.dumps(story.close().state.ballots[2].result["choices"]))

    assert len(published) == 1


def test_no_state_view_or_record_has_a_secret_choice_before_the_close():
    """Had everybody chosen something else, log, state and every view would be the same until the close."""
    one, other = secret(), secret()
    for seat in (1, 2, 3, 4, 5):
        cast(one, seat, (seat % 3 + 1,))
        other.must(c.CastSecretBallot(2, (1, 2, 3), RECEIPTS[-seat]), other.seat(seat))

    assert (one.state, records(one)) == (other.state, records(other))
    for audience in Audience:
        view = view_of(one.state, directory(one.state.seats), audience)
        assert view == view_of(other.state, directory(other.state.seats), audience)
        assert not any(receipt in json.dumps(view) for receipt in RECEIPTS)


def test_seat_is_told_that_it_voted_and_never_what():
    story = voted()
    people = directory(story.state.seats)

    told = [mine_of(story.state, seat, people) for seat in (1, 5)]
    assert [(mine["choice"], mine["voted"]) for mine in told] == [(None, True), (None, False)]
    story.close()
    assert mine_of(story.state, 1, people)["choice"] is None


def test_who_facilitates_sees_who_has_voted():
    story = voted()
    view = view_of(story.state, directory(story.state.seats), Audience.FACILITATOR)

    assert [seat["voted"] for seat in view["seats"]] == [True, True, True, True, False]
    assert (view["counts"]["voted"], view["counts"]["voters"]) == (4, 5)


def test_ballot_says_that_it_is_secret():
    story = secret()

    assert view_of(story.state, directory(story.state.seats), Audience.PARTICIPANT)["ballot"]["secrecy"] == "secret"


@pytest.mark.parametrize(
    ("rules", "choices", "figures"),
    [
        ({"method": "dots"}, ((1, 10), (1, 4, 2, 6), (3, 1)), {1: 14, 2: 6, 3: 1}),
        ({"method": "score"}, ((1, 5), (1, 4, 2, 2), (3, 1)), {1: 9, 2: 2, 3: 1}),
    ],
)
def test_other_methods_are_counted_in_secret_too(rules, choices, figures):
    story = secret(**rules)
    for seat, choice in enumerate(choices, 1):
        cast(story, seat, choice)
    rows = story.close().state.ballots[2].result["rows"]

    assert {row["card"]: row.get("dots", row.get("points")) for row in rows} == figures


# Counting again


def test_recount_agrees_with_every_result():
    assert first_miscount(voted().close().recorded) is None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda result: {**result, "choices": result["choices"][1:]},
        lambda result: {**result, "choices": [{"receipt": "1" * 16, "choice": [3]}, *result["choices"][1:]]},
        lambda result: {**result, "choices": [{"receipt": "1" * 16, "choice": [9]}, *result["choices"][1:]]},
        lambda result: {**result, "voted": 5},
        lambda result: {**result, "rows": result["rows"][::-1]},
        lambda result: {name: value for name, value in result.items() if name != "choices"},
    ],
    ids=["one less", "another choice", "unknown card", "one voter more", "another order", "none"],
)
def test_recount_finds_a_result_that_does_not_follow(tamper):
    story = voted().close()
    recorded = [
        (seq, at, e.BallotClosed(event.ballot, tamper(event.result)) if isinstance(event, e.BallotClosed) else event)
        for seq, at, event in story.recorded
    ]
    place = next(seq for seq, _at, event in recorded if isinstance(event, e.BallotClosed))

    assert first_miscount(recorded) == place


def test_recount_finds_a_changed_open_result():
    story = Story().open(SCRIPT).sit(1, 2).start(1).write((1, "Un tutor")).close().start(2).vote((1, (1,))).close()
    recorded = [
        (seq, at, e.BallotClosed(2, {**event.result, "voted": 2}) if isinstance(event, e.BallotClosed) else event)
        for seq, at, event in story.recorded
    ]

    assert first_miscount(story.recorded) is None
    assert first_miscount(recorded) is not None


def test_log_folds_without_its_sealed_parts():
    story = voted().close()
    rows = records(story)

    bare = fold(reread(rows, without=frozenset(range(len(rows) + 1))))

    assert bare.ballots[2].result == story.state.ballots[2].result
    assert dict(bare.ballots[2].votes) == {}


def test_secret_vote_has_no_line_to_tell():
    story = voted()
    mine = mine_of(story.state, 1, directory(story.state.seats))

    assert (mine["voted"], "line" in mine) == (True, False)
