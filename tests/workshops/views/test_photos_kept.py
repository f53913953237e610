"""Photos on paper, erased, lost and forgotten: Giulia facilitates, Dario directs."""

import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from home.models import AuditRecord, User
from home.services.forgetting import forget_everywhere
from tests.support.photos import drawn, encoded, kept
from tests.workshops.promises import in_threads
from tests.workshops.views.forms import alert
from tests.workshops.views.photographs import WITH_PHOTOS, WORDS, add, conclude_table, files
from workshops.content.demo.clearing import clear_tables
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import SealedPart, Table, TablePhoto
from workshops.services.directing import erase_photo
from workshops.services.papers import kept_paper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return WITH_PHOTOS


@pytest.fixture
def folder(photo_folder):
    return photo_folder


@pytest.fixture
def desk(photo_desk):
    return photo_desk


def test_erased_photo_is_nowhere_and_the_log_is_in_order(giulia, dario, desk, table, url, folder):
    add(giulia, desk)
    conclude_table(giulia, url)
    call_command("erase_card", table.code, "1", "--by", "dario@esempio.invalid", "--photo")

    assert (files(folder), TablePhoto.objects.count()) == ([], 0)
    assert not SealedPart.objects.filter(table=table, body__contains="freccia").exists()
    assert [browser.get(f"{url}foto/1/").status_code for browser in (giulia, dario, Client())] == [404] * 3
    assert "[rimossa]" in giulia.get(desk).content.decode()
    assert verify(table.pk).ok
    assert AuditRecord.objects.filter(action="erase_photo").count() == 1


def test_photo_erased_by_two_at_once_is_one_line_of_the_register(giulia, dario, desk, table, url, folder):
    add(giulia, desk)
    user = User.objects.get(email="dario@esempio.invalid")
    seen = in_threads(
        [
            lambda: erase_photo(table, 1, by=user, now=timezone.now()),
            lambda: giulia.get(f"{url}foto/1/").status_code,
            lambda: erase_photo(table, 1, by=user, now=timezone.now()),
        ]
    )

    assert seen[1] in {200, 404}
    assert AuditRecord.objects.filter(action="erase_photo").count() == 1
    assert files(folder) == []


def test_file_that_is_not_the_one_in_the_log_is_not_shown(giulia, desk, url, folder):
    add(giulia, desk)
    (file,) = files(folder)
    file.write_bytes(encoded(drawn(640)))
    assert giulia.get(f"{url}foto/1/").status_code == 404
    file.unlink()
    assert giulia.get(f"{url}foto/1/").status_code == 404


def read_pdf(url) -> PdfReader:
    response = Client().get(f"{url}resoconto.pdf")
    assert response.status_code == 200
    return PdfReader(BytesIO(response.content))


def alternatives(node, found: list[str]) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            alternatives(each, found)
    elif hasattr(node, "get"):
        found += [str(node["/Alt"])] if "/Alt" in node else []
        if "/K" in node:
            alternatives(node["/K"], found)
    return found


def test_paper_has_the_photo_and_says_what_it_shows(giulia, desk, url, folder):
    add(giulia, desk)
    add(giulia, desk, encoded(drawn(200, 1200)), text="Un cartellone alto")
    conclude_table(giulia, url)

    pdf = read_pdf(url)
    assert alternatives(pdf.root_object["/StructTreeRoot"], []) == [WORDS, "Un cartellone alto"]
    assert sum(len(page.images) for page in pdf.pages) == 2
    assert "Le foto dei cartelloni" in " ".join(page.extract_text() for page in pdf.pages)


def test_newest_paper_alone_is_kept_and_none_of_an_erased_photo(giulia, dario, desk, table, url):
    def kept(mark: str) -> bool:
        return kept_paper(table.pk, "it", mark.strip('"')) is not None

    add(giulia, desk)
    conclude_table(giulia, url)
    address = f"{url}resoconto.pdf"
    with_photo = Client().get(address)["ETag"]
    assert kept(with_photo)
    giulia.post(desk, {"kind": "hide_photo", "photo": "1", "reason": "other"})
    without = Client().get(address)["ETag"]
    assert (kept(with_photo), kept(without)) == (False, True)

    giulia.post(desk, {"kind": "restore_photo", "photo": "1"})
    again = Client().get(address)["ETag"]
    assert kept(again)
    call_command("erase_card", table.code, "1", "--by", "dario@esempio.invalid", "--photo")
    assert not kept(again)


