"""What a page without a socket shows, and making and opening the table it shows."""

import pytest

from home.domain.refusal import Refused
from home.models import Direction
from tests.support.people import DIRECTOR, NOW, SCRIPT, write
from tests.support.rows import close_moment, log_of, make_table, must, play_to_ballot, seat_people
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.live.envelope import Accepted
from workshops.models import Table, TableHead
from workshops.services.opening import create_table, open_table
from workshops.services.viewing import account_for, state_of, view_for

pytestmark = pytest.mark.django_db(transaction=True)
GRACE = 10_000


def closing() -> Table:
    table = make_table()
    seat_people(table, 2)
    must(table, c.OpenMoment(1), GIULIA)
    must(table, c.CloseMoment(1), GIULIA)
    return table


def test_what_is_overdue_is_done_before_it_is_shown():
    table = closing()

    assert state_of(table, NOW + GRACE - 1)[0].moment.phase == "closing"
    assert state_of(table, NOW + GRACE)[0].moment.phase == "closed"
    assert log_of(table)[-1][1] == "moment_closed"


def test_looking_again_closes_nothing_again():
    table = closing()
    for _look in range(3):
        state_of(table, NOW + GRACE)

    assert [kind for _seq, kind in log_of(table)].count("moment_closed") == 1


def test_view_without_a_seat_has_no_part_of_its_own():
    table = closing()
    stranger, own = view_for(table, Audience.PUBLIC, now=NOW)
    _view, franca = view_for(table, Audience.PARTICIPANT, 1, now=NOW)

    assert (own, stranger["table"]["code"], "seats" in stranger) == (None, table.code, False)
    assert (franca["seat"], franca["name"]) == (1, "Delegata 1")
    assert view_for(table, Audience.PARTICIPANT, 99, now=NOW)[1] is None


def test_account_is_made_once_the_table_is_over():
    table = make_table()
    play_to_ballot(table)
    later = close_moment(table, 2, now=NOW + 120_000)
    assert account_for(table, now=later) is None

    must(table, c.OpenMoment(3), GIULIA, now=later)
    after = close_moment(table, 3, now=later)
    account = account_for(table, now=after)
    assert (account.opened_at, len(account.cards), account.result.voted) == (NOW, 3, 0)


def test_table_is_made_with_an_empty_log_and_opens_with_its_script_frozen():
    workshop = make_table().workshop
    made = create_table(
        workshop, number=9_000, direction=Direction.objects.get(code="skills"), script=SCRIPT, code="123456"
    )

    assert (made.code, TableHead.objects.get(pk=made.pk).seq) == ("123456", 0)
    first, again = (open_table(made, by=DIRECTOR, now=NOW) for _press in range(2))
    assert (isinstance(first, Accepted), first.is_repeat, again.is_repeat) == (True, False, True)
    assert log_of(made) == [(1, "table_opened")]


@pytest.mark.parametrize("script", [(), (write(minutes=-1),), ({"kind": "dance"},)])
def test_table_with_a_script_that_no_table_can_use_is_not_made(script):
    workshop = make_table().workshop

    with pytest.raises(Refused, match="^script_malformed$"):
        create_table(workshop, number=9_001, direction=Direction.objects.get(code="skills"), script=script)
    assert not Table.objects.filter(number=9_001).exists()
