"""What holds of objections at every table: a voter's choice and the voter's objections say the same."""

from tests.support.stories import Step, Story
from workshops.domain import events as e
from workshops.domain.commands import ResolveObjection
from workshops.domain.methods import Method
from workshops.domain.methods.consent import Stance
from workshops.domain.methods.rules import pairs_of
from workshops.domain.objections import objections_of
from workshops.domain.state import BallotState, TableState


def check_resolution(step: Step, event: e.BallotCast) -> None:
    """Who facilitates answers one objection in a voter's choice and changes nothing else of it."""
    assert isinstance(step.command, ResolveObjection)
    before = pairs_of(step.before.ballots[event.ballot].votes[event.voter][0])
    card = step.before.remarks[step.command.remark].card
    assert before[card] == Stance.OBJECTS
    assert pairs_of(event.choice) == {**before, card: Stance.RESOLVED}


def check_objections_and_choices_say_the_same(story: Story) -> None:
    """After each command a voter objects exactly where an objection is open; erasing its words changes no count."""
    for step in story.steps:
        for ballot in step.after.ballots.values():
            if step.is_accepted and step.after.script[ballot.number - 1].method is Method.CONSENT:
                _check_voters(step.after, ballot)


def _check_voters(state: TableState, ballot: BallotState) -> None:
    objections = objections_of(state, ballot.number)
    erased = {each.card for each in objections if each.is_erased}
    for voter, (choice, _seat) in ballot.votes.items():
        objected = {card for card, stance in pairs_of(choice).items() if stance == Stance.OBJECTS}
        is_open = {each.card for each in objections if each.voter == voter and each.outcome is None}
        assert is_open <= objected <= is_open | erased
    assert {each.voter for each in objections if not each.is_erased} <= set(ballot.votes)
