"""Counting: what a result tells, and what it keeps to itself."""

from workshops.domain.ballots import tally
from workshops.domain.script import Electors, Kind, MomentSpec
from workshops.domain.state import BallotState, SeatState, TableState

PER_PERSON = MomentSpec(Kind.CHOOSE, {}, electors=Electors.PERSON)
PER_ORGANISATION = MomentSpec(Kind.CHOOSE, {})


def test_small_sectors_of_people_are_left_out_of_a_result_and_those_of_organisations_are_not():
    people = [SeatState(number, None, "resident", is_resident=True, has_phone=True) for number in range(1, 6)]
    school = SeatState(6, 9, "school", is_resident=False, has_phone=True)
    union = SeatState(7, 8, "union", is_resident=False, has_phone=True)
    votes = {f"seat:{seat}": ((1,), seat) for seat in range(1, 7)}
    state = TableState(seats={seat.number: seat for seat in (*people, school, union)}, voters={9: 6})
    of_people = tally(state, BallotState(2, (1,), votes), PER_PERSON)
    assert of_people["rows"] == [{"card": 1, "in_favour": 6, "position": 1}]
    assert of_people["sectors"] == [{"sector": "resident", "voters": 5, "rows": {"1": 5}}]
    of_organisations = tally(state, BallotState(2, (1,), {"organisation:9": ((1,), 6)}), PER_ORGANISATION)
    assert of_organisations["sectors"] == [{"sector": "school", "voters": 1, "rows": {"1": 1}}]


def test_a_single_small_sector_of_people_takes_the_next_smallest_with_it():
    sectors = ["resident"] * 6 + ["union"] * 5 + ["school"]
    seats = {
        number: SeatState(number, None, sector, is_resident=True, has_phone=True)
        for number, sector in enumerate(sectors, 1)
    }
    votes = {"seat:1": ((1,), 1), "seat:12": ((1,), 12)}

    result = tally(TableState(seats=seats), BallotState(2, (1,), votes), PER_PERSON)

    # With the union's row beside the residents', the total would tell what the one person of a school chose.
    assert result["rows"] == [{"card": 1, "in_favour": 2, "position": 1}]
    assert result["sectors"] == [{"sector": "resident", "voters": 6, "rows": {"1": 1}}]
