"""How content is kept: ids that are the same everywhere, digests that notice a person."""

from dataclasses import replace
from uuid import UUID

import pytest
from wagtail.models import Site

from home.content.directions import load_directions
from home.content.load import load_home
from home.content.loader import Loader, PageSpec, digest_of, stable_id, stored_digest, with_ids
from home.content.writing import figures, live, source, station, text, timeline
from home.models import ContentPage, Direction, HomePage, LoadedContent, Phrase
from tests.loaded_site import ensure_wagtail

BODY = [
    text("Titolo", "<p>Parole.</p>"),
    figures("Cifre", ("7", "poli", source()), ("8", "in tutto", source())),
    timeline("Tappe", "", station("Prima", is_done=True), station("Poi")),
    live("Adesso", "now", "Niente."),
]
HOME = PageSpec("t.home", HomePage, "", "casa", "Casa", "In breve.", fields={"headline": "Una\nriga"})
PAGE = PageSpec("t.page", ContentPage, "t.home", "pagina", "Pagina", "In breve.", BODY)


@pytest.fixture
def home(db):
    ensure_wagtail()
    Loader().load(HOME)


def page() -> ContentPage:
    return ContentPage.objects.get(slug="pagina")


def test_ids_come_from_keys_and_places():
    once, again, elsewhere = with_ids("a", BODY), with_ids("a", BODY), with_ids("b", BODY)

    assert once == again
    assert {block["id"] for block in once}.isdisjoint(block["id"] for block in elsewhere)
    assert all(UUID(block["id"]).version == 5 for block in once)
    items = once[1]["value"]["figures"]
    assert [item["type"] for item in items] == ["item", "item"]
    assert len({item["id"] for item in items}) == 2


def test_digest_does_not_depend_on_the_order_of_names():
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})
    assert stable_id("a", 1) != stable_id("a", 2)


def test_page_is_stored_as_it_was_written(home):
    Loader().load(PAGE)

    assert [block["value"] for block in page().body.raw_data] == [block["value"] for block in with_ids("t.page", BODY)]
    assert (page().live, page().get_parent().specific.title) == (True, "Casa")
    record = LoadedContent.objects.get(key="t.page")
    assert (record.page_id, record.digest) == (page().pk, stored_digest(page(), record.fields))


def test_same_text_writes_nothing_again(home, django_assert_num_queries):
    Loader().load(PAGE)
    loader = Loader()

    with django_assert_num_queries(0):
        loader.load(PAGE)
    assert (loader.loaded, loader.kept) == ([], [])


def test_changed_text_keeps_the_page_and_its_address(home):
    Loader().load(PAGE)
    before = page().pk
    loader = Loader()
    loader.load(replace(PAGE, title="Altro titolo", body=BODY[:1]))

    assert (page().pk, page().title, len(page().body), loader.loaded) == (before, "Altro titolo", 1, ["t.page"])


@pytest.mark.parametrize(
    "edit",
    [
        lambda found: setattr(found, "title", "Di una persona"),
        lambda found: setattr(found, "abstract", "Di una persona"),
        lambda found: setattr(found, "slug", "pagina-di-una-persona"),
        lambda found: found.body.pop(),
    ],
    ids=["title", "abstract", "address", "a block less"],
)
def test_any_edit_by_a_person_is_noticed(home, edit):
    Loader().load(PAGE)
    found = page()
    edit(found)
    found.save()
    kept = stored_digest(ContentPage.objects.get(pk=found.pk), sorted(PAGE.values))
    loader = Loader()
    loader.load(replace(PAGE, title="Nuovo", abstract="Nuovo."))

    assert loader.kept == ["t.page"]
    assert stored_digest(ContentPage.objects.get(pk=found.pk), sorted(PAGE.values)) == kept


def test_page_whose_content_gains_a_field_is_not_taken_for_edited(home):
    Loader().load(PAGE)
    loader = Loader()
    loader.load(replace(PAGE, fields={"search_description": "Per chi cerca."}))

    assert (loader.loaded, page().search_description) == (["t.page"], "Per chi cerca.")


def test_page_of_a_section_that_a_person_removed_is_not_made_elsewhere(home):
    HomePage.objects.get(slug="casa").delete()
    loader = Loader()
    loader.load(PAGE)

    assert (loader.kept, ContentPage.objects.count()) == (["t.page"], 0)


def test_translation_shares_its_key_with_the_reference(home):
    Loader().load(replace(HOME, key="t.home.en", slug="house", language="en", translates="t.home"))

    keys = HomePage.objects.filter(slug__in=("casa", "house")).values_list("translation_key", flat=True)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_fresh_site_leads_to_the_loaded_home_page(db):
    ensure_wagtail()
    load_home(Loader())

    assert Site.objects.get(is_default_site=True).root_page.slug == "inizio"


def test_site_that_already_leads_somewhere_keeps_its_root(home):
    own = HomePage.objects.get(slug="casa")
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": own})
    load_home(Loader())

    assert Site.objects.get(is_default_site=True).root_page_id == own.pk


def test_directions_are_made_once_and_keep_what_staff_changed(db):
    load_directions()
    Direction.objects.filter(code="skills").update(order=9)
    Phrase.objects.filter(key="direction.skills.name", language="en").update(text="Skills")

    load_directions()

    assert Direction.objects.get(code="skills").order == 9
    assert Phrase.objects.get(key="direction.skills.name", language="en").text == "Skills"
    assert (Direction.objects.count(), Phrase.objects.filter(key__startswith="direction.").count()) == (5, 10)
