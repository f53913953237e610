"""Photos of a table, by form: Giulia facilitates, Dario directs, Franca sits at the table, Ivo is a stranger."""

import uuid
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from home.models import AuditRecord
from tests.support.photos import drawn, encoded
from tests.workshops.views.forms import alert, signed_in
from tests.workshops.views.photographs import WITH_PHOTOS, WORDS, add, conclude_table, files
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import TablePhoto

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


@pytest.fixture
def regia(table):
    return f"/regia/{table.workshop.code}/tavoli/{table.number}/foto/"


def account_of(url) -> BeautifulSoup:
    return BeautifulSoup(Client().get(f"{url}resoconto/").content, "html.parser")


def test_photo_is_kept_bare_and_under_a_name_of_chance(giulia, desk, table, folder):
    assert add(giulia, desk).status_code == 303

    (file,) = files(folder)
    assert "Mario" not in file.name
    assert len(file.stem) == 32
    content = file.read_bytes()
    assert not Image.open(BytesIO(content)).getexif()
    assert b"Rossi" not in content
    photo = load(table.pk).photos[1]
    assert (photo.text, photo.digest) == (WORDS, TablePhoto.objects.get().digest)
    (line,) = AuditRecord.objects.filter(action="add_photo")
    assert (line.thing, line.role, line.by, line.is_demo) == (f"{table.ref}/foto-1", "facilitator", None, True)
    assert verify(table.pk).ok


def test_same_form_twice_is_one_photo(giulia, desk, table, folder):
    form = {"id": str(uuid.uuid4())}
    assert [add(giulia, desk, **form).status_code for _time in range(2)] == [303, 303]

    assert (len(load(table.pk).photos), TablePhoto.objects.count(), len(files(folder))) == (1, 1, 1)
    assert AuditRecord.objects.filter(action="add_photo").count() == 1


def test_same_photo_in_another_form_is_refused(giulia, desk, table, folder):
    add(giulia, desk)
    assert alert(add(giulia, desk)).startswith("Questa foto c’è già")
    assert (len(load(table.pk).photos), len(files(folder))) == (1, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Questa foto è in formato HEIC"),
        (b"GIF89a", "Questo file non è una foto"),
        (encoded(drawn())[:-300], "La foto è rovinata"),
        (b"\xff\xd8" + b"\0" * (12 * 1024 * 1024), "La foto pesa troppo"),
    ],
    ids=["heic", "gif", "torn", "heavy"],
)
def test_photo_that_is_refused_leaves_the_words_in_the_form(giulia, desk, table, folder, content, said):
    response = add(giulia, desk, content)

    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, alert(response).startswith(said)) == (409, True)
    assert page.select_one("#photo-text").get_text() == WORDS
    assert "refusal" in page.select_one("#photo-text")["aria-describedby"].split()
    assert (load(table.pk).photos, files(folder)) == ({}, [])


def test_form_without_photo_or_without_words_is_refused(giulia, desk, table):
    without = giulia.post(desk, {"kind": "add_photo", "text": WORDS, "id": str(uuid.uuid4())})
    assert alert(without).startswith("Manca la foto")
    assert WORDS in without.content.decode()
    assert alert(add(giulia, desk, text="  ")).startswith("Manca che cosa si legge")
    assert alert(add(giulia, desk, text="x" * 501)).startswith("Il testo è troppo lungo")
    assert alert(add(giulia, desk, text="a\x1b[2J")).startswith("Il testo contiene segni")
    assert load(table.pk).photos == {}


@pytest.mark.parametrize("kind", ["erase_photo", "close_moment", "hide_card", ""])
def test_nothing_else_is_done_from_there(giulia, desk, kind):
    add(giulia, desk)
    assert giulia.post(desk, {"kind": kind, "photo": "1", "card": "1", "reason": "other"}).status_code == 409


def test_form_says_what_it_needs_and_opens_the_camera_at_the_table(giulia, dario, desk, regia):
    page = BeautifulSoup(giulia.get(desk).content, "html.parser")
    field, words = page.select_one("#photo-file"), page.select_one("#photo-text")
    assert (field["accept"], field["capture"], field["name"]) == ("image/*", "environment", "photo")
    for each in (field, words):
        assert page.select_one(f'label[for="{each["id"]}"]')
        assert page.select_one(f"#{each['aria-describedby']}")
    on_later_days = BeautifulSoup(dario.get(regia).content, "html.parser").select_one("#photo-file")
    assert "capture" not in on_later_days.attrs


