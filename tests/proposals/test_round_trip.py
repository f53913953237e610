"""Open data read back: both files hold the same, and from them one can recount what the site shows."""

import csv
import io
import json

import pytest
from django.db.models import Sum

from home.models import Area
from proposals.exports import COLUMNS
from proposals.models import Comment, Proposal
from proposals.services.comments import post_comment
from proposals.services.plan import link_plan_element
from proposals.services.support import support
from tests.proposals.people import NOW, make_answer, make_element, make_organisation, make_table_proposal

pytestmark = pytest.mark.django_db
LISTS = {"origin", "merged_into", "plan", "adhesions"}
STRUCTURED = {"tables", "stances"}
NUMBERS = {"supports", "comments"}


def read_back(client) -> tuple[list[dict], list[dict]]:
    body = b"".join(client.get("/dati-aperti/proposte.csv")).decode()
    rows = list(csv.DictReader(io.StringIO(body, newline="")))
    return rows, json.loads(b"".join(client.get("/dati-aperti/proposte.json")))["proposals"]


def from_cell(name: str, cell: str) -> object:
    """A cell as the JSON file says it, by the rules that the page of open data gives."""
    if name in LISTS:
        return cell.split()
    if name in STRUCTURED:
        return json.loads(cell) if cell else []
    if name in NUMBERS:
        return int(cell)
    if name == "is_demo":
        return cell == "1"
    return cell or None


@pytest.fixture
def _proposals(people):
    """Answered and not, of a table and of a resident, with and without an area, with several lines and languages."""
    first = make_table_proposal(1, text='Prima riga, con "virgolette";\r\nseconda riga\n\nterza è già 工坊')
    support(first, by=people.rosa, now=NOW)
    post_comment(first, text="Parole", stance="against", by=people.rosa, now=NOW)
    make_answer(first, people)
    link_plan_element(first, element=make_element(), by=people.piera, now=NOW)
    link_plan_element(first, element=make_element("articolo-13", "Articolo 13"), by=people.piera, now=NOW)
    make_table_proposal(2, organisation=make_organisation("Scuola, Esempio", "school"), per_person=True)
    area = Area.objects.create(code="area-esempio", name="Area Esempio", kind=Area.Kind.DISTRICT)
    third = make_table_proposal(3, organisation=None, sectors={"union": [5, 6], "school": [0, 7]}, is_demo=True)
    Proposal.objects.filter(pk=third.pk).update(area=area, channel="site", language="en")


@pytest.mark.usefixtures("_proposals")
def test_the_two_files_say_the_same_cell_by_cell(client):
    rows, told = read_back(client)

    assert len(rows) == len(told) == 3
    for row, record in zip(rows, told, strict=True):
        for column in COLUMNS:
            expected = record[column.name]
            found = from_cell(column.name, row[column.name])
            assert found == (expected if expected != "" else None), column.name


@pytest.mark.usefixtures("_proposals")
def test_a_text_of_several_lines_comes_back_whole(client):
    rows, _told = read_back(client)

    assert rows[0]["text"] == Proposal.objects.get(reference="t7-1").text
    assert "工坊" in rows[0]["text"]


@pytest.mark.usefixtures("_proposals")
def test_the_sums_are_those_of_the_site(client):
    _rows, told = read_back(client)

    assert (
        sum(each["supports"] for each in told) == Proposal.objects.aggregate(Sum("support_count"))["support_count__sum"]
    )
    assert sum(each["comments"] for each in told) == Comment.objects.filter(visibility="visible").count()
    assert [each["plan"] for each in told] == [["piano/articolo-12", "piano/articolo-13"], [], []]
    assert [each["is_demo"] for each in told] == [False, False, True]


@pytest.mark.usefixtures("_proposals")
def test_who_votes_is_said_beside_the_numbers(client):
    _rows, told = read_back(client)

    assert [each["tables"][0]["electors"] for each in told] == ["organisation", "person", "organisation"]
    assert told[2]["tables"][0]["sectors"] == {"school": [0, 7], "union": [5, 6]}
    assert told[2]["tables"][0]["sectors_are_partial"] is False


@pytest.mark.usefixtures("_proposals")
def test_what_is_not_there_is_null_and_an_empty_cell(client):
    rows, told = read_back(client)

    for name in ("organisation", "sector", "answer_outcome", "answer_act", "first_answered_at"):
        assert (told[2][name], rows[2][name]) == (None, ""), name


@pytest.mark.parametrize("action", [{"is_hidden": True}, {"state": "draft"}])
@pytest.mark.usefixtures("_proposals")
def test_what_is_taken_off_the_site_is_taken_out_of_the_files(client, action):
    Proposal.objects.filter(reference="t7-1").update(**action)

    rows, told = read_back(client)

    assert [row["reference"] for row in rows] == ["proposta/t7-2", "proposta/t7-3"]
    assert [each["reference"] for each in told] == ["proposta/t7-2", "proposta/t7-3"]


@pytest.mark.usefixtures("_proposals")
def test_names_of_columns_and_files_do_not_depend_on_the_language(client):
    italian = b"".join(client.get("/dati-aperti/proposte.csv"))
    english = b"".join(client.get("/en/dati-aperti/proposte.csv"))

    assert italian == english


def test_lines_end_as_the_standard_says(client):
    make_table_proposal(text="")

    body = b"".join(client.get("/dati-aperti/proposte.csv"))

    assert body.count(b"\r\n") == 2
    assert body.endswith(b"\r\n")
    assert not body.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_files_are_only_read(client, ending, method):
    assert getattr(client, method)(f"/dati-aperti/proposte.{ending}").status_code == 405
