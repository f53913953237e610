"""What each audience may be sent, asserted of every state of a played story."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

from tests.support.people import directory, name_of
from tests.support.stories import Story
from workshops.domain import events as e
from workshops.domain.account import account_of
from workshops.domain.audiences import Audience
from workshops.domain.difference import apply, difference, is_empty
from workshops.domain.evolve import fold
from workshops.domain.script import Authors
from workshops.domain.state import TableState
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

SETTING = {"lang", "area", "point"}
NOT_AT_THE_TABLE = (Audience.SCREEN, Audience.PUBLIC)
NOT_FACILITATING = (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC)
_NAME = re.compile(r"Nome-\w+-\d+")
_CANARY = re.compile(r"⟨testo-\d+⟩")
_PLACE = re.compile(r"luogo/testo-\d+")


def encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def view(state: TableState, audience: Audience) -> dict[str, Any]:
    return view_of(state, directory(state.seats), audience)


def _patch(before: TableState, after: TableState, audience: Audience) -> dict[str, Any]:
    return difference(before, after, directory(before.seats), directory(after.seats), audience)


def _cuts(story: Story) -> list[int]:
    """Places where a client happened to be told something, the first and the last among them."""
    random = Random(len(story.steps))
    last = len(story.states) - 1
    return sorted({0, last, *(random.randint(0, last) for _cut in range(random.randint(0, last)))})


def check_view_and_differences_equal_the_view(story: Story) -> None:
    """view(k) and the differences up to n make view(n): event by event, and merged over several."""
    for audience in Audience:
        for places in (range(len(story.states)), _cuts(story)):
            shown = view(story.states[places[0]], audience)
            for earlier, later in pairwise(places):
                patch = _patch(story.states[earlier], story.states[later], audience)
                shown = apply(shown, json.loads(encoded(patch)))
                assert apply(shown, patch) == shown
            assert shown == json.loads(encoded(view(story.state, audience))), audience


def check_nothing_new_is_an_empty_patch(story: Story) -> None:
    for audience in Audience:
        assert is_empty(_patch(story.state, story.state, audience))


def check_covered_texts_stay_here(story: Story) -> None:
    """No text leaves before the reveal, nor once hidden, withdrawn or erased: neither in a view nor in a patch."""
    for place, state in enumerate(story.states):
        legible = {
            card.text
            for card in state.cards.values()
            if card.is_standing and card.moment in state.revealed and card.text is not None
        }
        words = "".join([*legible, *_said_about_legible(state), *_standing_sentences(state)])
        places = {
            card.setting.area for card in state.cards.values() if card.is_standing and card.moment in state.revealed
        }
        for audience in NOT_FACILITATING:
            frames = [view(state, audience), _patch(story.states[max(0, place - 3)], state, audience)]
            for frame in frames:
                assert {card["text"] for card in frame["cards"]} <= legible | {None}
                assert set(_CANARY.findall(encoded(frame))) <= set(_CANARY.findall(words))
                assert set(_PLACE.findall(encoded(frame))) <= places
                assert not [card for card in frame["cards"] if card["text"] is None and card.keys() & SETTING]


def _standing_sentences(state: TableState) -> list[str]:
    return [each.text for each in state.sentences.values() if each.is_standing and each.text is not None]


def _said_about_legible(state: TableState) -> list[str]:
    """Questions, answers and wordings that stand, and earlier words, of cards that everybody may read."""
    open_cards = {
        card.number: card for card in state.cards.values() if card.is_standing and card.moment in state.revealed
    }
    said = [
        text
        for remark in state.remarks.values()
        if remark.is_standing and remark.card in open_cards
        for text in (remark.text, remark.answer)
    ]
    named = [family.name for family in state.families.values()]
    named += [family.name for ballot in state.ballots.values() for family in ballot.families.values()]
    earlier = [change.text for card in open_cards.values() for change in card.earlier]
    return [text for text in (*said, *earlier, *named) if text is not None]


def check_names_only_where_announced(story: Story) -> None:
    """A name reaches the people at the table where the moment says so; screens and the public never."""
    for state in story.states:
        for audience in NOT_AT_THE_TABLE:
            assert not _NAME.search(encoded(view(state, audience)))
        seen = view(state, Audience.PARTICIPANT)
        named = (
            {
                name_of(card.seat)
                for card in state.cards.values()
                if card.seat is not None and state.script[card.moment - 1].authors is Authors.NAMED
            }
            | {
                name_of(sentence.seat)
                for sentence in state.sentences.values()
                if sentence.seat is not None and state.script[sentence.moment - 1].authors is Authors.NAMED
            }
            | {
                name_of(remark.seat)
                for remark in state.remarks.values()
                if remark.seat is not None and state.script[remark.moment - 1].authors is Authors.NAMED
            }
        )
        assert set(_NAME.findall(encoded(seen))) <= named
        for audience in Audience:
            for card in view(state, audience)["cards"]:
                if state.script[card["moment"] - 1].authors is Authors.ANONYMOUS:
                    assert (card["organisation"], card["author"]) == (None, None)
            for remark in view(state, audience).get("remarks", ()):
                if state.script[state.remarks[remark["number"]].moment - 1].authors is Authors.ANONYMOUS:
                    assert (remark["organisation"], remark["author"]) == (None, None)
            for sentence in view(state, audience).get("sentences", ()):
                if state.script[state.sentences[sentence["number"]].moment - 1].authors is Authors.ANONYMOUS:
                    assert (sentence["organisation"], sentence["author"]) == (None, None)


def check_mine_is_only_mine(story: Story) -> None:
    """A seat is told its own cards, name and choice, and no text of anybody else's."""
    state = story.state
    for number in state.seats:
        mine = mine_of(state, number, directory(state.seats))
        asked = [each for each in state.corrections.values() if each.seat == number]
        texts = [card.text for card in state.cards.values() if card.seat == number]
        own = "".join(text or "" for text in (*texts, *(text for each in asked for text in (each.text, each.reason))))
        assert set(_CANARY.findall(encoded(mine))) == set(_CANARY.findall(own))
        areas = {card.setting.area for card in state.cards.values() if card.seat == number} - {None}
        assert {card["area"] for card in mine["cards"] if "area" in card} == areas
        assert set(_PLACE.findall(encoded(mine))) == {area for area in areas if area.startswith("luogo")}
        assert set(_NAME.findall(encoded(mine))) == {name_of(number)}
    assert mine_of(state, 99, directory(state.seats)) is None


