"""Letters: each in its reader's language, complete, with nothing in them that their reader may not know."""

from datetime import date

import pytest
from django.conf import settings
from django.utils.translation import get_language, override

from proposals import letters
from proposals.models import Answer, Comment, Decision
from proposals.services.answers import draft_answer, publish_answer
from proposals.services.comments import post_comment
from proposals.services.moderation import hide_content, restore_content
from tests.proposals.people import NOW, make_answer, make_consultation, make_table_proposal

pytestmark = pytest.mark.django_db
TOKEN = "a" * 64


@pytest.fixture
def answer(people) -> Answer:
    return make_answer(make_table_proposal(), people)


@pytest.fixture
def comment(people) -> Comment:
    return post_comment(make_table_proposal(), text="Le mie parole", stance="neutral", by=people.rosa, now=NOW)


def test_the_answer_says_what_it_is_and_what_it_is_not(answer):
    letter = letters.of_answer(answer, "it")

    assert letter.subject == "La Città ha risposto: Un tutor per ogni tirocinio."
    assert letter.body.split("\n\n") == [
        "La Città ha risposto a una proposta a cui hai preso parte.",
        "«Un tutor per ogni tirocinio.»",
        "Esito: accolta in parte.",
        "I tutor saranno previsti nei poli per l'occupabilità.",
        "Risponde: Politiche del lavoro.",
        "Valutazione dell'ufficio: non è un atto e non vincola il Consiglio comunale.",
        f"La proposta e la risposta: {settings.BASE_URL}/proposte/t7-31/",
    ]


def test_words_that_were_hidden_are_not_read_in_a_letter(answer, people):
    hide_content(answer.proposal, reason="offence", by=people.mario, now=NOW)
    answer.proposal.refresh_from_db()
    letter = letters.of_answer(answer, "it")

    assert "tutor per ogni tirocinio" not in letter.subject + letter.body
    assert letter.subject == "La Città ha risposto: Proposta nascosta"


def test_the_act_and_the_next_date_are_told_when_there_are_any(people):
    draft = draft_answer(
        make_table_proposal(),
        outcome="accepted",
        reason="Sì.",
        office="Ufficio Esempio",
        act_url="https://atti.example/12",
        next_date=date(2026, 12, 1),
        by=people.piera,
        now=NOW,
    )
    answer = publish_answer(draft, by=people.paolo, now=NOW)

    italian, english = letters.of_answer(answer, "it").body, letters.of_answer(answer, "en").body

    assert "L'atto: https://atti.example/12" in italian
    assert "Prossimo aggiornamento: 1 dicembre 2026." in italian
    assert "https://atti.example/12" in english
    assert "1 December 2026" in english


def test_addresses_in_a_letter_are_those_of_its_language(answer):
    assert f"{settings.BASE_URL}/proposte/t7-31/" in letters.of_answer(answer, "it").body
    assert f"{settings.BASE_URL}/en/proposte/t7-31/" in letters.of_answer(answer, "en").body


@pytest.mark.parametrize("around", ["it", "en"])
def test_writing_a_letter_leaves_the_language_as_it_was(answer, around):
    with override(around):
        letters.of_answer(answer, "en")
        letters.of_following("Proposta", TOKEN, "it")
        letters.way_out(TOKEN, "en")

        assert get_language() == around


def test_the_way_out_is_only_for_who_has_a_link():
    assert letters.way_out("", "it") == ""
    assert letters.way_out(TOKEN, "it").endswith(f"{settings.BASE_URL}/filo/{TOKEN}/")
    assert letters.way_out(TOKEN, "en").endswith(f"{settings.BASE_URL}/en/filo/{TOKEN}/")


def test_who_did_not_ask_need_do_nothing():
    letter = letters.of_following("Un tutor per ogni tirocinio.", TOKEN, "it")

    assert letter.subject == "Conferma: vuoi sapere che cosa risponde la Città?"
    assert f"{settings.BASE_URL}/filo/{TOKEN}/" in letter.body
    assert letter.body.endswith("Se non sei tu, non fare nulla: senza conferma non scriviamo più.")


def test_the_author_reads_what_was_hidden_and_why(people, comment):
    decision = hide_content(comment, reason="offence", note="Togli l'insulto.", by=people.mario, now=NOW)

    letter = letters.of_decision(comment, decision, "it")

    assert letter.body.split("\n\n") == [
        "La moderazione ha nascosto il tuo commento.",
        "«Le mie parole»",
        "Perché: offende o minaccia.",
        "Togli l'insulto.",
        "Chiedi di rivedere la decisione: trovi a chi scrivere nella pagina dei contatti.",
        f"{settings.BASE_URL}/proposte/t7-31/",
    ]


def test_the_author_of_a_restored_comment_is_not_asked_to_have_it_reviewed(people, comment):
    hide_content(comment, reason="offence", by=people.mario, now=NOW)
    decision = restore_content(comment, by=people.mario, now=NOW)

    letter = letters.of_decision(comment, decision, "it")

    assert letter.subject == "Un tuo contributo è di nuovo visibile"
    assert letter.body.startswith("La moderazione ha ripristinato il tuo commento: si legge di nuovo.")
    assert "Perché:" not in letter.body
    assert "rivedere" not in letter.body


def test_a_hidden_proposal_is_called_a_proposal(people):
    proposal = make_table_proposal(author=people.rosa.participant)

    hidden = letters.of_decision(proposal, hide_content(proposal, reason="spam", by=people.mario, now=NOW), "it")
    shown = letters.of_decision(proposal, restore_content(proposal, by=people.mario, now=NOW), "it")

    assert hidden.body.startswith("La moderazione ha nascosto la tua proposta.")
    assert shown.body.startswith("La moderazione ha ripristinato la tua proposta: si legge di nuovo.")


def test_the_contact_of_the_consultation_hears_requests_for_review(people):
    proposal = make_table_proposal(consultation=make_consultation())
    decision = hide_content(proposal, reason="spam", by=people.mario, now=NOW)

    assert "scrivi a ufficio@example.org." in letters.of_decision(proposal, decision, "it").body


@pytest.mark.parametrize("action", [Decision.Action.HIDE, Decision.Action.RESTORE])
def test_no_letter_names_who_decided(people, comment, action):
    hide_content(comment, reason="offence", by=people.mario, now=NOW)
    if action == Decision.Action.RESTORE:
        restore_content(comment, by=people.mario, now=NOW)
    letter = letters.of_decision(comment, Decision.objects.filter(action=action).get(), "it")

    assert "Mario" not in letter.subject + letter.body
    assert people.mario.email not in letter.body


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_line_of_a_letter_is_of_its_language(answer, comment, people, language):
    """No sentence of the site is the same in both: one that is was forgotten by the translation."""
    decision = hide_content(comment, reason="offence", by=people.mario, now=NOW)
    own = {
        line
        for letter in (letters.of_answer(answer, language), letters.of_decision(comment, decision, language))
        for line in (letter.subject, *letter.body.split("\n\n"))
    }
    other = "en" if language == "it" else "it"
    same = own & {
        line
        for letter in (letters.of_answer(answer, other), letters.of_decision(comment, decision, other))
        for line in (letter.subject, *letter.body.split("\n\n"))
    }

    assert same == {
        "«Un tutor per ogni tirocinio.»",
        "«Le mie parole»",
        "I tutor saranno previsti nei poli per l'occupabilità.",
    }
