"""Reading a table of organisations: every row is either right or says in words what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.domain.importing import HEADINGS, ROWS_MAX, plain, read_lines
from home.domain.refusal import Refused

SECTORS = {"impresa": "company", "company": "company", "universita": "school"}
HEAD = ["Nome", "Settore", "Contatto"]


def one(*cells: str):
    (line,) = read_lines([HEAD, list(cells)], SECTORS)
    return line


def test_row_is_read_whatever_the_spelling_of_its_sector():
    assert [one("Nord Esempio", word, "").sector for word in ("Impresa", " IMPRESA ", "company")] == ["company"] * 3
    assert one("Nord Esempio", "Università", "").sector == "school"


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (("", "impresa", "a@b.it"), ("import_name_empty",)),
        (("=1+1", "impresa", ""), ("import_formula",)),
        (("@nome", "impresa", ""), ("import_formula",)),
        (("x" * 121, "impresa", ""), ("import_name_too_long",)),
        (("No\u202eme", "impresa", ""), ("import_name_unprintable",)),
        (("Nord", "pasticceria", ""), ("import_sector_unknown",)),
        (("Nord", "", ""), ("import_sector_unknown",)),
        (("Nord", "impresa", "nord"), ("import_contact_malformed",)),
        (("Nord", "impresa", "a b@c.it"), ("import_contact_malformed",)),
        (("", "boh", "nord"), ("import_name_empty", "import_sector_unknown", "import_contact_malformed")),
    ],
)
def test_each_fault_has_its_code(cells, faults):
    assert one(*cells).faults == faults


def test_second_row_of_one_name_is_a_fault_and_empty_rows_are_passed_over():
    rows = [HEAD, ["Città Esempio", "impresa"], ["", "", ""], ["citta  esempio", "impresa"]]

    assert [(line.number, line.faults) for line in read_lines(rows, SECTORS)] == [(2, ()), (4, ("import_twice",))]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "import_empty"),
        ([HEAD], "import_empty"),
        ([HEAD, ["", "", ""]], "import_empty"),
        ([["Nome", "Altro"], ["x", "y"]], "import_headings_missing"),
        ([["Settore"], ["x"]], "import_headings_missing"),
        ([HEAD, *([["x", "impresa"]] * (ROWS_MAX + 1))], "import_too_many_rows"),
    ],
)
def test_table_that_cannot_be_read_is_refused(rows, code):
    with pytest.raises(Refused) as refused:
        read_lines(rows, SECTORS)
    assert refused.value.code == code


@given(st.permutations(["name", "sector", "contact"]), st.data())
def test_columns_stand_in_any_order_under_any_of_their_names(order, data):
    cells = {"name": "Nord Esempio", "sector": "impresa", "contact": "nord@example.org"}
    head = [data.draw(st.sampled_from(HEADINGS[column])).upper() for column in order]

    (line,) = read_lines([head, [cells[column] for column in order]], SECTORS)

    assert (line.name, line.sector, line.contact, line.faults) == ("Nord Esempio", "company", "nord@example.org", ())


def lines_or_code(rows):
    try:
        return read_lines(rows, SECTORS)
    except Refused as refused:
        return refused.code


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=12))
def test_any_cells_are_read_or_refused_and_right_lines_are_right(rows):
    lines = lines_or_code([HEAD, *rows])
    if isinstance(lines, str):
        assert lines == "import_empty"
        return
    right = [line for line in lines if not line.faults]
    assert all(line.name and line.sector in SECTORS.values() for line in right)
    assert len({plain(line.name) for line in right}) == len(right)
