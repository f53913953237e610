"""Choosing with forms alone, by every method and in secret: the same choices through the same door."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.support.people import DIRECTOR, choose, conclude, write
from tests.support.rows import make_organisations, make_table, must
from tests.workshops.views.forms import alert, close, open_writing, post, sit
from workshops.domain import commands as c
from workshops.domain.methods.rules import Method
from workshops.live.hub import now_ms
from workshops.live.store import load
from workshops.models import SecretChoice, Table

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {
    "dots": {"method": "dots", "budget": 3},
    "score": {"method": "score", "max_score": 4},
    "ranking": {"method": "ranking"},
    "secret": {"secrecy": "secret", "electors": "person"},
}


@pytest.fixture
def table(request):
    script = (write(grace_seconds=0), choose(grace_seconds=0, **RULES[request.param]), conclude())
    made = make_table(script, is_demo=True)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 12), DIRECTOR, now=now_ms())
    return made


def by(*names: str):
    return pytest.mark.parametrize("table", names, indirect=True)


def to_ballot(franca, giulia, url, *, people: int = 0) -> list[Client]:
    """Two cards, the choice open; `people` more residents, each with a browser of their own."""
    open_writing(giulia, url)
    for text in ("Un tutor", "Laboratori aperti"):
        post(franca, url, text)
    others = [Client() for _person in range(people)]
    for each in others:
        sit(each, url, organisation="", resident="1")
    giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": "1"})
    close(giulia, url, 1)
    assert giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"}).status_code == 303
    return others


def form_of(response) -> dict[str, str]:
    """The hidden fields as the page has them, and its number fields."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form.phone-form")
    return {field["name"]: field.get("value", "") for field in form.select("input[name]:not([type=checkbox])")}


def page_text(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def rows(table: Table, *names: str) -> dict[int, tuple[int, ...]]:
    return {row["card"]: tuple(row[name] for name in names) for row in load(table.pk).ballot().result["rows"]}


@by("dots")
def test_dots_are_given_in_numbers_and_counted(table, franca, giulia, url):
    to_ballot(franca, giulia, url)
    page = franca.get(url)
    assert "Ti restano 3 bollini." in page_text(page)

    sent = {**form_of(page), "of-1": "2", "of-2": "1"}
    assert franca.post(url, sent).status_code == 303

    again = form_of(franca.get(url))
    assert (again["of-1"], again["of-2"]) == ("2", "1")
    close(giulia, url, 2)
    assert rows(table, "dots", "position") == {1: (2, 1), 2: (1, 2)}
    assert "Prima è «Un tutor»." in page_text(franca.get(url))
    assert "2 bollini, da 1 su 1" in page_text(franca.get(url))


@by("dots")
def test_too_many_dots_are_refused_in_words(table, franca, giulia, url):
    to_ballot(franca, giulia, url)

    response = franca.post(url, {**form_of(franca.get(url)), "of-1": "2", "of-2": "2"})

    assert response.status_code == 409
    assert alert(response) == "I bollini sono troppi: usane al massimo 3."


@by("score")
def test_points_are_given_in_numbers_and_counted(table, franca, giulia, url):
    to_ballot(franca, giulia, url)
    assert franca.post(url, {**form_of(franca.get(url)), "of-1": "4", "of-2": "0"}).status_code == 303
    close(giulia, url, 2)

    assert rows(table, "points", "in_favour") == {1: (4, 1), 2: (0, 0)}
    assert "4 punti, da 1 su 1" in page_text(giulia.get(f"{url}schermo/"))


@by("ranking")
def test_cards_are_ranked_by_their_place_and_the_rounds_are_told(table, franca, giulia, url):
    to_ballot(franca, giulia, url)
    page = form_of(franca.get(url))
    twice = franca.post(url, {**page, "of-1": "1", "of-2": "1"})
    assert (twice.status_code, alert(twice)) == (409, "Hai dato lo stesso posto a due carte: cambiane uno.")

    assert franca.post(url, {**page, "of-1": "2", "of-2": "1"}).status_code == 303
    assert load(table.pk).ballot().votes["organisation:" + str(load(table.pk).seats[1].organisation)][0] == (2, 1)
    close(giulia, url, 2)

    told = page_text(franca.get(url))
    assert "Prima è «Laboratori aperti»." in told
    assert "Turno 1" in told
    assert "0 · esce" in told


@by("dots", "score", "ranking")
@pytest.mark.parametrize("value", ["x", "-1", "1.5", "١"])
def test_what_is_no_whole_number_is_refused_and_never_a_fault(table, franca, giulia, url, value):
    to_ballot(franca, giulia, url)

    assert franca.post(url, {**form_of(franca.get(url)), "of-1": value}).status_code == 409
    assert load(table.pk).ballot().votes == {}


@by("dots")
def test_giulia_gives_dots_for_who_has_no_phone(table, franca, giulia, url):
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Rosa", "organisation": "scuola-esempio"})
    giulia.post(desk, {"kind": "confirm_voter", "seat": "2"})
    to_ballot(franca, giulia, url)
    form = BeautifulSoup(giulia.get(desk).content, "html.parser").select_one("form.for-panel:has([name=spelling])")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}

    assert giulia.post(desk, {**sent, "seat": "2", "of-2": "3"}).status_code == 303

    close(giulia, url, 2)
    assert rows(table, "dots") == {1: (0,), 2: (3,)}


