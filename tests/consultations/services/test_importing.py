"""Files of organisations: Dario, who directs, brings them in; Ivo may not."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from consultations.models import Organisation
from consultations.services.importing import (
    FILE_BYTES,
    UNFOLDED_BYTES,
    import_organisations,
    plan_import,
    read_table,
)
from home.domain.refusal import Refused
from home.models import AuditRecord
from tests.consultations.services.test_delegates import NOW, person, refusal
from tests.workshops.promises import in_threads

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/organizzazioni/importa/"
ROWS = [
    ["nome", "settore", "contatto"],
    ["Cooperativa Esempio Nord", "cooperativa", "nord@example.org"],
    ["Scuola Esempio", "school", ""],
    ["Bottega Esempio", "pasticceria", ""],
]


def as_xlsx(rows) -> bytes:
    book, kept = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def as_csv(rows, separator=";", encoding="utf-8") -> bytes:
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


def stored() -> set[tuple[str, str, str]]:
    return set(Organisation.objects.values_list("name", "sector", "contact"))


RIGHT = {
    ("Cooperativa Esempio Nord", "cooperative", "nord@example.org"),
    ("Scuola Esempio", "school", ""),
}


@pytest.mark.parametrize(
    "data",
    [
        as_csv(ROWS),
        as_csv(ROWS, ","),
        as_csv(ROWS, "\t"),
        as_csv(ROWS, encoding="utf-8-sig"),
        as_xlsx(ROWS),
    ],
)
def test_same_rows_come_out_of_each_kind_of_file(data):
    assert [[cell for cell in row if cell] for row in read_table(data)] == [
        [cell for cell in row if cell] for row in ROWS
    ]


def test_accents_of_an_office_spreadsheet_are_read():
    rows = [["nome", "settore"], ["Università Esempio", "scuola o università"]]

    assert read_table(as_csv(rows, encoding="cp1252")) == rows


def test_formula_is_read_as_written_and_never_computed():
    rows = read_table(as_xlsx([["nome", "settore"], ['=HYPERLINK("https://example.org")', "impresa"]]))

    assert plan_import(rows)[0].line.faults == ("import_formula",)


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", b" " * (UNFOLDED_BYTES + 1))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x" * (FILE_BYTES + 1), "import_too_large"),
        (bomb(), "import_too_large"),
        (b"PK\x03\x04 no spreadsheet", "import_unreadable"),
        (as_xlsx(ROWS)[:-40], "import_unreadable"),
        (b"nome;settore\r\nNo\x00rd;impresa", "import_unreadable"),
        (b'nome;settore\r\n"Nord;impresa', "import_unreadable"),
    ],
)
def test_file_that_cannot_be_read_is_refused(data, code):
    assert refusal(read_table, data) == code


def read_or_code(data: bytes) -> str:
    try:
        read_table(data)
    except Refused as refused:
        return refused.code
    return "read"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40))
def test_broken_spreadsheet_is_read_or_refused_and_never_a_fault(place, noise):
    whole = as_xlsx(ROWS)
    broken = whole[:place] + noise + whole[place + len(noise) :]

    assert read_or_code(broken) in ("read", "import_unreadable", "import_too_large")


def test_right_rows_are_written_wrong_ones_are_left_out_and_again_changes_nothing():
    dario = person("dario", "Regia")

    first = import_organisations(ROWS, by=dario, now=NOW)
    again = import_organisations(ROWS, by=dario, now=NOW)

    assert [each.deed for each in first] == ["new", "new", "fault"]
    assert [each.deed for each in again] == ["same", "same", "fault"]
    assert stored() == RIGHT
    assert [line.detail for line in AuditRecord.objects.order_by("pk")] == ["2", "0"]


def test_name_typed_at_a_table_is_confirmed_and_keeps_its_address():
    Organisation.objects.create(slug="nord", name="cooperativa esempio NORD", sector="unknown", is_confirmed=False)

    (each,) = import_organisations(ROWS[:2], by=person("dario", "Regia"), now=NOW)

    found = Organisation.objects.get()
    assert (each.deed, found.slug, found.sector, found.is_confirmed) == ("change", "nord", "cooperative", True)


def test_two_names_of_one_address_get_two():
    rows = [ROWS[0], ["Nord & Sud", "impresa", ""], ["Nord Sud", "impresa", ""]]

    import_organisations(rows, by=person("dario", "Regia"), now=NOW)

    assert set(Organisation.objects.values_list("slug", flat=True)) == {"nord-sud", "nord-sud-2"}


def test_the_same_file_from_many_desks_at_once_is_written_once():
    dario = person("dario", "Regia")

    def bring() -> str:
        try:
            import_organisations(ROWS, by=dario, now=NOW)
        except Refused as refused:
            return refused.code
        return "written"

    assert set(in_threads([bring] * 6)) <= {"written", "import_again"}
    assert stored() == RIGHT


def test_strangers_bring_nothing_and_demonstration_accounts_touch_nothing_real():
    Organisation.objects.create(slug="nord", name="Cooperativa Esempio Nord", sector="union")
    demo = person("demo", "Regia", is_demo=True)

    assert refusal(import_organisations, ROWS, by=person("ivo"), now=NOW) == "not_the_regia"
    assert refusal(import_organisations, ROWS, by=demo, now=NOW) == "not_the_regia"
    assert stored() == {("Cooperativa Esempio Nord", "union", "")}


def browser() -> Client:
    made = Client()
    made.force_login(person("dario", "Regia"), backend="django.contrib.auth.backends.ModelBackend")
    return made


def test_preview_says_what_would_happen_and_writes_nothing_before_it_is_confirmed():
    dario = browser()

    page = dario.post(ADDRESS, {"file": SimpleUploadedFile("righe.xlsx", as_xlsx(ROWS))})

    text = " ".join(page.content.decode().split())
    assert "Si scrivono 2 righe. 1 riga è da correggere e resta fuori." in text
    assert "il settore non è fra quelli previsti" in text
    assert "I settori: ente pubblico, " in text
    assert stored() == set()
    answer = dario.post(ADDRESS, {"rows": page.context["rows"]}, follow=True)
    assert "2 organizzazioni importate." in answer.content.decode()
    assert "1 riga è rimasta fuori: correggila nel file e caricalo di nuovo." in answer.content.decode()
    assert stored() == RIGHT


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Scegli un file."),
        ({"rows": "falso"}, "L’anteprima è scaduta"),
        ({"file": SimpleUploadedFile("vuoto.csv", b"")}, "Il file è vuoto."),
        ({"file": SimpleUploadedFile("altro.csv", b"a;b\r\n1;2")}, "servono le intestazioni"),
    ],
)
def test_what_cannot_be_imported_is_said(sent, sentence):
    response = browser().post(ADDRESS, sent)

    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_preview_costs_as_many_queries_for_thirty_as_for_one(count, django_assert_max_num_queries):
    dario = browser()
    rows = [ROWS[0], *([f"Esempio {number}", "impresa", ""] for number in range(count))]

    with django_assert_max_num_queries(12):
        dario.post(ADDRESS, {"file": SimpleUploadedFile("righe.csv", as_csv(rows))})
