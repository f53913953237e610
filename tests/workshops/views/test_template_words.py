"""The small tags of the table's pages."""

import pytest
from django.template import Context, Template
from django.utils import translation


def drawn(source, **context):
    return Template("{% load table %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% words 'table.number' n=3 %}", "Tavolo 3"),
        ("{% counted 'people.count' 1 %} {% counted 'people.count' 11 %}", "una persona 11 persone"),
        ("{{ texts|localised }}", "Domanda"),
        ("{{ card|first_line }}|{{ card|other_lines }}", "Titolo|Corpo"),
        ("{{ none|first_line }}|{{ none|other_lines }}", "|"),
        ("{{ code|spaced }} {{ short|spaced }}", "482 917 12"),
        ("{{ 'choose'|verb }} {{ 'offence'|reason }}", "Scegli Offesa"),
    ],
)
def test_tags_say(source, words):
    context = {"texts": {"it": "Domanda", "en": "Question"}, "card": "Titolo\nCorpo\n", "none": None}
    assert drawn(source, **context, code="482917", short="12") == words


def test_tags_speak_the_active_language():
    with translation.override("en"):
        assert drawn("{% words 'table.number' n=3 %} {{ t|localised }}", t={"it": "D", "en": "Q"}) == "Table 3 Q"


def test_what_people_wrote_is_escaped():
    assert drawn("{{ card|first_line }}", card="<script>") == "&lt;script&gt;"
    assert drawn("{% words 'seat.free' who=name %}", name="<b>") == "Libera il posto di &lt;b&gt;"
