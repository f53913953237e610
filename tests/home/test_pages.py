"""Every stored page as a reader meets it: markers, languages, nothing inline, nothing from elsewhere, few queries."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from home.context import SECTIONS
from home.models import HubIndexPage, HubPage, NewsIndexPage, NewsPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]

MAX_QUERIES = 15
ADDRESSES = [
    "/",
    "/direttrici/",
    "/direttrici/lavoro-dignitoso-e-sicuro/",
    "/direttrici/lavoro-accessibile-a-tutti/",
    "/direttrici/valorizzazione-delle-competenze/",
    "/direttrici/attrattivita-del-territorio/",
    "/direttrici/rafforzamento-del-capitale-umano/",
    "/poli/",
    "/poli/via-braccini/",
    "/poli/nuovo-polo-7/",
    "/campagna/",
    "/campagna/circoscrizioni-e-quartieri/",
    "/campagna/chi-partecipa/",
    "/piano/",
    "/notizie/",
    "/notizie/presentata-torino-citta-del-lavoro/",
    "/consultazioni/",
    "/consultazioni/lavoro-e-competenze/",
    "/laboratori/",
    "/laboratori/produrre-citta/",
    "/domande-frequenti/",
    "/contatti/",
    "/segnala-un-problema/",
    "/privacy/",
    "/note-legali/",
    "/accessibilita/",
    "/cerca/?q=lavoro",
    "/en/",
    "/en/directions/",
    "/en/directions/decent-and-safe-work/",
    "/en/directions/work-open-to-everyone/",
    "/en/directions/making-the-most-of-skills/",
    "/en/directions/an-attractive-territory/",
    "/en/directions/stronger-human-capital/",
    "/en/cerca/?q=skills",
]
MARKERS = {
    "main-navigation",
    "personal-area-login",
    "feedback",
    "feedback-title",
    "feedback-rating-positive",
    "feedback-rating-negative",
    "feedback-rating-question",
    "feedback-rating-answer",
    "feedback-input-text",
    "faq",
    "privacy-policy-link",
    "legal-notes",
    "accessibility-link",
    "report-inefficiency",
    *(f"feedback-rate-{stars}" for stars in range(1, 6)),
}


def soup_of(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_the_anatomy_of_a_public_service(client, django_assert_max_num_queries, address):
    client.get("/privacy/")  # names and roots that the process keeps are kept
    with django_assert_max_num_queries(MAX_QUERIES):
        soup = soup_of(client, address)

    assert {tag["data-element"] for tag in soup.select("[data-element]")} >= MARKERS
    assert soup.html["lang"] == ("en" if address.startswith("/en/") else "it")
    assert len(soup.select("h1")) == 1
    assert soup.select_one(".skip-links a")["href"] == "#main"
    assert soup.select_one("main")["id"] == "main"
    assert soup.select_one(".demo-strip").text.strip().startswith(("Sito dimostrativo", "Demonstration site"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_nothing_inline_and_asks_no_other_host(client, address):
    soup = soup_of(client, address)

    loaded = [
        tag.get("src") or tag.get("href") for tag in soup.select("script, img, link:not([rel=alternate]), iframe")
    ]
    assert [url for url in loaded if not url.startswith("/")] == []
    assert [tag.name for tag in soup.select("style, [style]")] == []
    assert [tag for tag in soup.select("script") if not tag.get("src")] == []
    assert [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_never_skip_a_level(client, address):
    levels = [int(tag.name[1]) for tag in soup_of(client, address).select("main h1, main h2, main h3, main h4")]

    assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == []


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a not in {"/", "/en/"} and "cerca" not in a])
def test_page_below_the_home_page_shows_the_way_to_it(client, address):
    trail = soup_of(client, address).select_one('[data-element="breadcrumb"]')

    assert trail.select_one("a")["href"] == ("/en/" if address.startswith("/en/") else "/")
    assert trail.select_one("[aria-current=page]").text == soup_of(client, address).select_one("h1").text


@pytest.mark.parametrize("address", ["/direttrici/lavoro-accessibile-a-tutti/", "/piano/", "/campagna/"])
def test_index_of_a_page_leads_to_each_of_its_sections(client, address):
    soup = soup_of(client, address)

    targets = [link["href"][1:] for link in soup.select('[data-element="page-index"] a')]
    assert targets == [section["id"] for section in soup.select("main section.block[id]")]


def test_the_notice_leads_to_how_an_observation_is_filed(client):
    page, _hash, anchor = SECTIONS["observation"].partition("#")

    section = soup_of(client, page).find(id=anchor)

    assert section.h2.text == "Come si presenta un'osservazione"
    assert "Si presenta alla Città, non su questo sito" in section.text


def test_each_language_names_the_other_and_itself(client):
    expected = {
        "it": "http://testserver/direttrici/valorizzazione-delle-competenze/",
        "en": "http://testserver/en/directions/making-the-most-of-skills/",
    }
    for address in expected.values():
        soup = soup_of(client, address.removeprefix("http://testserver"))
        assert {tag["hreflang"]: tag["href"] for tag in soup.select("link[rel=alternate]")} == expected


def test_page_without_translation_leads_to_the_english_home_page(client):
    soup = soup_of(client, "/poli/")

    assert [tag["hreflang"] for tag in soup.select("link[rel=alternate]")] == ["it"]
    assert soup.select_one(".language-switch a[lang=en]")["href"] == "/en/"


def test_english_navigation_says_which_sections_are_italian(client):
    links = soup_of(client, "/en/").select('[data-element="main-navigation"] a')

    assert [(link["href"], link.get("hreflang")) for link in links] == [
        ("/en/", None),
        ("/en/directions/", None),
        ("/consultazioni/", "it"),
        ("/laboratori/", "it"),
        ("/en/proposte/", None),
        ("/piano/", "it"),
        ("/en/cerca/", None),
    ]


def test_directions_have_colour_and_shape_in_their_order(client):
    cards = soup_of(client, "/").select(".direction-card")

    assert [card.select_one("h3").text for card in cards] == [
        "Lavoro dignitoso e sicuro",
        "Lavoro accessibile a tutti",
        "Valorizzazione delle competenze",
        "Attrattività del territorio",
        "Rafforzamento del capitale umano",
    ]
    assert [f"direction-{place}" in card["class"] for place, card in enumerate(cards, start=1)] == [True] * 5
    shapes = {str(card.select_one("svg").find(True)) for card in cards}
    assert len(shapes) == 5


def test_navigation_marks_the_section_one_is_in(client):
    marked = soup_of(client, "/poli/via-braccini/").select('[data-element="main-navigation"] [aria-current]')
    here = soup_of(client, "/direttrici/lavoro-dignitoso-e-sicuro/").select(
        '[data-element="main-navigation"] [aria-current]'
    )

    assert marked == []
    assert [(link.text, link["aria-current"]) for link in here] == [("Direttrici", "true")]


def test_hub_without_a_published_address_says_so(client):
    assert "Sede da annunciare" in soup_of(client, "/poli/nuovo-polo-1/").select_one(".facts").text
    assert "Via Braccini, Torino" in soup_of(client, "/poli/via-braccini/").select_one(".facts").text


def test_dates_are_written_as_in_italian(client):
    text = soup_of(client, "/notizie/").select_one("main").text

    assert re.findall(r"\d+ \w+ 20\d\d", text)[:1] == ["14 gennaio 2026"]


def add_hubs(count: int) -> None:
    index = HubIndexPage.objects.get()
    for number in range(count):
        index.add_child(
            instance=HubPage(title=f"Polo {number}", slug=f"polo-{number}", abstract="Esempio", source="Esempio")
        )


def add_news(count: int) -> None:
    index = NewsIndexPage.objects.get()
    for number in range(count):
        day = date(2026, 1, 1) + timedelta(days=number)
        index.add_child(instance=NewsPage(title=f"Notizia {number}", slug=f"n-{number}", abstract="Esempio", date=day))


@pytest.mark.parametrize(
    ("address", "model", "add", "shown"),
    [("/poli/", HubPage, add_hubs, 24), ("/notizie/", NewsPage, add_news, 12)],
    ids=["hubs", "news"],
)
def test_list_pages_and_costs_the_same_for_one_and_for_thirty(
    client, django_assert_num_queries, django_assert_max_num_queries, address, model, add, shown
):
    for page in model.objects.all()[1:]:
        page.delete()
    client.get(address)  # what is kept for the process is kept before counting
    with django_assert_max_num_queries(MAX_QUERIES) as one:
        client.get(address)
    add(29)

    with django_assert_num_queries(len(one)):
        soup = soup_of(client, address)

    assert len(soup.select("main .card-grid > li, main .results > li")) == shown
    assert soup.select_one(".pagination a[rel=next]")["href"] == "?pagina=2"
    assert soup_of(client, f"{address}?pagina=99").select_one(".pagination [aria-current]") is not None
