"""Place and language of a card by forms, without scripts. Franca writes, Bruno reads, Giulia facilitates."""

import pytest
from bs4 import BeautifulSoup

from home.models import Area
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.domain.places import Setting
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {"lang": "ro", "area": "circoscrizione/3", "spot": "45,07033 7,68694", "metres": "500"}
KEPT = Setting("ro", "circoscrizione/3", (4_507_000, 768_500, 500))


@pytest.fixture
def area():
    return Area.objects.create(
        kind=Area.Kind.DISTRICT, code="3", name="Circoscrizione 3: San Paolo", latitude="45.063", longitude="7.632"
    )


@pytest.fixture
def writing(giulia, url, area):
    open_writing(giulia, url)


def soup(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser")


def said_on(page) -> list[tuple[str, str]]:
    """(language, place) of every card that can be read."""
    papers = [paper for paper in page.select(".paper") if paper.select_one(".card-title")]
    places = [paper.select_one(".card-place") for paper in papers]
    titles = [paper.select_one(".card-title") for paper in papers]
    return [(title["lang"], place.text if place else "") for title, place in zip(titles, places, strict=True)]


@pytest.mark.usefixtures("writing")
def test_place_and_language_are_recorded_rounded_and_read_on_every_screen(franca, bruno, giulia, url, table):
    assert post(franca, url, "Bancă", **SAID).status_code == 303
    assert load(table.pk).cards[1].setting == KEPT
    assert said_on(soup(bruno, url)) == []
    assert said_on(soup(bruno, f"{url}schermo/")) == []
    close(giulia, url, 1)

    said = [("ro", "Circoscrizione 3 · punto 45,07 7,685, preciso a 500 metri")]
    for page in (soup(franca, url), soup(bruno, url), soup(giulia, f"{url}facilita/"), soup(bruno, f"{url}schermo/")):
        assert said_on(page) == said


@pytest.mark.usefixtures("writing")
def test_account_tells_language_and_place_before_and_after_the_table_concludes(franca, giulia, url):
    post(franca, url, "Bancă", **SAID)
    assert "45,07" not in franca.get(f"{url}resoconto/").content.decode()
    for moment in (1, 2, 3):
        close(giulia, url, moment)
        page = soup(franca, f"{url}resoconto/")
        assert [title["lang"] for title in page.select("#carta-1 :is(h2, h3)")] == ["ro"]
        assert "Circoscrizione 3 · punto 45,07 7,685, preciso a 500 metri" in page.select_one("#carta-1").text
        giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": str(moment + 1)})
    assert page.select_one("#carta-1 h3")


@pytest.mark.usefixtures("writing")
def test_area_is_told_as_an_area_though_its_middle_is_known(franca, giulia, url, table):
    post(franca, url, "Panchina", lang="it", area="circoscrizione/3", spot="", metres="10")
    close(giulia, url, 1)

    assert load(table.pk).cards[1].setting == Setting("it", "circoscrizione/3")
    assert said_on(soup(franca, url)) == [("it", "Circoscrizione 3")]


@pytest.mark.usefixtures("writing")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"spot": "in piazza"}, "Questo punto non è completo. Scrivi due numeri, per esempio 45,0703 7,6869."),
        ({"spot": "7,68 45,07"}, "Questo punto è lontano da Torino. Controlla che prima venga la latitudine."),
        ({"area": "circoscrizione/99"}, "Non troviamo questa parte della città. Sceglila dall’elenco."),
    ],
)
def test_what_cannot_be_read_is_explained_and_nothing_typed_is_lost(franca, url, table, changes, sentence):
    sent = {**SAID, **changes}
    response = post(franca, url, "Bancă", **sent)
    page = BeautifulSoup(response.content, "html.parser")

    assert (response.status_code, alert(response)) == (409, sentence)
    assert page.select_one("#plain-text").text == "Bancă"
    assert page.select_one("#plain-spot")["value"] == sent["spot"]
    assert page.select_one("#plain-lang option[selected]")["value"] == "ro"
    assert page.select_one("#plain-metres option[selected]")["value"] == "500"
    assert not load(table.pk).cards


@pytest.mark.usefixtures("writing")
def test_language_and_area_of_the_last_card_are_remembered_and_its_point_is_not(franca, url):
    before = soup(franca, url)
    assert not before.select(".setting option[selected][value='ro']")
    post(franca, url, "Bancă", **SAID)
    page = soup(franca, url)

    assert page.select_one("#plain-lang option[selected]")["value"] == "ro"
    assert page.select_one("#plain-area option[selected]")["value"] == "circoscrizione/3"
    assert page.select_one("#plain-spot")["value"] == ""
    assert not page.select_one("#plain-area").find_parent("details").has_attr("open")


@pytest.mark.usefixtures("writing")
def test_correction_begins_with_what_the_card_says_and_says_it_anew(franca, url, table):
    post(franca, url, "Bancă", **SAID)

    def shown() -> dict[str, str]:
        form = soup(franca, url).select_one("#amend-1-spot").find_parent("form")
        fields = {field["name"]: field["value"] for field in form.select("input[name]")}
        return fields | {each["name"]: each.select_one("option[selected]")["value"] for each in form.select("select")}

    franca.post(url, {**shown(), "text": "Bancă nouă"})
    assert (load(table.pk).cards[1].text, load(table.pk).cards[1].setting) == ("Bancă nouă", KEPT)
    franca.post(url, {**shown(), "text": "Panchina", "lang": "it", "area": "", "spot": ""})
    assert load(table.pk).cards[1].setting == Setting()


@pytest.mark.usefixtures("writing")
def test_giulia_says_them_for_who_has_no_phone(giulia, url, table):
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Nadia", "resident": "1"})
    giulia.post(desk, {"kind": "post_card_for", "seat": "1", "text": "Bancă", **SAID})

    assert load(table.pk).cards[1].setting == KEPT
