"""Pages that show many things ask the database as often for thirty of them as for one: at most fifteen times."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from consultations.models import Consultation
from home.models import Direction
from proposals.models import Comment, Follower, PlanElement, Proposal
from proposals.services.following import confirm_follower, follow
from proposals.services.plan import link_plan_element
from proposals.services.tokens import token_of
from tests.loaded_site import loaded_site  # noqa: F401 -- a fixture
from tests.proposals.people import NOW, make_answer, make_element, make_table_proposal

pytestmark = pytest.mark.django_db
MAX_QUERIES = 15
HERE = "/proposte/t7-0/"


@pytest.fixture
def costs(client, django_assert_max_num_queries):
    """Asks for a page twice and counts the second time: names kept for the process are then kept."""

    def count(address: str) -> int:
        assert client.get(address).status_code == 200
        with django_assert_max_num_queries(MAX_QUERIES) as asked:
            client.get(address)
        return len(asked)

    return count


def test_page_of_a_comment_with_its_replies(people, costs):
    root = Comment.objects.create(proposal=make_table_proposal(), text="Parole", author=people.rosa.participant, at=NOW)

    def reply(number: int) -> None:
        Comment.objects.bulk_create(
            [
                Comment(proposal=root.proposal, parent=root, text="Risposta", author=people.rosa.participant, at=NOW)
                for _each in range(number)
            ]
        )

    reply(1)
    one = costs(f"/commenti/{root.pk}/")
    reply(29)

    assert costs(f"/commenti/{root.pk}/") == one


def test_page_of_what_somebody_follows(costs):
    def following(cards: range) -> str:
        for card in cards:
            follow(make_table_proposal(card), email="anna@example.org", language="it", by=AnonymousUser(), now=NOW)
            confirm_follower(token_of(Follower.objects.latest("pk")), now=NOW)
        return reverse("proposals:my-thread", args=[token_of(Follower.objects.earliest("pk"))])

    one = costs(following(range(1)))

    assert costs(following(range(1, 30))) == one


@pytest.mark.parametrize("address", [HERE, f"{HERE}filo/"])
def test_page_of_a_proposal_and_its_thread_with_many_stops(people, costs, address):
    proposal = make_table_proposal(0)
    make_answer(proposal, people)

    def adopt(numbers: range) -> None:
        for number in numbers:
            element = make_element(f"articolo-{number}", f"Articolo {number}")
            link_plan_element(proposal, element=element, by=people.piera, now=NOW)

    adopt(range(1))
    one = costs(address)
    adopt(range(1, 30))

    assert costs(address) == one
    assert PlanElement.objects.count() == 30


def test_desk_of_a_proposal_with_many_answers(client, people, costs):
    proposal = make_table_proposal(0)
    make_answer(proposal, people, "accepted")
    client.force_login(people.paolo)
    desk = reverse("proposals-answer", args=[proposal.reference])
    one = costs(desk)
    for turn in range(29):
        make_answer(Proposal.objects.get(), people, ("partly-accepted", "accepted")[turn % 2])

    assert costs(desk) == one


@pytest.mark.usefixtures("loaded_site")
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/direttrici/",
        "/direttrici/valorizzazione-delle-competenze/",
        "/consultazioni/",
        "/consultazioni/lavoro-e-competenze/",
        "/piano/",
        "/cerca/?q=tutor",
    ],
)
def test_stored_pages_that_show_proposals(people, costs, address):
    skills = Direction.objects.get(code="skills")
    consultation = Consultation.objects.get(direction=skills)

    def born(cards: range) -> None:
        for card in cards:
            make_answer(make_table_proposal(card, direction=skills, consultation=consultation), people)
            make_element(f"articolo-{card}")

    born(range(1))
    one = costs(address)
    born(range(1, 30))

    assert costs(address) == one