def test_desk_and_regia_lead_there(giulia, dario, desk, regia, table, url):
    assert f'href="{desk}"' in giulia.get(f"{url}facilita/").content.decode()
    assert f'href="{regia}"' in dario.get(f"/regia/{table.workshop.code}/").content.decode()


def test_nobody_else_reads_or_adds(franca, giulia, desk, regia, table, url):
    ivo = signed_in("ivo@esempio.invalid")
    for browser in (franca, ivo, Client()):
        assert (browser.get(desk).status_code, add(browser, desk).status_code) == (403, 403)
    assert (ivo.get(regia).status_code, add(ivo, regia).status_code) == (403, 403)
    assert load(table.pk).photos == {}


def test_address_is_of_the_desk_until_the_table_is_over(franca, giulia, dario, desk, url):
    add(giulia, desk)
    address = f"{url}foto/1/"
    seen = giulia.get(address)
    assert (seen.status_code, seen["Content-Type"], seen["Cache-Control"]) == (200, "image/jpeg", "private, no-cache")
    assert dario.get(address).status_code == 200
    assert [browser.get(address).status_code for browser in (franca, Client())] == [404, 404]
    assert [giulia.get(f"{url}foto/{number}/").status_code for number in (0, 2, 999)] == [404] * 3

    conclude_table(giulia, url)
    shown = Client().get(address)
    assert (shown.status_code, shown.content) == (200, seen.content)
    assert Client().get(address, headers={"If-None-Match": shown["ETag"]}).status_code == 304


def test_account_shows_the_photo_with_its_words_and_its_size(giulia, desk, url):
    add(giulia, desk)
    assert not account_of(url).select("#account-photos")
    conclude_table(giulia, url)

    (figure,) = account_of(url).select(".account-photos figure")
    picture = figure.select_one("img")
    wanted = {"src": f"{url}foto/1/", "alt": WORDS, "width": "320", "height": "200", "loading": "lazy"}
    assert {name: picture[name] for name in wanted} == wanted
    assert figure.select_one("figcaption").get_text().startswith("Foto 1, ore ")


def test_large_sizes_are_numbers_and_not_words(giulia, desk, url):
    add(giulia, desk, encoded(drawn(3000, 2000)))
    conclude_table(giulia, url)
    picture = account_of(url).select_one(".account-photos img")
    assert (picture["width"], picture["height"]) == ("2400", "1600")


def test_hidden_photo_leaves_the_account_and_its_address_and_comes_back(franca, giulia, desk, url):
    add(giulia, desk)
    conclude_table(giulia, url)
    address, mark = f"{url}foto/1/", Client().get(f"{url}foto/1/")["ETag"]
    hidden = {"kind": "hide_photo", "photo": "1", "reason": "personal_data"}
    assert giulia.post(desk, hidden).status_code == 303

    assert [browser.get(address).status_code for browser in (franca, Client())] == [404, 404]
    assert Client().get(address, headers={"If-None-Match": mark}).status_code == 404
    assert WORDS not in Client().get(f"{url}resoconto/").content.decode()
    assert giulia.get(address).status_code == 200
    assert "Nascosta: Dati personali" in giulia.get(desk).content.decode()
    assert AuditRecord.objects.filter(action="hide_photo").count() == 1

    assert giulia.post(desk, {"kind": "restore_photo", "photo": "1"}).status_code == 303
    assert Client().get(address).status_code == 200
    assert WORDS in Client().get(f"{url}resoconto/").content.decode()


def test_regia_adds_and_hides_on_a_later_day(giulia, dario, desk, regia, table, url):
    conclude_table(giulia, url)
    assert add(dario, regia).status_code == 303
    assert Client().get(f"{url}foto/1/").status_code == 200
    assert dario.post(regia, {"kind": "hide_photo", "photo": "1", "reason": "offence"}).status_code == 303
    lines = AuditRecord.objects.filter(action__endswith="_photo").order_by("pk").values_list("action", "role", "thing")
    thing = f"{table.ref}/foto-1"
    assert list(lines) == [("add_photo", "director", thing), ("hide_photo", "director", thing)]
