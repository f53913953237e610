"""What of a ledger may be shown, and how wide its bar is."""

import pytest

from proposals.domain.ledgers import breakdown, share


@pytest.mark.parametrize(
    ("sectors", "shown"),
    [
        ({}, []),
        ({"company": [1, 4]}, []),
        ({"company": [5, 6], "union": [5, 5], "school": [1, 1]}, ["company"]),
        ({"company": [5, 6], "union": [0, 2], "school": [1, 1]}, ["company"]),
        ({"company": [0, 0], "union": [3, 5]}, ["union"]),
    ],
)
def test_a_withheld_sector_of_people_cannot_be_worked_out_from_the_others(sectors, shown):
    voters = sum(number for _favour, number in sectors.values())
    of_people = breakdown(sectors, voters=voters, is_public=False)
    of_organisations = breakdown(sectors, voters=voters, is_public=True)

    assert [cell.sector for cell in of_people.shown] == shown
    assert of_people.is_partial is (len(shown) < sum(number > 0 for _favour, number in sectors.values()))
    assert {cell.sector: [cell.in_favour, cell.voters] for cell in of_organisations.shown} == {
        sector: pair for sector, pair in sectors.items() if pair[1]
    }
    assert of_organisations.is_partial is False


def test_share_of_nothing_is_nothing():
    assert [share(0, 0), share(9, 11), share(1, 1)] == [0, 82, 100]
