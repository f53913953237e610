"""/dati-aperti/: everything to recount, nobody to find."""

import csv
import io
import json
import re

import pytest

from proposals.domain.cells import neutral, suppressed
from proposals.exports import COLUMNS
from proposals.models import Comment, Proposal
from proposals.services.comments import post_comment
from proposals.services.plan import link_plan_element
from proposals.services.support import support
from tests.proposals.people import NOW, make_answer, make_element, make_table_proposal

pytestmark = pytest.mark.django_db


def rows_of(client) -> list[dict[str, str]]:
    body = b"".join(client.get("/dati-aperti/proposte.csv")).decode()
    return list(csv.DictReader(io.StringIO(body)))


def objects_of(client) -> list[dict]:
    return json.loads(b"".join(client.get("/dati-aperti/proposte.json")))["proposals"]


def test_both_files_tell_the_same_tallies_answers_and_thread(client, people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    (row,), (told,) = rows_of(client), objects_of(client)

    assert told["reference"] == row["reference"] == "proposta/t7-31"
    assert told["supports"] == int(row["supports"]) == 1
    assert told["tables"][0] == json.loads(row["tables"])[0]
    assert (told["tables"][0]["in_favour"], told["tables"][0]["voters"]) == (9, 11)
    assert (told["answer_outcome"], told["state"]) == (row["answer_outcome"], row["state"])
    assert told["answer_outcome"] == "partly-accepted"
    assert (told["origin"], told["plan"]) == (["carta/7-31"], ["piano/articolo-12"])
    assert (row["origin"], row["plan"]) == ("carta/7-31", "piano/articolo-12")


def test_every_column_is_explained_on_the_page(client):
    make_table_proposal()

    page = client.get("/dati-aperti/").content.decode()

    assert list(rows_of(client)[0]) == list(objects_of(client)[0]) == [column.name for column in COLUMNS]
    assert [column.name for column in COLUMNS if f"<code>{column.name}</code>" not in page] == []
    assert "CC BY 4.0" in page


def test_nobody_can_be_found_in_them(client, people):
    proposal = make_table_proposal(author=people.rosa.participant, organisation=None)
    support(proposal, by=people.rosa, now=NOW)
    post_comment(proposal, text="Segreto di Rosa", stance="against", by=people.rosa, now=NOW)
    make_answer(proposal, people)

    everything = b"".join(client.get("/dati-aperti/proposte.csv")) + b"".join(client.get("/dati-aperti/proposte.json"))

    for person in (people.rosa, people.piera, people.paolo):
        for trace in (person.public_name, person.email, str(person.participant_id), person.participant_id.hex):
            assert trace.encode() not in everything
    assert b"Segreto" not in everything


def test_small_cells_are_withheld_and_the_total_is_there(client):
    proposal = make_table_proposal()
    for stance, number in (("in-favour", 6), ("against", 2), ("neutral", 9)):
        Comment.objects.bulk_create(
            [Comment(proposal=proposal, stance=stance, text="Parole", at=NOW) for _place in range(number)]
        )

    told = objects_of(client)[0]

    assert told["comments"] == 17
    assert told["stances"] == {"in-favour": None, "against": None, "neutral": 9}
    assert told["tables"][0]["sectors"] == {"third-sector": [3, 3], "cooperative": [5, 6]}
    assert told["tables"][0]["sectors_are_partial"] is False


def test_small_sectors_of_people_do_not_leave(client):
    make_table_proposal(sectors={"resident": [5, 6], "school": [1, 1], "union": [0, 4]}, per_person=True)

    table = objects_of(client)[0]["tables"][0]

    assert (table["sectors"], table["sectors_are_partial"]) == ({"resident": [5, 6]}, True)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_do_not_leave(client, start):
    make_table_proposal(title=f"{start}cmd|' /C calc'!A0".strip(), text="")
    Proposal.objects.update(title=f"{start}SUM(A1:A9)", text=f"{start}HYPERLINK()")

    row = rows_of(client)[0]

    assert row["title"] == f"'{start}SUM(A1:A9)"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert objects_of(client)[0]["title"] == f"{start}SUM(A1:A9)"


@pytest.mark.parametrize("between", [";", "; ", ';"', "\n", "\r\n", "\t", "; '"])
def test_formulas_do_not_leave_where_a_semicolon_parts_cells(client, between):
    """An Italian spreadsheet splits the line at every semicolon: then this stands at the beginning of a cell."""
    make_table_proposal()
    Proposal.objects.update(title="Un tutor", text=f"Per tutti{between}=HYPERLINK(A1){between}@SUM(A1)")

    told = b"".join(client.get("/dati-aperti/proposte.csv")).decode()
    cells = [cell.lstrip(' "') for line in told.splitlines() for cell in re.split("[;\t]", line)]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert objects_of(client)[0]["text"] == f"Per tutti{between}=HYPERLINK(A1){between}@SUM(A1)"


def test_hidden_and_draft_proposals_are_not_told(client):
    make_table_proposal(31)
    make_table_proposal(32)
    Proposal.objects.filter(reference="t7-31").update(is_hidden=True)
    Proposal.objects.filter(reference="t7-32").update(state="draft")

    assert rows_of(client) == objects_of(client) == []


def test_slices_neither_repeat_nor_lose_a_row(client, monkeypatch):
    monkeypatch.setattr("proposals.queries.export.SLICE", 4)
    for card in range(10):
        make_table_proposal(card)

    references = [row["reference"] for row in rows_of(client)]

    assert references == [f"proposta/t7-{card}" for card in range(10)]
    assert len(objects_of(client)) == 10


def test_the_files_may_be_read_from_anywhere_and_are_downloads(client):
    response = client.get("/dati-aperti/proposte.csv")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Disposition"] == 'attachment; filename="proposte.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "Set-Cookie" not in response
    b"".join(response)


def test_thirty_proposals_cost_as_many_queries_as_one(client, django_assert_max_num_queries):
    make_table_proposal(1)
    with django_assert_max_num_queries(15) as few:
        rows_of(client)
    for card in range(2, 31):
        make_table_proposal(card)
    with django_assert_max_num_queries(15) as many:
        rows_of(client)

    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
        ({"a": 3, "b": 9, "c": 20}, {"a": None, "b": None, "c": 20}),
        ({"a": 3, "b": 4, "c": 20}, {"a": None, "b": None, "c": 20}),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_one_withheld_cell_never_stands_alone_beside_others(parts, shown):
    assert suppressed(parts) == shown


def test_plain_text_is_left_alone():
    assert neutral("Un tutor = un amico") == "Un tutor = un amico"