def check_choices_do_not_show_before_the_result(story: Story) -> None:
    """Had everybody chosen something else, every audience would have been sent the same until the close."""
    places = [seq for seq, _at, event in story.recorded if isinstance(event, e.BallotClosed)]
    until = places[0] - 1 if places else len(story.recorded)
    other = fold([(seq, at, _otherwise(event)) for seq, at, event in story.recorded[:until]])
    for audience in Audience:
        assert view(other, audience) == view(story.states[until], audience)


def check_account_tells_only_what_anybody_may_read(story: Story) -> None:
    """What was hidden, erased or never revealed, names, and who chose what are not in it; it can be made again."""
    account = account_of(story.state, story.recorded)
    if account is None:
        return
    state = story.state
    shown = [card.text for card in state.cards.values() if card.is_standing and card.text is not None]
    decided = [each for each in state.corrections.values() if each.is_standing and each.decision is not None]
    words = [*shown, *_said_about_legible(state), *_standing_sentences(state)]
    words += [text for each in decided for text in (each.text, each.reason) if text is not None]
    words += [each.text for each in state.photos.values() if each.is_standing and each.text is not None]
    assert set(_CANARY.findall(str(account))) <= set(_CANARY.findall("".join(words)))
    assert not _NAME.search(str(account))
    for card in account.cards:
        assert not (card.is_anonymous and card.organisation)
        for remark in card.remarks:
            spec = state.script[state.remarks[remark.number].moment - 1]
            is_persons = remark.kind == "objection" and spec.electors.value == "person"
            assert remark.organisation is None or not (spec.authors is Authors.ANONYMOUS or is_persons)
    other = [(seq, at, _otherwise(_corrected_by_another(event))) for seq, at, event in story.recorded]
    assert account_of(fold(other), other) == account


def check_who_asks_for_a_correction_is_nobodys_to_see(story: Story) -> None:
    """Had another seat asked, every audience would have been sent the same; only who facilitates is sent any."""
    other = fold([(seq, at, _corrected_by_another(event)) for seq, at, event in story.recorded])
    for audience in Audience:
        assert view(other, audience) == view(story.state, audience)
    for audience in NOT_FACILITATING:
        assert "corrections" not in view(story.state, audience)


def _corrected_by_another(event: e.Event) -> e.Event:
    return replace(event, seat=77) if isinstance(event, e.CorrectionAsked) else event


def check_who_asks_for_time_is_nobodys_to_see(story: Story) -> None:
    """Had others asked for more time, every audience and every other seat would have been sent the same."""
    if not story.state.seats:
        return
    other = fold([(seq, at, _asked_by_another(event)) for seq, at, event in story.recorded])
    for audience in Audience:
        assert view(other, audience) == view(story.state, audience)
    for audience in NOT_FACILITATING:
        assert "asking" not in view(story.state, audience)


def _asked_by_another(event: e.Event) -> e.Event:
    return replace(event, seat=77) if isinstance(event, e.TimeAsked) else event


def _otherwise(event: e.Event) -> e.Event:
    if isinstance(event, e.BallotCast):
        return replace(event, choice=(77,))
    return event


def check_photos_are_told_to_who_facilitates_alone(story: Story) -> None:
    """Until the account: by no view of anybody else, not even that there are any."""
    for audience in NOT_FACILITATING:
        assert "photos" not in view(story.state, audience)


CHECKS = [
    check_view_and_differences_equal_the_view,
    check_nothing_new_is_an_empty_patch,
    check_covered_texts_stay_here,
    check_names_only_where_announced,
    check_mine_is_only_mine,
    check_choices_do_not_show_before_the_result,
    check_who_asks_for_time_is_nobodys_to_see,
    check_who_asks_for_a_correction_is_nobodys_to_see,
    check_photos_are_told_to_who_facilitates_alone,
    check_account_tells_only_what_anybody_may_read,
]
