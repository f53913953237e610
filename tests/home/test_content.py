"""Loading of content: twice is once, what a person edited stays, and every figure says where it comes from."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, Site

from consultations.content.demonstration import clear_demo_consultations
from consultations.models import Activity, Consultation, ConsultationPage, Phase
from home.content import measures
from home.content.directions import DIRECTIONS, direction_pages
from home.content.loader import Loader
from home.models import (
    Area,
    ContentPage,
    Direction,
    DirectionPage,
    HomePage,
    HubPage,
    LoadedContent,
    Phrase,
)
from tests.loaded_site import ensure_wagtail, load_facts_and_consultations
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db):
    return load_facts_and_consultations()


def rows() -> dict[str, list[tuple]]:
    """Every row of every table, but of the search index, whose rows are made again at will."""
    tables = [
        name for name in connection.introspection.table_names() if not name.startswith(("wagtailsearch", "django_"))
    ]
    found = {}
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            found[name] = cursor.fetchall()
    return found


def test_loading_twice_leaves_the_same_rows(loaded):
    once = rows()

    again = load_facts_and_consultations()

    assert rows() == once
    assert (again.loaded, again.kept) == ([], [])


def test_what_the_site_stands_on_is_there(loaded):
    assert list(Direction.objects.values_list("code", flat=True)) == [
        "decent-work",
        "accessible-work",
        "skills",
        "attractiveness",
        "human-capital",
    ]
    assert Phrase.objects.filter(key__startswith="direction.").count() == 10
    assert list(Area.objects.order_by("code").values_list("residents", flat=True)) == [
        78523,
        141344,
        130709,
        98787,
        126666,
        107369,
        89448,
        134028,
    ]
    assert HubPage.objects.count() == 8
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="it")
    assert not Page.objects.filter(title="Welcome to your new Wagtail site!").exists()


def test_each_direction_has_a_page_in_two_languages_that_translate_each_other(loaded):
    for written in DIRECTIONS:
        pages = DirectionPage.objects.filter(direction__code=written.code).select_related("locale")
        assert {page.locale.language_code: page.title for page in pages} == {
            "it": written.italian.name,
            "en": written.english.name,
        }
        assert len({page.translation_key for page in pages}) == 1


def test_each_consultation_has_three_phases_and_says_it_is_invented(loaded):
    assert Consultation.objects.filter(is_demo=True).count() == 5
    assert list(ConsultationPage.objects.values_list("is_demo", flat=True)) == [True] * 5
    for consultation in Consultation.objects.all():
        kinds = [phase.kind for phase in consultation.phases.all()]
        assert kinds == [Phase.Kind.INFORM, Phase.Kind.PARTICIPATE, Phase.Kind.REPORT_BACK]
        verbs = Activity.objects.filter(phase__consultation=consultation).values_list("verb", flat=True)
        assert sorted(verbs) == ["comment", "propose", "support"]


def new_text_of(key: str, text: str):
    """The same page, as a later version of the content has it."""
    spec = next(spec for spec in direction_pages() if spec.key == key)
    return replace(spec, abstract=text)


def test_new_text_reaches_a_page_that_nobody_edited(loaded):
    Loader().load(new_text_of("direction.skills", "Un testo nuovo."))

    page = DirectionPage.objects.get(slug="valorizzazione-delle-competenze")
    assert page.abstract == "Un testo nuovo."


def test_page_that_a_person_edited_stays_as_it_is(loaded):
    page = DirectionPage.objects.get(slug="valorizzazione-delle-competenze")
    page.abstract = "Scritto dalla redazione."
    page.save_revision().publish()

    later = Loader()
    later.load(new_text_of("direction.skills", "Un testo nuovo."))
    load_facts_and_consultations()

    page.refresh_from_db()
    assert page.abstract == "Scritto dalla redazione."
    assert later.kept == ["direction.skills"]


def test_draft_that_a_person_is_writing_is_not_passed_over(loaded):
    page = DirectionPage.objects.get(slug="valorizzazione-delle-competenze")
    page.abstract = "Una bozza."
    page.save_revision()

    later = Loader()
    later.load(new_text_of("direction.skills", "Un testo nuovo."))

    page.refresh_from_db()
    assert later.kept == ["direction.skills"]
    assert page.get_latest_revision_as_object().abstract == "Una bozza."


def test_page_that_a_person_removed_does_not_come_back(loaded):
    ContentPage.objects.get(slug="chi-partecipa").delete()

    load_facts_and_consultations()

    assert not ContentPage.objects.filter(slug="chi-partecipa").exists()


def test_name_that_staff_changed_stays(loaded):
    Phrase.objects.filter(key="direction.skills.name", language="it").update(text="Competenze")

    load_facts_and_consultations()

    assert Phrase.objects.get(key="direction.skills.name", language="it").text == "Competenze"


def test_without_demo_only_facts_are_loaded():
    ensure_wagtail()

    call_command("load_content", "--without-demo", verbosity=0)

    assert Consultation.objects.count() == 0
    assert not any(model.objects.filter(is_demo=True).exists() for model in (Consultation, Workshop, ConsultationPage))
    assert Workshop.objects.get().code == "produrre-citta"


def test_clearing_the_consultations_leaves_the_facts_and_loading_brings_them_back(loaded):
    before = rows()
    clear_demo_consultations()

    assert not Consultation.objects.exists()
    assert not Phrase.objects.filter(key__startswith="consultation.").exists()
    assert not LoadedContent.objects.filter(key__startswith="consultation.").exists()
    load_facts_and_consultations()

    assert counts(rows()) == counts(before)


def counts(found: dict[str, list[tuple]]) -> dict[str, int]:
    """Wagtail's history of pages grows by what was done: that is what it is for."""
    return {name: len(lines) for name, lines in found.items() if name != "wagtailcore_pagelogentry"}


def sources_in(value: object) -> list[dict]:
    if isinstance(value, dict):
        own = [value["source"]] if isinstance(value.get("source"), dict) else []
        return own + [found for inner in value.values() for found in sources_in(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in sources_in(inner)]
    return []


def test_every_figure_and_measure_says_where_it_comes_from_and_of_when(loaded):
    pages = [page.specific for page in Page.objects.filter(depth__gt=1)]
    sources = [source for page in pages for source in sources_in(list(page.body.raw_data))]

    assert len(sources) > 30
    assert [source for source in sources if not any(year in source["label"] for year in ("2011", "2025", "2026"))] == []


@pytest.mark.parametrize("promise", ["presto", "è aperto", "è attivo", "soon", "is open", "is active"])
def test_no_announced_measure_is_told_as_present(promise):
    texts = [str(value).lower() for value in vars(measures).values() if isinstance(value, dict) and "when" in value]

    assert len(texts) == 12
    assert [text for text in texts if promise in text] == []
