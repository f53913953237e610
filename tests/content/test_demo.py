"""The demonstration: its figures, its words, and that its past went through the real doors."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import Count

from consultations.models import Organisation
from home.content.places import DISTRICTS
from home.models import OutboxMail, User
from proposals.models import Answer, Comment, LineageEdge, PlanElement, Proposal, Support
from tests.content.conftest import NOW, load
from tests.content.digests import digests
from tests.support.recount import announced, recounted
from workshops.content.demo.evenings import CONCLUDED, OPEN, UPCOMING
from workshops.content.demo.upcoming import NAMES
from workshops.content.demo.words import CARDS
from workshops.live.store import load as load_state
from workshops.live.store import read_events
from workshops.live.verify import verify
from workshops.models import LogEvent, Registration, Table, TableHead, Workshop

pytestmark = pytest.mark.usefixtures("demo")
LEGAL_WORDS = re.compile(r"\b(osservazion|controdeduzion|istanz|petizion)", re.IGNORECASE)


def test_organisations_are_seven_in_each_of_the_eight_sectors():
    found = Counter(Organisation.objects.values_list("sector", flat=True))
    assert sorted(found.values()) == [7] * 8
    assert all("Esempio" in name for name in Organisation.objects.values_list("name", flat=True))
    assert not Organisation.objects.filter(is_demo=False).exists()


def test_one_workshop_has_concluded_and_one_is_open():
    states = {
        code: [head.summary["state"] for head in TableHead.objects.filter(table__workshop__code=code).order_by("pk")]
        for code in (CONCLUDED, OPEN)
    }
    assert states == {
        CONCLUDED: ["concluded"] * 5,
        OPEN: ["running", "waiting", "running", "running", "waiting"],
    }


def test_next_workshop_takes_registrations_and_stays_ahead():
    workshop = Workshop.objects.get(code=UPCOMING)
    people = Registration.objects.filter(workshop=workshop)
    assert workshop.is_demo
    assert workshop.reception.is_open
    assert people.count() < workshop.reception.places
    assert all(each.is_demo and "Esempio" in each.name and each.email.endswith(".invalid") for each in people)
    assert not TableHead.objects.filter(table__workshop=workshop, seq__gt=0).exists()
    for later in (NOW, NOW + timedelta(days=40)):
        load(later)
        assert Workshop.objects.get(code=UPCOMING).starts_at > later + timedelta(days=2)
    assert people.count() == len(NAMES)


def test_figures_are_those_of_the_home_page():
    by_direction = Counter(Proposal.objects.values_list("direction__code", flat=True))
    answered = Counter(Answer.objects.values_list("proposal__direction__code", flat=True))
    assert by_direction == {
        "decent-work": 43,
        "accessible-work": 51,
        "skills": 38,
        "attractiveness": 40,
        "human-capital": 28,
    }
    assert answered == {"decent-work": 9, "accessible-work": 12, "skills": 7, "attractiveness": 8, "human-capital": 4}
    outcomes = Counter(Proposal.objects.exclude(state="published").values_list("state", flat=True))
    assert outcomes == {"accepted": 22, "partly-accepted": 12, "not-accepted": 6}
    assert Comment.objects.count() == 2000
    assert PlanElement.objects.count() == 10


def test_cards_that_name_a_place_are_found_by_its_circoscrizione():
    placed = Proposal.objects.exclude(area=None)
    assert sorted(set(placed.values_list("area__code", flat=True))) == list("12345678")
    for place, code in (("Barriera di Milano", "6"), ("Barca e Bertolla", "6"), ("Vallette", "5"), ("al Centro", "1")):
        found = Proposal.objects.filter(title__contains=place).values_list("area__code", flat=True)
        assert set(found) == {code}, place
    # Most cards are about the whole city, and say so by having no area.
    assert Proposal.objects.filter(area=None, title="Un tutor per ogni tirocinio").exists()


def test_each_place_on_a_card_lies_in_one_circoscrizione():
    places = {place for cards in CARDS.values() for card in cards for place in card.get("places", ())}
    lying = {
        place: [code for code, names, *_rest in DISTRICTS if any(name in place for name in names.split(", "))]
        for place in places
    }
    assert {place: codes for place, codes in lying.items() if len(codes) != 1} == {}


def test_every_element_of_the_plan_is_where_a_proposal_ends():
    linked = set(LineageEdge.objects.filter(kind="adopted_in").values_list("target", flat=True))
    assert linked == {element.ref for element in PlanElement.objects.all()}


def test_everything_shown_is_marked():
    for model in (Proposal, Comment, Answer, PlanElement, LineageEdge, User, Table):
        assert not model.objects.filter(is_demo=False).exists(), model
    assert not OutboxMail.objects.filter(is_demo=False).exists()


def test_logs_of_all_tables_verify():
    found = [verify(table) for table in Table.objects.values_list("pk", flat=True)]
    assert len(found) == 15
    assert all(each.ok for each in found)
    assert sum(each.seq for each in found) == LogEvent.objects.count()


def test_results_can_be_counted_again_from_the_log():
    for table in Table.objects.filter(workshop__code=CONCLUDED):
        events = [event for _seq, _at, event in read_events(table.pk, 0)]
        result = load_state(table.pk).ballots[2].result
        assert announced(result) == recounted(events, 2)
        assert result["voted"] in {10, 11}


def test_a_proposal_says_word_for_word_what_its_card_said():
    by_origin = {proposal.origin: proposal for proposal in Proposal.objects.all()}
    for table in Table.objects.filter(workshop__code=CONCLUDED):
        standing = [card for card in load_state(table.pk).cards.values() if card.is_standing]
        for card in standing:
            assert by_origin.pop(f"carta/{table.pk}-{card.number}").text == card.text
    assert by_origin == {}


def test_no_past_lies_in_the_future():
    latest = LogEvent.objects.order_by("-at").values_list("at", flat=True)[0]
    assert latest <= NOW.timestamp() * 1000
    for model, column in ((Comment, "at"), (Support, "at"), (Answer, "published_at"), (Proposal, "published_at")):
        assert not model.objects.filter(**{f"{column}__gt": NOW}).exists(), model


def test_nothing_is_said_before_the_proposal_was_published():
    comments = Comment.objects.select_related("proposal")
    assert all(comment.at > comment.proposal.published_at for comment in comments)


def test_the_second_signature_is_another_persons():
    assert not Answer.objects.filter(published_at=None).exists()
    assert all(answer.drafted_by_id != answer.published_by_id for answer in Answer.objects.all())


def test_counts_are_those_of_the_rows():
    for proposal in Proposal.objects.annotate(rows=Count("supports")):
        assert proposal.support_count == proposal.rows
    shown = Comment.objects.filter(visibility="visible")
    counted = Counter(shown.values_list("proposal", flat=True))
    assert counted == Counter({p.pk: p.comment_count for p in Proposal.objects.all() if p.comment_count})


def test_the_best_known_card_is_as_the_pictures_show_it():
    proposal = Proposal.objects.get(title="Un tutor per ogni tirocinio")
    ledger = proposal.table_ledgers.get()
    assert (ledger.in_favour, ledger.voters, proposal.support_count) == (9, 11, 214)
    assert proposal.state == "partly-accepted"
    assert proposal.consultation.direction == proposal.direction


def test_nobody_says_the_same_twice_under_one_proposal():
    doubles = Comment.objects.filter(parent=None).values("proposal", "text").annotate(n=Count("pk")).filter(n__gt=1)
    assert list(doubles) == []


def test_texts_are_many_and_in_the_languages_of_the_city():
    assert Proposal.objects.values("title").distinct().count() == 200
    assert Comment.objects.values("text").distinct().count() > 400
    languages = set(Comment.objects.values_list("language", flat=True))
    assert languages == {"it", "en", "ro", "ar", "zh-hans", "fr", "es"}


def test_no_word_of_planning_law_names_a_contribution():
    texts = [*Proposal.objects.values_list("text", flat=True), *Comment.objects.values_list("text", flat=True)]
    texts += [*Answer.objects.values_list("reason", flat=True), *PlanElement.objects.values_list("text", flat=True)]
    assert [text for text in texts if LEGAL_WORDS.search(text)] == []


def test_loading_twice_changes_nothing():
    before = digests()
    load()
    after = digests()
    assert {label for label in after if after[label] != before[label]} == set()


def test_the_open_workshop_is_of_the_day_on_which_it_is_loaded_again():
    later = NOW + timedelta(days=3)
    load(later)
    assert Workshop.objects.get(code=OPEN).starts_at == later - timedelta(minutes=50)
    assert Workshop.objects.get(code=CONCLUDED).starts_at < NOW - timedelta(days=111)