@by("secret")
def test_secret_choice_leaves_with_the_receipt_that_the_page_proposed(table, franca, giulia, url):
    others = to_ballot(franca, giulia, url, people=4)
    page = franca.get(url)
    receipt = form_of(page)["receipt"]
    assert "Il voto è segreto" in page_text(page)
    assert " ".join(receipt[place : place + 4] for place in (0, 4, 8, 12)) in page_text(page)

    assert franca.post(url, {**form_of(page), "choice": ["2"]}).status_code == 303
    for each in others:
        assert each.post(url, {**form_of(each.get(url)), "choice": ["1"]}).status_code == 303

    after = franca.get(url)
    assert "Preferenze arrivate al tavolo" in page_text(after)
    assert 'value="2" checked' not in after.content.decode()
    assert receipt not in after.content.decode()
    assert SecretChoice.objects.filter(table=table).count() == 5
    close(giulia, url, 2)
    choices = {each["receipt"]: each["choice"] for each in load(table.pk).ballot().result["choices"]}
    assert choices[receipt] == [2]
    assert form_of_receipts(franca.get(url)) == sorted(choices)


def form_of_receipts(response) -> list[str]:
    cells = BeautifulSoup(response.content, "html.parser").select(".result details th[scope=row]")
    return [cell.get_text().replace(" ", "") for cell in cells]


@by("secret")
def test_secret_choice_is_in_no_page_before_the_close(table, franca, giulia, url):
    """The canary: the receipt of a cast choice is looked for in every page of the table."""
    to_ballot(franca, giulia, url, people=4)
    form = form_of(franca.get(url))
    franca.post(url, {**form, "choice": ["2"]})

    for browser in (franca, giulia, Client()):
        for page in (url, f"{url}facilita/", f"{url}schermo/", f"{url}resoconto/", f"{url}stato/?role=screen"):
            assert form["receipt"] not in browser.get(page).content.decode()


@by("secret")
def test_four_people_cannot_vote_in_secret_and_the_tablet_is_passed(table, franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    close(giulia, url, 1)
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Rosa", "resident": "1"})

    refused = giulia.post(desk, {"kind": "open_moment", "moment": "2"})

    assert refused.status_code == 409
    assert alert(refused) == "Il voto segreto si apre con almeno 5 votanti: siete troppo pochi."
    for _person in range(3):
        sit(Client(), url, organisation="", resident="1")
    giulia.post(desk, {"kind": "open_moment", "moment": "2"})
    assert "passa il tablet" in page_text(giulia.get(desk))


def test_every_method_of_forms_is_tried_here():
    assert {rules.get("method", "approval") for rules in RULES.values()} == set(Method) - {Method.CONSENT}


@pytest.mark.parametrize(
    ("table", "typed"),
    [("dots", ("2", "2")), ("score", ("9", "1")), ("ranking", ("1", "1")), ("ranking", ("1", "due"))],
    indirect=["table"],
)
def test_refused_numbers_stay_as_they_were_typed(table, franca, giulia, url, typed):
    to_ballot(franca, giulia, url)

    response = franca.post(url, {**form_of(franca.get(url)), "of-1": typed[0], "of-2": typed[1]})

    assert response.status_code == 409
    fields = form_of(response)
    assert (fields["of-1"], fields["of-2"]) == typed


@by("dots")
def test_refused_numbers_stay_on_the_desk_too(table, franca, giulia, url):
    to_ballot(franca, giulia, url)
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Teresa", "organisation": "impresa-esempio"})
    giulia.post(desk, {"kind": "confirm_voter", "seat": "2"})
    sent = {"kind": "cast_ballot_for", "seat": "2", "ballot": "2", "spelling": "pairs", "of-1": "3", "of-2": "3"}

    response = giulia.post(desk, sent)

    form = BeautifulSoup(response.content, "html.parser").select_one("#registra")
    assert (response.status_code, form.select_one("option[selected]")["value"]) == (409, "2")
    assert [field["value"] for field in form.select("input[type=number]")] == ["3", "3"]


@by("dots", "score", "ranking", "secret")
def test_result_is_a_table_whose_bars_repeat_the_figures(table, franca, giulia, url):
    others = to_ballot(franca, giulia, url, people=4)
    page = form_of(franca.get(url))
    franca.post(url, {**page, "of-1": "1"} if "of-1" in page else {**page, "choice": ["1"]})
    close(giulia, url, 2)

    for response in (franca.get(url), giulia.get(f"{url}facilita/"), others[0].get(url)):
        shown = BeautifulSoup(response.content, "html.parser").select_one("table.result-table")
        first, second = shown.select("tbody tr")
        assert (first.select_one("td").get_text(), first.select_one("th").get_text()) == ("1", "«Un tutor»")
        assert first.select_one("rect:not(.bar-ground)")["width"]
        assert not second.select("rect:not(.bar-ground)")
        assert shown.select_one("svg")["aria-hidden"] == "true"
