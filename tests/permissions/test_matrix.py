"""docs/permissions.md, asked: every row against the real doors, and every door against the rows."""

import re
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import transaction

from home.domain.roles import STAFF_GROUPS, Role
from tests.permissions import (  # noqa: F401 -- they register themselves
    account_situations,
    adhesion_situations,
    command_situations,
    desk_situations,
    inviting_situations,
    making_situations,
    moment_situations,
    objection_situations,
    organisation_situations,
    photo_situations,
    preparing_situations,
    printing_situations,
    proposal_situations,
    registering_situations,
    site_situations,
    staff_situations,
    synthesis_situations,
    workshop_situations,
)
from tests.permissions.doors import command_doors, opens, routes
from tests.permissions.situations import SITUATIONS
from tests.permissions.table import Row, read_table
from tests.permissions.world import World, answered

ROWS = read_table()
PARAMETER = re.compile(r"<[^>]+>|\([^)]*\)")
# What Wagtail answers without asking who it is: the way in, the way out, and what its pages are drawn with.
OPEN_IN_ADMIN = {
    "/admin/login/",
    "/admin/logout/",
    "/admin/jsi18n/",
    "/admin/sprite/",
}


RULES = [row for row in ROWS if row.action in SITUATIONS and SITUATIONS[row.action].is_pure]
DOORS = [row for row in ROWS if row not in RULES]


def each(row: Row, ask: Callable[[str, str], str]) -> set[str]:
    """The answers for every phase and owner that this row speaks for."""
    return {ask(phase, whose) for phase in row.phases for whose in row.whose}


def promised(row: Row) -> dict[str, set[str]]:
    return {role.value: {word} for role, word in row.promised.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("row", DOORS, ids=str)
def test_row_is_true(row):
    world = World()

    def knock(role: Role, phase: str, whose: str) -> str:
        """In a transaction that leaves nothing for the next."""
        cache.clear()
        with transaction.atomic():
            word = SITUATIONS[row.action].ask(world, role, phase, whose)
            transaction.set_rollback(True)
        return word

    assert {role.value: each(row, partial(knock, role)) for role in Role} == promised(row)


@pytest.mark.parametrize("row", RULES, ids=str)
def test_row_of_the_rules_is_true(row):
    ask = SITUATIONS[row.action].ask

    assert {role.value: each(row, partial(ask, None, role)) for role in Role} == promised(row)


@pytest.mark.parametrize("action", sorted(SITUATIONS))
def test_rows_of_an_action_cover_each_phase_and_owner_once(action):
    situation = SITUATIONS[action]
    promised = [(phase, whose) for row in ROWS if row.action == action for phase in row.phases for whose in row.whose]

    assert sorted(promised) == sorted((phase, whose) for phase in situation.phases for whose in situation.whose)


def test_every_row_has_a_situation():
    assert {row.action for row in ROWS} - set(SITUATIONS) == set()


def test_every_route_has_a_row():
    doors = {door for row in ROWS for door in row.doors}
    without = [str(route) for route in routes() if not any(opens(door, route) for door in doors)]

    assert without == []


def test_every_command_of_the_table_has_a_row():
    doors = {door for row in ROWS for door in row.doors}

    assert set(command_doors()) - doors == set()


def test_no_row_names_a_door_that_is_gone():
    known, commands = routes(), set(command_doors())
    doors = {door for row in ROWS for door in row.doors}
    gone = {door for door in doors if door not in commands and not any(opens(door, route) for route in known)}

    assert gone == set()


def _admin_addresses() -> list[str]:
    """Every address of the admin, its parameters filled with something of the right shape."""
    paths = (route.path for route in routes() if route.path.startswith("/admin/"))
    # The catch-all behind them and the dots of a regular expression are no addresses.
    filled = {PARAMETER.sub(_something, path).replace("\\.", ".") for path in paths if path != "/admin/.*/"}
    return sorted(path for path in filled if path not in OPEN_IN_ADMIN)


def _something(parameter: re.Match[str]) -> str:
    return str(UUID(int=1)) if "uuid" in parameter[0] else "1"


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.RESIDENT, Role.DELEGATE])
def test_no_address_of_the_admin_answers_whoever_is_not_staff(role):
    client = World().client(role)
    answers = {path: answered(client.get(path)) for path in _admin_addresses()}
    let_in = [path for path, word in answers.items() if word not in ("sign-in", "not-found")]

    assert let_in == []
    assert sum(word == "sign-in" for word in answers.values()) > 150


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(STAFF_GROUPS))
@pytest.mark.parametrize("tree", ["users", "groups", "sites", "locales", "workflows/add", "collections/add"])
def test_staff_cannot_give_themselves_more(role, tree):
    client = World().client(role)
    addresses = [path for path in _admin_addresses() if path.startswith(f"/admin/{tree}/")]
    let_in = [path for path in addresses if answered(client.get(path)) not in ("no", "not-found")]

    assert addresses != []
    assert let_in == []
