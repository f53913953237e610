"""The tags of the public face: shapes, dates, languages."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Engine, Template
from django.test import RequestFactory
from django.utils import translation

from home.models import Direction
from home.templatetags.face import RING, SHAPES, day, direction_mark, languages_of, moment, own_name

SUMMER = datetime(2025, 7, 21, 16, 0, tzinfo=UTC)
WINTER = datetime(2026, 1, 14, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("order", [1, 2, 3, 4, 5])
def test_each_direction_has_its_own_shape_and_colour(order):
    mark = direction_mark(Direction(code="any", order=order))

    assert SHAPES[order] in mark
    assert f'class="direction-mark direction-{order} "' in mark
    assert 'aria-hidden="true"' in mark


def test_five_shapes_are_five():
    assert len(set(SHAPES.values())) == 5


@pytest.mark.parametrize("direction", [None, Direction(code="sixth", order=6)], ids=["none", "a sixth one"])
def test_direction_beyond_the_five_gets_a_ring(direction):
    assert RING in direction_mark(direction)


def test_mark_takes_a_size_and_nothing_that_could_close_the_attribute():
    direction = Direction(code="any", order=1)

    assert "direction-1 large" in direction_mark(direction, "large")
    assert '"><script>' not in direction_mark(direction, '"><script>')


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (date(2025, 7, 21), "it", "21 luglio 2025"),
        (date(2025, 7, 21), "en", "21 July 2025"),
        (datetime(2025, 7, 21, 23, 30, tzinfo=UTC), "it", "22 luglio 2025"),
        (None, "it", ""),
        ("", "it", ""),
    ],
    ids=["italian", "english", "after midnight in Rome", "none", "empty"],
)
def test_day_is_written_out_in_the_readers_language(value, language, expected):
    with translation.override(language):
        assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(SUMMER, "21 luglio 2025, ore 18"), (WINTER, "14 gennaio 2026, ore 18.30"), (None, "")],
    ids=["full hour, summer time", "half hour, winter time", "none"],
)
def test_moment_has_minutes_only_when_there_are_some(value, expected):
    with translation.override("it"):
        assert moment(value) == expected


def test_moment_in_english_is_a_time_of_day():
    with translation.override("en"):
        assert [moment(SUMMER), moment(WINTER)] == ["21 July 2025, 18:00", "14 January 2026, 18:30"]


@pytest.mark.parametrize(("code", "name"), [("it", "Italiano"), ("en", "English"), ("ro", "ro")])
def test_language_is_named_in_itself(code, name):
    assert own_name(code) == name


def links(address: str, language: str, **context: object) -> list[tuple[str, str, bool, bool]]:
    request = RequestFactory().get(address)
    with translation.override(language):
        found = languages_of(Context({"request": request, **context}))
    return [(link["code"], link["url"], link["is_same_page"], link["is_active"]) for link in found]


def test_view_has_the_same_address_in_each_language():
    assert links("/proposte/", "it") == [("it", "/proposte/", True, True), ("en", "/en/proposte/", True, False)]
    assert links("/en/proposte/", "en") == [("it", "/proposte/", True, False), ("en", "/en/proposte/", True, True)]


def test_page_being_written_for_the_first_time_has_no_translations_to_look_for():
    unsaved = SimpleNamespace(pk=None)

    assert [link[0] for link in links("/admin/pages/add/", "it", page=unsaved)] == ["it", "en"]


def test_live_part_outside_of_a_request_is_empty():
    assert Template('{% load face %}[{% live_block "now" %}]').render(Context()) == "[]"


@pytest.mark.parametrize(("inside", "shown"), [("<b>Words</b>", "[<b>Words</b>!]"), ("", "[!]")])
def test_inherited_shows_what_the_overridden_block_shows(inside, shown):
    files = {
        "below.html": f"[{{% block body %}}{inside}{{% endblock %}}]",
        "above.html": '{% extends "below.html" %}{% load face %}{% block body %}{% inherited %}!{% endblock %}',
    }
    loaders = [("django.template.loaders.locmem.Loader", files)]
    engine = Engine(loaders=loaders, libraries={"face": "home.templatetags.face"})

    assert engine.get_template("above.html").render(Context()) == shown
