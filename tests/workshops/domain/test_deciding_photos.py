"""Rules of photos: added by who facilitates or directs, few, each another, hidden with a reason, erased for ever."""

from dataclasses import replace

import pytest

from tests.support.people import directory
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import DARIO, FRANCA, IVO_WITH_A_CARD, code_of, concluded, seated, writing
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.account import account_of
from workshops.domain.approval import account_as_of, account_position
from workshops.domain.audiences import Audience
from workshops.domain.deciding_photos import ALT_CHARACTERS, PHOTOS_EVER_MAX, PHOTOS_MAX
from workshops.domain.evolve import fold
from workshops.domain.touched import touched_seats
from workshops.domain.view import sections


def photo(number: int = 1, text: str = "Si legge «un tutor»") -> c.AddPhoto:
    return c.AddPhoto(text, f"{number:064x}", 2400, 1800)


def with_photo() -> Story:
    story = writing()
    story.must(photo(), GIULIA)
    return story


def test_photo_is_added_with_its_words_and_its_digest():
    story = writing()
    happened = story.must(photo(text=" Si legge «un tutor» "), GIULIA)
    assert happened == (e.PhotoAdded(photo=1, text="Si legge «un tutor»", digest=f"{1:064x}", width=2400, height=1800),)


@pytest.mark.parametrize("stage", [seated, writing, concluded])
def test_photo_is_added_from_the_opening_on_also_after_the_end(stage):
    story = stage()
    assert code_of(story, photo()) is None
    assert code_of(story, photo(2), DARIO) is None


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (photo(text=""), "photo_without_words"),
        (photo(text=" \n "), "photo_without_words"),
        (photo(text="x" * (ALT_CHARACTERS + 1)), "text_too_long"),
        (photo(1), "photo_twice"),
        (c.AddPhoto("Si legge", "F" * 64, 10, 10), "malformed"),
        (c.AddPhoto("Si legge", "0" * 63, 10, 10), "malformed"),
        (c.AddPhoto("Si legge", "0" * 64, 2401, 10), "malformed"),
        (c.AddPhoto("Si legge", "0" * 64, 10, 0), "malformed"),
        (c.HidePhoto(9, "other"), "photo_unknown"),
        (c.HidePhoto(1, "because"), "malformed"),
        (c.RestorePhoto(1), "already_so"),
        (c.RestorePhoto(9), "photo_unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(command, code):
    assert code_of(with_photo(), command) == code


def test_who_takes_part_adds_and_hides_nothing():
    story = with_photo()
    for command in (photo(2), c.HidePhoto(1, "other"), c.RestorePhoto(1)):
        assert code_of(story, command, FRANCA) == "not_facilitating"
    assert code_of(story, c.ErasePhoto(1), GIULIA) == "not_allowed"
    assert code_of(story, photo(2), IVO_WITH_A_CARD) is not None


def test_photos_are_at_most_so_many_and_hiding_one_makes_room():
    story = writing()
    for number in range(1, PHOTOS_MAX + 1):
        story.must(photo(number), GIULIA)
    assert code_of(story, photo(99)) == "too_many_photos"
    story.must(c.HidePhoto(1, "duplicate"), GIULIA)
    story.must(photo(99), GIULIA)
    assert code_of(story, c.RestorePhoto(1)) == "too_many_photos"


def test_replacing_photos_ends_somewhere():
    story = writing()
    for number in range(1, PHOTOS_EVER_MAX + 1):
        story.must(photo(number), GIULIA)
        story.must(c.HidePhoto(number, "other"), GIULIA)
    assert code_of(story, photo(99)) == "too_many_photos"


def test_hidden_photo_is_known_again_and_an_erased_one_is_forgotten():
    story = with_photo()
    story.must(c.HidePhoto(1, "other"), GIULIA)
    assert code_of(story, photo(1)) == "photo_twice"
    assert code_of(story, c.HidePhoto(1, "other")) == "already_so"
    happened = story.must(c.ErasePhoto(1), DARIO)
    assert happened == (e.PhotoErased(photo=1, parts=story.state.photos[1].parts),)
    erased = story.state.photos[1]
    assert (erased.text, erased.digest, erased.width, erased.height) == (None, None, None, None)
    assert code_of(story, c.RestorePhoto(1)) == "already_so"
    assert code_of(story, c.ErasePhoto(1), DARIO) == "already_so"
    assert code_of(story, photo(1)) is None


def test_only_who_facilitates_is_told_before_the_account():
    story = with_photo()
    told = {each: sections(story.state, directory(story.state.seats), each).get("photos") for each in Audience}
    assert [each["state"] for each in told.pop(Audience.FACILITATOR)] == ["shown"]
    assert set(told.values()) == {None}


def test_photo_changes_what_no_seat_sees_of_itself():
    story = writing()
    before = story.state
    story.must(photo(), GIULIA)
    assert touched_seats(before, story.state) == frozenset()


def told(story: Story) -> list[int]:
    return [each.number for each in account_of(story.state, story.recorded).photos]


def test_account_has_the_photos_that_stand_in_the_order_they_came():
    story = concluded()
    for number in (1, 2, 3):
        story.must(photo(number), GIULIA)
    assert told(story) == [1, 2, 3]
    story.must(c.HidePhoto(1, "personal_data"), GIULIA)
    story.must(c.ErasePhoto(2), DARIO)
    assert told(story) == [3]
    story.must(c.RestorePhoto(1), GIULIA)
    assert told(story) == [1, 3]


def test_approved_account_has_the_photos_that_were_there():
    story = concluded()
    story.must(photo(1), GIULIA)
    place = account_position(story.recorded)
    story.must(photo(2), DARIO)

    assert account_position(story.recorded) > place
    assert [each.number for each in account_as_of(story.recorded, place).photos] == [1]
    story.must(c.HidePhoto(1, "personal_data"), DARIO)
    story.must(c.HidePhoto(2, "personal_data"), DARIO)
    assert account_as_of(story.recorded, place).photos == ()


def test_photo_before_the_end_makes_no_place_of_an_account():
    assert account_position(with_photo().recorded) is None


def test_log_without_its_sealed_parts_tells_no_photo():
    story = concluded()
    story.must(photo(1), GIULIA)
    bare = [
        (seq, at, replace(event, text=None, digest=None, width=None, height=None))
        if isinstance(event, e.PhotoAdded)
        else (seq, at, event)
        for seq, at, event in story.recorded
    ]
    assert account_of(fold(bare), bare).photos == ()
