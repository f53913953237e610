"""The generator itself: it reads what is written, and does not let a door of ours pass unnamed."""

import pytest

from home.domain.roles import Role
from tests.permissions.doors import Route, opens, routes
from tests.permissions.table import FIXED_COLUMNS, ROLE_COLUMNS, read_table

OURS = Route(name="proposals:support", path="/proposte/<slug:reference>/sostieni/", is_own=True)
OURS_IN_ADMIN = Route(name="answers", path="/admin/risposte/", is_own=True)
OUR_MODEL = Route(name="", path="/admin/snippets/proposals/planelement/add/", is_own=False)
WAGTAILS = Route(name="wagtailadmin_home", path="/admin/", is_own=False)


@pytest.mark.parametrize(
    ("door", "route", "is_open"),
    [
        ("proposals:support", OURS, True),
        ("/proposte/<slug:reference>/sostieni/", OURS, True),
        ("proposals:*", OURS, False),
        ("/*", OURS, False),
        ("/admin/*", OURS_IN_ADMIN, False),
        ("answers", OURS_IN_ADMIN, True),
        ("/admin/*", WAGTAILS, True),
        ("/documenti/*", WAGTAILS, False),
        ("/admin/*", OUR_MODEL, False),
        ("/admin/snippets/proposals/planelement/*", OUR_MODEL, True),
    ],
)
def test_wildcard_speaks_for_wagtail_and_never_for_us(door, route, is_open):
    assert opens(door, route) is is_open


def test_walk_finds_our_views_and_wagtails():
    found = {route.name: route for route in routes()}

    assert found["profile"] == Route("profile", "/profilo/", is_own=True)
    assert found["wagtailadmin_home"] == Route("wagtailadmin_home", "/admin/", is_own=False)
    assert found["wagtailadmin_pages:edit"].path == "/admin/pages/<int:page_id>/edit/"


def document(tmp_path, *rows: str):
    header = "| " + " | ".join(FIXED_COLUMNS + ROLE_COLUMNS) + " |"
    path = tmp_path / "permissions.md"
    path.write_text("\n".join(["# Title", "", header, "|---|", *rows]), encoding="utf-8")
    return path


def test_row_is_read(tmp_path):
    (row,) = read_table(
        document(
            tmp_path, "| `x.do` | `a`, `command:b` | open, closed | own | no | yes | - | no | no | no | no | no | yes |"
        )
    )

    assert (row.action, row.doors, row.phases, row.whose) == ("x.do", ("a", "command:b"), ("open", "closed"), ("own",))
    assert row.promised[Role.RESIDENT] == "yes"
    assert row.promised[Role.DELEGATE] == "-"
    assert row.promised[Role.ADMINISTRATOR] == "yes"


def test_row_with_a_missing_cell_is_no_row(tmp_path):
    with pytest.raises(ValueError, match="12 cells in the row of `x.do`"):
        read_table(document(tmp_path, "| `x.do` | `a` | open | own | no | yes | - | no | no | no | no | no |"))


def test_other_columns_are_refused(tmp_path):
    path = tmp_path / "permissions.md"
    path.write_text("| action | who |\n|---|---|\n", encoding="utf-8")

    with pytest.raises(ValueError, match="the columns are"):
        read_table(path)
