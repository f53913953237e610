"""No cell under the threshold can be worked out from what is shown, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from home.domain.disclosure import SMALLEST_CELL
from proposals.domain.cells import FORMULA_STARTS, neutral, suppressed
from proposals.domain.ledgers import Breakdown, breakdown

SECTORS = st.dictionaries(
    st.sampled_from(["company", "union", "school", "third-sector", "cooperative", "public-body"]),
    st.integers(0, 12).flatmap(lambda voters: st.tuples(st.integers(0, voters), st.just(voters))),
)


def split_of(sectors: dict[str, tuple[int, int]], *, is_public: bool = False) -> Breakdown:
    return breakdown(sectors, voters=sum(voters for _favour, voters in sectors.values()), is_public=is_public)


def present_in(sectors: dict[str, tuple[int, int]]) -> int:
    return sum(voters > 0 for _favour, voters in sectors.values())


@given(SECTORS)
def test_no_small_sector_of_people_is_shown(sectors):
    assert all(cell.voters >= SMALLEST_CELL for cell in split_of(sectors).shown)


@given(SECTORS)
def test_a_withheld_sector_is_alone_only_when_nothing_is_shown(sectors):
    shown = split_of(sectors).shown

    assert present_in(sectors) - len(shown) != 1 or not shown


@given(SECTORS)
def test_a_breakdown_says_whether_somebody_is_left_out(sectors):
    split = split_of(sectors)

    assert split.is_partial == (len(split.shown) < present_in(sectors))


@given(SECTORS)
def test_a_public_breakdown_leaves_nobody_out(sectors):
    split = split_of(sectors, is_public=True)

    assert (len(split.shown), split.is_partial) == (present_in(sectors), False)


@given(SECTORS, st.booleans())
def test_what_is_shown_is_true_and_in_an_order_that_tells_nothing(sectors, is_public):
    shown = split_of(sectors, is_public=is_public).shown

    assert all(sectors[cell.sector] == (cell.in_favour, cell.voters) for cell in shown)
    assert list(shown) == sorted(shown, key=lambda cell: (-cell.voters, cell.sector))


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30)))
def test_withheld_cells_are_never_one_beside_a_shown_count(parts):
    told = suppressed(parts)
    withheld = [name for name, number in told.items() if number is None]
    counted = [name for name, number in told.items() if number]

    assert {name: number for name, number in told.items() if number is not None}.items() <= parts.items()
    assert all(parts[name] >= SMALLEST_CELL for name in counted)
    assert len(withheld) != 1 or not counted


@given(st.text())
def test_no_cell_begins_like_a_formula_and_no_text_is_lost(text):
    cell = neutral(text)

    assert not cell.startswith(FORMULA_STARTS)
    assert cell in (text, f"'{text}")
