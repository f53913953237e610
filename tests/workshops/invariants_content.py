"""What holds of what people wrote, whatever is tried: families, voted cards, the synthesis, corrections."""

from tests.support.stories import Step, Story
from workshops.domain import events as e
from workshops.domain.actors import SeatActor
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.deciding_photos import PHOTOS_MAX
from workshops.domain.sentences import SentenceState


def check_families_keep_every_card_once(story: Story) -> None:
    """No card is in two families, none is lost to a ballot, and what stands for others is one of them."""
    for state in story.states:
        members = [card for family in state.families.values() for card in family.cards]
        assert len(members) == len(set(members))
        assert set(members) <= set(state.cards)
        assert all(len(family.cards) >= 2 for family in state.families.values())
    for seq, _at, event in story.recorded:
        if isinstance(event, e.BallotOpened):
            opened = story.states[seq]
            families = opened.ballots[event.ballot].families
            told = {*event.options, *(card for family in families.values() for card in family.cards)}
            assert told == {number for number, card in opened.cards.items() if card.is_standing}
            assert all(option == min(family.cards) for option, family in families.items())


def check_own_card_is_not_grouped_again_by_an_undo(story: Story) -> None:
    for step in story.steps:
        if step.is_accepted and any(
            isinstance(each, e.CardDetached) and each.channel == "seat" for each in step.outcome
        ):
            assert step.after.families_before is None


def check_voted_cards_keep_their_words(story: Story) -> None:
    """From the opening of a ballot on, what stands in it says what it said."""
    for step in story.steps:
        for ballot in step.before.ballots.values():
            for number in ballot.options:
                before, after = step.before.cards[number], step.after.cards[number]
                assert after.text == before.text or after.is_erased


def check_synthesis_is_of_accepted_sentences(story: Story) -> None:
    """Each once, none withdrawn, none of a minority; every sentence rests on something that could be read then."""
    for state in story.states:
        assert len(state.synthesis) == len(set(state.synthesis))
        for number in state.synthesis:
            sentence = state.sentences[number]
            assert (sentence.is_withdrawn, sentence.is_minority) == (False, False)
    for step in story.steps:
        for event in step.outcome if step.is_accepted else ():
            if isinstance(event, e.SentenceProposed | e.SentenceAmended):
                cards = [step.before.cards[number] for number in event.cards]
                assert cards or event.families or event.ballots
                assert all(card.is_standing and card.moment in step.before.revealed for card in cards)
                assert all(step.before.ballots[number].result is not None for number in event.ballots)


def check_minorities_are_kept(story: Story) -> None:
    """A signed position stands until its own signers leave it: who facilitates can only hide it, with a reason."""
    for step in story.steps:
        for number, before in step.before.sentences.items():
            after = step.after.sentences[number]
            if not (before.is_minority and before.is_standing) or after is before:
                continue
            if isinstance(step.by, SeatActor):
                _check_only_own_signature(step, before, after)
            else:
                assert (after.text, after.signers[: len(before.signers)]) == (before.text, before.signers) or (
                    after.is_erased
                )
                assert not after.is_withdrawn
                assert after.hidden_reason is None or isinstance(step.outcome[0], e.SentenceHidden)


def _check_only_own_signature(step: Step, before: SentenceState, after: SentenceState) -> None:
    """A seat adds or takes back its own signature; only alone may it change or withdraw."""
    others = [seat for seat in before.signers if seat != step.by.seat]
    assert [seat for seat in after.signers if seat != step.by.seat] == others
    if others:
        assert (after.text, after.is_withdrawn) == (before.text, False)


def check_minorities_have_who_signs(story: Story) -> None:
    for state in story.states:
        for sentence in state.sentences.values():
            assert sentence.is_minority or not sentence.signers
            assert len(sentence.signers) == len(set(sentence.signers))
    for sentence in story.state.sentences.values():
        assert sentence.signers or not (sentence.is_minority and sentence.is_standing)


def check_corrections_are_asked_in_time_and_decided_once(story: Story) -> None:
    for step in story.steps:
        for event in step.outcome if step.is_accepted else ():
            if isinstance(event, e.CorrectionAsked):
                assert step.now < corrections_end(step.before)
            if isinstance(event, e.CorrectionAccepted | e.CorrectionDeclined):
                assert step.before.corrections[event.correction].decision is None
                assert not isinstance(step.by, SeatActor)
            if isinstance(event, e.CorrectionDeclined):
                assert event.reason


def check_corrections_leave_the_original(story: Story) -> None:
    """Whatever becomes of a request, no card and no sentence says anything else."""
    for step in story.steps:
        if any(isinstance(event, e.CorrectionAccepted) for event in (step.outcome if step.is_accepted else ())):
            assert (step.after.cards, step.after.sentences) == (step.before.cards, step.before.sentences)


def check_photos_are_few_and_each_is_another(story: Story) -> None:
    """Never more than a table may have, never the same picture twice; what is erased is nowhere in the state."""
    for state in story.states:
        digests = [each.digest for each in state.photos.values() if each.digest is not None]
        assert len(digests) == len(set(digests))
        assert sum(each.is_standing for each in state.photos.values()) <= PHOTOS_MAX
    for photo in story.state.photos.values():
        assert (photo.text is None, photo.digest is None) == (photo.is_erased, photo.is_erased)


CHECKS = [
    check_voted_cards_keep_their_words,
    check_families_keep_every_card_once,
    check_own_card_is_not_grouped_again_by_an_undo,
    check_synthesis_is_of_accepted_sentences,
    check_minorities_are_kept,
    check_minorities_have_who_signs,
    check_corrections_are_asked_in_time_and_decided_once,
    check_corrections_leave_the_original,
    check_photos_are_few_and_each_is_another,
]
