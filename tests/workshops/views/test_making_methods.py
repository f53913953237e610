"""«Altri metodi» in the form that makes a workshop: nothing to configure, everything there for who looks."""

import pytest
from bs4 import BeautifulSoup

from home.models import Direction
from tests.workshops.services.test_making import account
from tests.workshops.views.forms import browser_of, filled
from workshops.domain.script import script_from_json
from workshops.models import Table, Workshop
from workshops.wording.scripts import PRESETS

pytestmark = pytest.mark.django_db
ADDRESS = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"
FACTS = {"name": "Produrre Città", "abstract": "Una sera.", "starts_at": "2027-05-12T18:00"}
CHOOSE = "momento-1-"


@pytest.fixture
def dario(db):
    Direction.objects.get_or_create(code="decent-work", defaults={"order": 1})
    return browser_of(account("dario", "Regia"))


def chosen(**changes: str) -> dict[str, str]:
    return {f"{CHOOSE}{name}": value for name, value in changes.items()}


def test_who_touches_nothing_gets_the_script_as_it_was(dario):
    response = dario.get(ADDRESS)
    closed = BeautifulSoup(response.content, "html.parser").select("details.regia-methods")

    assert dario.post(ADDRESS, filled(response, **FACTS)).status_code == 303

    assert closed
    assert not any(each.has_attr("open") for each in closed)
    assert Table.objects.get().script == list(PRESETS["produrre-citta"][1])


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"method": "dots", "budget": "6"}, {"method": "dots", "budget": 6}),
        ({"method": "score", "max_score": "3"}, {"method": "score", "max_score": 3}),
        ({"method": "ranking", "threshold": "50"}, {"method": "ranking", "threshold": 50}),
        ({"method": "consent", "electors": "person"}, {"method": "consent", "electors": "person"}),
        ({"secrecy": "secret", "max_choices": "5"}, {"secrecy": "secret", "max_choices": 5}),
    ],
)
def test_method_chosen_stands_in_the_script(dario, changes, rules):
    assert dario.post(ADDRESS, filled(dario.get(ADDRESS), **FACTS, **chosen(**changes))).status_code == 303

    _write, choose, _conclude = Table.objects.get().script
    assert {name: choose[name] for name in choose if name not in {"kind", "question", "minutes"}} == rules
    script_from_json([choose])


def test_warning_about_backups_stands_beside_the_choice(dario):
    page = BeautifulSoup(dario.get(ADDRESS).content, "html.parser")
    field = page.select_one(f"#id_{CHOOSE}secrecy")

    warning = page.select_one(f"#{field['aria-describedby']}").get_text()
    assert "copie di sicurezza (backup)" in warning


def test_consent_is_never_secret_and_what_was_chosen_stays(dario):
    sent = filled(dario.get(ADDRESS), **FACTS, **chosen(method="consent", secrecy="secret", threshold="40"))
    response = dario.post(ADDRESS, sent)
    page = BeautifulSoup(response.content, "html.parser")

    assert not Workshop.objects.exists()
    assert "Il consenso è sempre palese" in page.select_one(f"#id_{CHOOSE}secrecy_error").get_text()
    assert page.select_one(f"#id_{CHOOSE}threshold")["value"] == "40"
    assert page.select_one(f"#id_{CHOOSE}secrecy").find_parent("details").has_attr("open")


@pytest.mark.parametrize("changes", [{"budget": "0"}, {"threshold": "101"}, {"max_score": "11"}, {"method": "dance"}])
def test_numbers_out_of_bounds_are_refused_beside_their_field(dario, changes):
    response = dario.post(ADDRESS, filled(dario.get(ADDRESS), **FACTS, **chosen(**changes)))
    [name] = changes

    assert BeautifulSoup(response.content, "html.parser").select_one(f"#id_{CHOOSE}{name}_error")
    assert not Workshop.objects.exists()


@pytest.mark.parametrize(("days", "written"), [("30", 30), ("0", 0), ("14", None), ("", None)])
def test_days_for_corrections_stand_in_the_last_moment(dario, days, written):
    assert dario.post(ADDRESS, filled(dario.get(ADDRESS), **FACTS, correction_days=days)).status_code == 303

    script = Table.objects.get().script
    assert [moment.get("correction_days") for moment in script] == [None, None, written]
    script_from_json(script)


def test_days_for_corrections_come_back_open_where_they_are_not_the_usual_ones(dario):
    dario.post(ADDRESS, filled(dario.get(ADDRESS), **FACTS, correction_days="30"))
    address = f"/regia/{Workshop.objects.get().code}/copia/"
    field = BeautifulSoup(dario.get(address).content, "html.parser").select_one("#id_correction_days")

    assert (field["value"], field.find_parent("details").has_attr("open")) == ("30", True)
    sent = filled(dario.get(address), **FACTS, code="un-altro", correction_days="7")
    assert dario.post(address, sent).status_code == 303
    assert Table.objects.get(workshop__code="un-altro").script[-1]["correction_days"] == 7


def test_days_for_corrections_out_of_bounds_are_refused_beside_their_field(dario):
    response = dario.post(ADDRESS, filled(dario.get(ADDRESS), **FACTS, correction_days="5000"))
    page = BeautifulSoup(response.content, "html.parser")

    assert not Workshop.objects.exists()
    assert page.select_one("#id_correction_days_error").get_text().strip()
    assert page.select_one("#id_correction_days").find_parent("details").has_attr("open")
