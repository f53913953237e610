"""What a consultation owes its readers, and what is refused before it is written."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from consultations.courses import open_phases
from consultations.models import Consultation, ConsultationIndexPage, ConsultationPage, Phase
from home.models import Direction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]
REQUIRED = ["decided", "not_decided", "who_decides", "who_takes_part", "rules", "use_of_contributions", "contact_name"]
MAX_QUERIES = 15


def read(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.text.split())


def test_page_says_everything_that_the_rules_ask_for(client):
    soup = read(client, "/consultazioni/lavoro-e-competenze/")

    assert [heading.text for heading in soup.select("main h2")] == [
        "Che cosa si decide",
        "Che cosa non si decide qui",
        "Le fasi",
        "Chi decide e quando",
        "Chi può partecipare",
        "Le regole",
        "Come si usano i contributi",
        "Le proposte",
        "A chi rivolgersi",
    ]
    assert soup.select_one("aside a[href^='mailto:']").text == "consultazioni@example.invalid"
    assert "dimostrativa" in soup.select_one(".notice-demo").text


def test_phases_are_the_rows_and_the_thread_stops_where_time_is(client):
    lines = read(client, "/consultazioni/lavoro-e-competenze/").select("#fasi .thread > li")

    assert [line.select_one("h3").contents[0].strip() for line in lines] == [
        "Fase informativa",
        "Fase partecipativa",
        "Restituzione",
    ]
    assert [" ".join(line["class"]) for line in lines] == ["", "is-last-done", "is-to-come"]
    assert "dal 9 febbraio 2026, ore 9 al 30 giugno 2029, ore 18" in words(lines[1])
    assert "Puoi: commentare, proporre, sostenere." in words(lines[1])


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (-1, 1, "Aperta: fase partecipativa, fino al"),
        (1, 2, "In arrivo: fase partecipativa, dal"),
        (-2, -1, "Conclusa"),
    ],
)
def test_lists_say_in_words_where_a_consultation_is(client, opens, closes, expected):
    now = timezone.now()
    consultation = Consultation.objects.get(code="skills-demo")
    consultation.phases.all().delete()
    Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.PARTICIPATE,
        order=1,
        opens_at=now + timedelta(days=opens),
        closes_at=now + timedelta(days=closes),
    )

    cards = read(client, "/consultazioni/").select(".card-grid .card")
    card = next(card for card in cards if card.select_one("h3").text == "Lavoro e competenze")

    assert expected in words(card)
    assert open_phases(now).filter(consultation=consultation).exists() is (expected.startswith("Aperta"))


def test_consultation_without_phases_says_that_dates_will_come(client):
    Phase.objects.filter(consultation__code="skills-demo").delete()

    assert "Date da annunciare" in words(read(client, "/consultazioni/lavoro-e-competenze/").select_one("#fasi"))


@pytest.mark.parametrize("missing", REQUIRED)
def test_publishing_is_refused_while_something_is_missing(missing):
    page = ConsultationPage.objects.get(slug="lavoro-e-competenze")
    setattr(page, missing, "")

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()

    assert set(refusal.value.message_dict) == {missing}


def add_consultations(count: int) -> None:
    index = ConsultationIndexPage.objects.get()
    specimen = ConsultationPage.objects.get(slug="lavoro-e-competenze")
    values = {name: getattr(specimen, name) for name in REQUIRED}
    for number in range(count):
        consultation = Consultation.objects.create(
            code=f"altra-{number}", direction=Direction.objects.get(code="skills")
        )
        Phase.objects.create(
            consultation=consultation, kind=Phase.Kind.INFORM, order=1, opens_at=timezone.now() - timedelta(days=1)
        )
        title = f"Altra {number}"
        index.add_child(
            instance=ConsultationPage(
                title=title, slug=f"altra-{number}", abstract="Esempio", consultation=consultation, **values
            )
        )


def test_list_pages_and_costs_the_same_for_one_and_for_thirty(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    for page in ConsultationPage.objects.exclude(slug="lavoro-e-competenze"):
        page.delete()
    client.get("/consultazioni/")
    with django_assert_max_num_queries(MAX_QUERIES) as one:
        client.get("/consultazioni/")
    add_consultations(29)

    with django_assert_num_queries(len(one)):
        soup = read(client, "/consultazioni/")

    assert len(soup.select(".card-grid > li")) == 24
    assert soup.select_one(".pagination a[rel=next]")["href"] == "?pagina=2"


def test_without_consultations_the_list_says_what_will_be_there(client):
    for page in ConsultationPage.objects.all():
        page.delete()

    assert "Quando una consultazione apre" in words(read(client, "/consultazioni/").select_one(".empty"))
