"""Which cells of a breakdown of people are withheld."""

import pytest

from home.domain.disclosure import withheld


@pytest.mark.parametrize(
    ("sizes", "names"),
    [
        ({}, set()),
        ({"a": 5, "b": 60}, set()),
        ({"a": 0, "b": 5}, set()),
        ({"a": 4}, {"a"}),
        ({"a": 4, "b": 1, "c": 9}, {"a", "b"}),
        ({"a": 1, "b": 9, "c": 7}, {"a", "c"}),
        ({"a": 1, "b": 7, "c": 7}, {"a", "b"}),
        ({"a": 1, "b": 0}, {"a"}),
    ],
    ids=["nothing", "large", "nobody", "small", "two small", "one small", "equals by name", "nothing to go with it"],
)
def test_small_cells_are_withheld_and_a_single_one_with_the_next(sizes, names):
    assert withheld(sizes) == names
