"""Small pieces of language: numbers with their noun, in both languages, with singular, plural and none."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from home.models import Phrase
from home.models.wording import forget_phrases
from proposals import words
from proposals.models import Proposal
from proposals.templatetags import proposals as tags
from tests.proposals.people import make_direction, make_organisation, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _phrases_of_this_test_only():
    yield
    forget_phrases()


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("it", 0, "0 residenti"),
        ("it", 1, "1 residente"),
        ("it", 2, "2 residenti"),
        ("it", 1_234, "1.234 residenti"),
        ("en", 0, "0 residents"),
        ("en", 1, "1 resident"),
        ("en", 2, "2 residents"),
        ("en", 1_234, "1,234 residents"),
    ],
)
def test_residents_are_counted_with_their_noun(language, number, expected):
    with override(language):
        assert words.residents(number) == expected


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("it", 1, "1 sostegno"),
        ("it", 214, "214 sostegni"),
        ("it", 12_345_678, "12.345.678 sostegni"),
    ],
)
def test_supports_are_counted_with_their_noun(language, number, expected):
    with override(language):
        assert words.supports(number) == expected == tags.support_words(number)


@pytest.mark.parametrize(
    ("language", "part", "whole", "per_person", "expected"),
    [
        ("it", 9, 11, False, "9 organizzazioni su 11"),
        ("it", 1, 11, False, "1 organizzazione su 11"),
        ("it", 0, 11, False, "nessuna organizzazione su 11"),
        ("it", 1, 1, True, "1 persona su 1"),
        ("it", 30, 1_100, True, "30 persone su 1.100"),
        ("it", 0, 5, True, "nessuna persona su 5"),
    ],
)
def test_a_part_is_told_out_of_its_whole(language, part, whole, per_person, expected):
    with override(language):
        assert words.out_of(part, whole, per_person=per_person) == expected
        assert tags.voters_words(part, whole, per_person=per_person) == expected


@pytest.mark.parametrize("per_person", [False, True])
@pytest.mark.parametrize("part", [0, 1, 2])
def test_english_has_its_own_words_for_each_number(part, per_person):
    with override("it"):
        italian = words.out_of(part, 11, per_person=per_person)
    with override("en"):
        english = words.out_of(part, 11, per_person=per_person)

    assert italian != english
    assert english.endswith("11")


@pytest.mark.parametrize(
    ("parts", "italian", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a e b", "a and b"),
        (["a", "b", "c"], "a, b e c", "a, b and c"),
    ],
)
def test_parts_are_joined_as_people_do(parts, italian, english):
    with override("it"):
        assert words.joined(parts) == italian
    with override("en"):
        assert words.joined(parts) == english


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Articolo 12", "nell'articolo 12"),
        ("ALLEGATO B", "nell'aLLEGATO B"),
        ("Obiettivo 3", "nell'obiettivo 3"),
        ("Norma 4", "nella norma 4"),
        ("Tavola 2", "nella tavola 2"),
        ("Capo II", "nel capo II"),
        ("Paragrafo 1", "nel paragrafo 1"),
        ("Tutela", "nel Piano: Tutela"),
        ("", "nel Piano: "),
    ],
)
def test_the_article_of_an_element_follows_its_noun(label, expected):
    with override("it"):
        assert words.in_the_plan(label) == expected
    with override("en"):
        assert words.in_the_plan(label) == label


def test_a_day_is_the_one_of_turin_and_not_of_greenwich():
    late = datetime(2026, 5, 12, 22, 30, tzinfo=UTC)

    with override("it"):
        assert words.day(late) == "13 maggio 2026"
    with override("en"):
        assert words.day(late) == "13 May 2026"


def test_the_office_of_a_direction_goes_before_the_sites():
    direction = make_direction()
    with override("it"):
        assert words.office_of(direction) == "Assessorato al Lavoro"
        Phrase.objects.create(key="direction.skills.office", language="it", text="Ufficio Formazione Esempio")
        assert words.office_of(direction) == "Ufficio Formazione Esempio"
        assert words.office_of(make_direction("access", 2)) == "Assessorato al Lavoro"


def test_outcomes_agree_with_their_number_also_when_staff_renamed_them():
    Phrase.objects.create(key="proposal.state.accepted", language="it", text="recepita")
    with override("it"):
        assert words.outcome_of_many("accepted", 1) == "recepita"
        assert words.outcome_of_many("accepted", 3) == tags.outcome_words("accepted", 3) == "accolte"
        Phrase.objects.create(key="proposal.state.accepted.many", language="it", text="recepite")
        assert words.outcome_of_many("accepted", 3) == "recepite"


def test_the_public_author_is_the_organisation_or_nobody_by_name(people):
    of_table = make_table_proposal(author=people.rosa.participant)
    of_resident = Proposal(author=people.rosa.participant, title="Una panchina")

    with override("it"):
        assert words.author_of(of_table) == tags.author_name(of_table) == "Cooperativa Esempio Nord"
        assert words.author_of(of_resident) == "una persona residente"


@pytest.mark.parametrize("kind", ["tavolo", "carta", "proposta", "risposta", "piano"])
def test_every_kind_of_stop_has_words_in_both_languages(kind):
    with override("it"):
        italian = words.kind_words(kind)
    with override("en"):
        english = words.kind_words(kind)

    assert italian
    assert english
    assert (italian == english) is (kind == "piano" and english == "Piano")
    assert tags.kind_words("sasso") == ""


def test_a_state_is_a_word_with_a_sign_that_is_not_read_aloud():
    with override("it"):
        told = tags.state_tag("partly-accepted")

    assert told == (
        '<span class="state state-partly-accepted"><span aria-hidden="true">◐</span> accolta in parte</span>'
    )


def test_a_state_renamed_with_markup_stays_text():
    Phrase.objects.create(key="proposal.state.accepted", language="it", text="<b>sì</b>")
    with override("it"):
        assert "&lt;b&gt;sì&lt;/b&gt;" in tags.state_tag("accepted")


def test_sectors_are_named_and_an_unknown_one_by_its_code():
    organisation = make_organisation()
    with override("it"):
        assert tags.sector_name(organisation.sector) == "cooperativa"
        assert tags.sector_name("guild") == "guild"


def test_own_words_are_the_text_or_else_the_title():
    assert tags.own_words(Proposal(title="Titolo", text="")) == "Titolo"
    assert tags.own_words(Proposal(title="Titolo", text="Testo")) == "Testo"
