"""Staff pages: who opens them, what each button does."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import Area
from proposals.models import Answer, Comment, LineageEdge, PlanElement, Proposal, Report
from proposals.services.answers import draft_answer
from proposals.services.comments import post_comment, report
from proposals.services.moderation import hide_content
from tests.proposals.people import NOW, make_element, make_table_proposal

pytestmark = pytest.mark.django_db
QUEUE, DESK = "/admin/moderazione/", "/admin/risposte/"
ANSWER = {"outcome": "accepted", "reason": "Si può fare.", "office": "Politiche del lavoro"}


@pytest.fixture
def comment(people) -> Comment:
    comment = post_comment(make_table_proposal(), text="<b>Offesa</b>", stance="neutral", by=people.rosa, now=NOW)
    report(comment, reason="offence", by=people.stranger, now=NOW)
    return comment


def case_of(comment) -> str:
    return reverse("proposals-case", kwargs={"kind": "commento", "name": comment.pk})


def test_mario_sees_the_queue_with_its_texts_escaped(client, people, comment):
    client.force_login(people.mario)

    page = client.get(QUEUE).content.decode()

    assert "&lt;b&gt;Offesa&lt;/b&gt;" in page
    assert "<b>Offesa</b>" not in page
    assert "offende o minaccia (1)" in page
    assert f'href="{case_of(comment)}"' in page


def test_mario_hides_with_a_reason_and_restores(client, people, comment):
    client.force_login(people.mario)

    response = client.post(case_of(comment), {"reason": "offence", "note": "", "hide": "1"})
    assert (response.status_code, response.url) == (303, QUEUE)
    comment.refresh_from_db()
    assert comment.visibility == "hidden"

    client.post(case_of(comment), {"restore": "1"})
    comment.refresh_from_db()
    assert comment.visibility == "visible"


def test_without_a_reason_nothing_is_hidden(client, people, comment):
    client.force_login(people.mario)

    response = client.post(case_of(comment), {"hide": "1"})

    assert response.status_code == 422
    assert "Scegli un motivo dall&#x27;elenco." in response.content.decode()
    comment.refresh_from_db()
    assert comment.visibility == "visible"


def test_mario_leaves_it_there(client, people, comment):
    client.force_login(people.mario)

    client.post(case_of(comment), {"dismiss": "1"})

    assert Report.objects.get().handled_at is not None
    comment.refresh_from_db()
    assert comment.visibility == "visible"


@pytest.mark.parametrize("who", ["rosa", "stranger", "piera", None])
def test_nobody_else_opens_or_decides(client, people, comment, who):
    if who:
        client.force_login(getattr(people, who))

    responses = [client.get(QUEUE), client.get(case_of(comment)), client.post(case_of(comment), {"reason": "spam"})]

    assert [response.status_code for response in responses] == [302, 302, 302]
    comment.refresh_from_db()
    assert comment.visibility == "visible"


@pytest.mark.parametrize("who", ["rosa", "stranger", "mario", None])
def test_nobody_but_planners_answers(client, people, who):
    proposal, element = make_table_proposal(), make_element()
    here = reverse("proposals-answer", args=[proposal.reference])
    if who:
        client.force_login(getattr(people, who))

    responses = [
        client.get(DESK),
        client.get(here),
        client.post(here, ANSWER),
        client.post(f"{here}pubblica/"),
        client.post(f"{here}piano/", {"element": element.pk}),
    ]

    assert [response.status_code for response in responses] == [302] * 5
    assert Answer.objects.count() == 0
    assert LineageEdge.objects.filter(kind="adopted_in").count() == 0


def test_piera_drafts_and_cannot_publish_paolo_can(client, people):
    proposal = make_table_proposal()
    here = reverse("proposals-answer", args=[proposal.reference])
    client.force_login(people.piera)
    client.post(here, ANSWER)
    seen = Answer.objects.get().drafted_at.isoformat()
    assert "pubblica/" not in client.get(here).content.decode()

    client.post(f"{here}pubblica/", {"seen": seen})
    assert Answer.objects.get().published_at is None

    client.force_login(people.paolo)
    assert f'value="{seen}"' in client.get(here).content.decode()
    client.post(f"{here}pubblica/", {"seen": seen})
    assert Answer.objects.get().published_at is not None
    assert Proposal.objects.get().state == "accepted"


def test_a_draft_changed_after_reading_is_not_published_unseen(client, people):
    proposal = make_table_proposal()
    draft_answer(proposal, by=people.piera, now=NOW, **ANSWER)
    client.force_login(people.paolo)

    client.post(reverse("proposals-publish", args=[proposal.reference]), {"seen": "2026-01-01T00:00:00+00:00"})

    assert Answer.objects.get().published_at is None


def test_a_bad_answer_comes_back_with_its_text(client, people):
    proposal = make_table_proposal()
    client.force_login(people.piera)

    response = client.post(
        reverse("proposals-answer", args=[proposal.reference]), ANSWER | {"outcome": "merged", "reason": "Parole mie"}
    )

    assert response.status_code == 422
    assert "Parole mie" in response.content.decode()
    assert Answer.objects.count() == 0


def test_piera_links_and_unlinks_the_plan(client, people):
    proposal, element = make_table_proposal(), make_element()
    client.force_login(people.piera)
    here = reverse("proposals-link", args=[proposal.reference])

    client.post(here, {"element": element.pk})
    assert LineageEdge.objects.filter(kind="adopted_in").count() == 1
    assert element.title in client.get(reverse("proposals-answer", args=[proposal.reference])).content.decode()

    client.post(here, {"element": element.pk, "unlink": "1"})
    assert LineageEdge.objects.filter(kind="adopted_in").count() == 0


def test_piera_says_of_which_area_a_proposal_speaks(client, people):
    proposal = make_table_proposal()
    area = Area.objects.create(kind=Area.Kind.DISTRICT, code="7", name="Circoscrizione 7: Aurora")
    plan = Area.objects.create(kind=Area.Kind.PLAN, code="7", name="Un quartiere del Piano")
    desk, here = (reverse(name, args=[proposal.reference]) for name in ("proposals-answer", "proposals-area"))
    client.force_login(people.piera)

    client.post(here, {"area": area.pk})
    assert Proposal.objects.get().area == area
    assert f'<option value="{area.pk}" selected>Circoscrizione 7: Aurora</option>' in client.get(desk).content.decode()
    # The filter of the list knows the circoscrizioni alone.
    client.post(here, {"area": plan.pk})
    assert Proposal.objects.get().area == area
    client.post(here, {"area": ""})
    assert Proposal.objects.get().area is None


@pytest.mark.parametrize(("who", "shown", "missing"), [("mario", QUEUE, DESK), ("piera", DESK, QUEUE)])
def test_the_menu_shows_each_role_its_own(client, people, who, shown, missing):
    Page.get_first_root_node()
    client.force_login(getattr(people, who))

    menu = client.get("/admin/").content.decode()

    assert shown in menu
    assert missing not in menu


def test_piera_edits_an_element_of_the_plan_but_never_its_code(client, people):
    element = make_element()
    client.force_login(people.piera)
    here = reverse("wagtailsnippets_proposals_planelement:edit", args=[element.pk])
    words = {"label": "Articolo 12", "title": "Altro titolo", "text": "T", "stage": "final", "order": "0"}

    assert client.post(here, words | {"code": "articolo-13"}).status_code == 200
    assert PlanElement.objects.get().title == "Luoghi del lavoro"
    assert client.post(here, words | {"code": "articolo-12"}).status_code == 302
    assert PlanElement.objects.get().title == "Altro titolo"


def test_the_desk_costs_the_same_for_one_and_thirty(client, people, django_assert_max_num_queries):
    make_table_proposal(1)
    client.force_login(people.piera)
    client.get(DESK)
    with django_assert_max_num_queries(15) as few:
        client.get(DESK)
    for card in range(2, 31):
        make_table_proposal(card)
    with django_assert_max_num_queries(15) as many:
        client.get(DESK)

    assert len(few) == len(many)


def test_the_queue_costs_the_same_for_one_and_thirty(client, people, django_assert_max_num_queries):
    proposal = make_table_proposal()
    client.force_login(people.mario)

    def reported(number):
        comments = [Comment(proposal=proposal, text="Parole", at=NOW) for _place in range(number)]
        for comment in Comment.objects.bulk_create(comments):
            report(comment, reason="spam", by=people.rosa, now=NOW)

    reported(1)
    hidden = post_comment(proposal, text="Via", stance="neutral", by=people.rosa, now=NOW)
    hide_content(hidden, reason="spam", by=people.mario, now=NOW)
    client.get(QUEUE)
    with django_assert_max_num_queries(15) as few:
        client.get(QUEUE)
    reported(29)
    with django_assert_max_num_queries(15) as many:
        client.get(QUEUE)

    assert len(few) == len(many)