def test_paper_tells_the_words_of_a_photo_whose_file_is_gone(giulia, desk, url, folder):
    add(giulia, desk)
    conclude_table(giulia, url)
    files(folder)[0].unlink()
    pdf = read_pdf(url)
    assert "Si legge «un tutor»" in " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert sum(len(page.images) for page in pdf.pages) == 0


def _counted(django_assert_max_num_queries, get) -> int:
    with django_assert_max_num_queries(40) as queries:
        assert get().status_code == 200
    return len(queries)


def test_account_and_desk_ask_as_much_for_many_photos_as_for_one(giulia, desk, url, django_assert_max_num_queries):
    add(giulia, desk)
    conclude_table(giulia, url)
    pages = [lambda: giulia.get(desk), lambda: Client().get(f"{url}resoconto/")]
    one = [_counted(django_assert_max_num_queries, get) for get in pages]
    for width in range(300, 308):
        add(giulia, desk, encoded(drawn(width)))
    assert [_counted(django_assert_max_num_queries, get) for get in pages] == one


def test_full_table_says_so_and_keeps_the_words(giulia, desk):
    for width in range(300, 312):
        assert add(giulia, desk, encoded(drawn(width))).status_code == 303
    page = giulia.get(desk).content.decode()
    assert "Ci sono già 12 foto" in page
    refused = add(giulia, desk, encoded(drawn(400)), text="Ancora una")
    assert alert(refused).startswith("Le foto di un tavolo sono al massimo 12")
    assert "Ancora una" in refused.content.decode()


def test_bytes_that_nothing_cites_are_forgotten_and_those_that_are_cited_stay(giulia, desk, table, folder):
    add(giulia, desk)
    uncited = kept(table, 7)
    TablePhoto.objects.filter(pk=uncited.pk).update(number=None)
    now = timezone.now()

    forget_everywhere(now)
    assert len(files(folder)) == 2
    forget_everywhere(now + timedelta(hours=1, minutes=1))
    assert [photo.number for photo in TablePhoto.objects.all()] == [1]
    assert len(files(folder)) == 1


def test_demonstration_goes_with_its_photos(giulia, desk, table, folder):
    add(giulia, desk)
    clear_tables(Table.objects.filter(pk=table.pk))
    assert (files(folder), TablePhoto.objects.count()) == ([], 0)


def test_photos_sent_one_upon_another_are_refused_before_they_are_unpacked(giulia, desk, table):
    """At most fifteen at once, then one every ten seconds: whoever found a card must not fill the disk with it."""
    codes = [add(giulia, desk, b"GIF89a").status_code for _time in range(15)]
    assert set(codes) == {409}
    refused = add(giulia, desk)
    assert alert(refused).startswith("Troppo in fretta")
    assert WORDS in refused.content.decode()
    assert (load(table.pk).photos, TablePhoto.objects.count()) == ({}, 0)


def test_before_the_opening_there_is_nothing_to_add(giulia, url, desk, table, dario):
    later = Table.objects.create(
        workshop=table.workshop, number=99, direction=table.direction, script=table.script, is_demo=True
    )
    address = f"/regia/{later.workshop.code}/tavoli/99/foto/"
    assert "quando il tavolo è aperto" in dario.get(address).content.decode()


def test_same_form_sent_twice_at_once_is_one_photo(giulia, desk, table, folder):
    """A thumb that presses twice: each request has its own thread, and both store before either is cited."""
    form = {"id": str(uuid.uuid4())}
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.cookies = giulia.cookies
    answers = in_threads([lambda browser=browser: add(browser, desk, **form).status_code for browser in browsers])

    assert answers == [303, 303]
    assert AuditRecord.objects.filter(action="add_photo").count() == 1
    assert (len(load(table.pk).photos), TablePhoto.objects.count(), len(files(folder))) == (1, 1, 1)
    assert verify(table.pk).ok
