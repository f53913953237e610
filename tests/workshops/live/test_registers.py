"""Presence and typing: absolute, latest wins, forgotten by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshops.live.registers import ELSEWHERE_SECONDS, TYPING_SECONDS, Registers

LOCAL = frozenset({1, 2})


def test_who_is_here_is_here_with_nobody_elsewhere():
    assert Registers().here(LOCAL, at=100.0) == LOCAL


def test_other_processes_add_their_seats():
    registers = Registers()
    registers.heard_from("b", frozenset({2, 3}), at=100.0)
    registers.heard_from("c", frozenset({7}), at=101.0)

    assert registers.here(LOCAL, at=102.0) == {1, 2, 3, 7}


def test_newest_word_of_a_process_replaces_the_one_before():
    registers = Registers()
    registers.heard_from("b", frozenset({3, 4}), at=100.0)
    registers.heard_from("b", frozenset({4}), at=101.0)

    assert registers.here(frozenset(), at=101.0) == {4}


def test_process_that_says_nobody_has_nobody():
    registers = Registers()
    registers.heard_from("b", frozenset({3}), at=100.0)
    registers.heard_from("b", frozenset(), at=101.0)

    assert registers.here(frozenset(), at=101.0) == frozenset()


@pytest.mark.parametrize(("waited", "known"), [(ELSEWHERE_SECONDS - 0.01, {3}), (ELSEWHERE_SECONDS, set())])
def test_process_that_fell_silent_is_forgotten(waited, known):
    registers = Registers()
    registers.heard_from("b", frozenset({3}), at=100.0)

    assert registers.here(frozenset(), at=100.0 + waited) == known


def test_forgotten_process_leaves_nothing_behind():
    registers = Registers()
    for number in range(50):
        registers.heard_from(f"process-{number}", frozenset({number}), at=float(number))
    registers.here(frozenset(), at=1_000.0)

    assert registers.elsewhere == {}


@pytest.mark.parametrize(("waited", "typing"), [(0.0, {1}), (TYPING_SECONDS - 0.01, {1}), (TYPING_SECONDS, set())])
def test_typing_is_forgotten_after_a_few_seconds(waited, typing):
    registers = Registers()
    registers.typed(1, at=100.0)

    assert registers.typing_now(at=100.0 + waited) == typing


def test_typing_again_keeps_it_alive():
    registers = Registers()
    registers.typed(1, at=100.0)
    registers.typed(2, at=100.0)
    registers.typed(1, at=105.0)

    assert registers.typing_now(at=107.0) == {1}
    assert registers.typing == {1: 105.0}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.frozensets(st.integers(1, 5)), st.floats(0, 200)), max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_here_is_what_was_said_lately(said):
    registers = Registers()
    newest: dict[str, tuple[float, frozenset[int]]] = {}
    for process, seats, at in sorted(said, key=lambda word: word[2]):
        registers.heard_from(process, seats, at)
        newest[process] = (at, seats)

    lately = [seats for at, seats in newest.values() if 200.0 - at < ELSEWHERE_SECONDS]
    assert registers.here(LOCAL, at=200.0) == LOCAL.union(*lately)
