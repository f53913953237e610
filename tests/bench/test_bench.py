"""The load generator itself: what it counts is what happened. Speeds are not asserted: `make bench` measures them."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from bench import people, report, servers
from bench.figures import Figure, percentile
from bench.measures.delivery import Delivered, Load
from bench.measures.rooms import largest
from bench.plan import BACK, CPU, HALL, MEMORY, SPREAD, VOTES, Bench, Dose, ratios
from bench.servers import Server
from bench.websocket import client_frame, next_frame

SMALL = Dose(
    runs=1,
    seats=5,
    delivery_of=(people.PLATFORM, people.STOCK, people.AWAITED, people.RAW),
    votes_of=(people.PLATFORM, people.STOCK, people.QUIET, people.AWAITED),
    rooms_of=(people.PLATFORM,),
    delivery=Load(sockets=5, rate=10, warm_seconds=0.1, seconds=0.5),
    vote_warm_seconds=0.1,
    vote_seconds=0.8,
    spread=(2, 3),
    crowd=4,
    hall=Load(sockets=6, rate=10, warm_seconds=0.1, seconds=0.3),
    room_sizes=(3,),
    room_seconds=0.3,
)


def figure(measure, subject, value, stack="embedded"):
    return Figure(measure, stack, subject.name, "unit", (value,))


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Everything once, in small, on the embedded stack."""
    stack = servers.embedded(tmp_path_factory.mktemp("bench"))
    with servers.everything(stack, ("voci", "stock", "bare")) as (running, seeder):
        bench = Bench(stack.name, running, seeder, SMALL)
        return [*bench.delivery(), *bench.votes(), *bench.spread(), *bench.crowds(), *bench.hall(), *bench.rooms()]


def test_platform_and_references_deliver_every_card_to_everybody(measured):
    delivered = [figure for figure in measured if figure.measure == CPU]

    assert [figure.subject for figure in delivered] == [subject.name for subject in SMALL.delivery_of]
    assert [figure.details["lost"] for figure in delivered] == [0] * len(delivered)
    assert all(figure.value > 0 for figure in delivered)


def test_platform_and_references_acknowledge_votes(measured):
    voted = [figure for figure in measured if figure.measure == VOTES]

    assert [figure.subject for figure in voted] == [subject.name for subject in SMALL.votes_of]
    assert all(figure.value > 0 for figure in voted)


def test_report_shows_every_figure_and_the_promises_of_its_stack(measured):
    lines = report.lines(measured, ratios(measured))

    assert [line for line in lines if line.startswith("| Measure | Stack |")]
    compared = ratios(measured)
    assert sum("| embedded |" in line for line in lines) == len(measured) + len(compared)
    assert [(ratio.measure, ratio.text) for ratio in compared] == [
        (CPU, "voci / stock Channels"),
        (VOTES, "voci / stock Channels, telling nobody"),
        (SPREAD, "that ratio / at one table"),
        (MEMORY, "voci, KiB"),
        (BACK, "voci, s"),
        (HALL, "voci, ms"),
    ]


@pytest.mark.parametrize(("spread", "is_met"), [(800, True), (799, False)])
def test_ratio_spread_over_tables_is_that_of_one_table_within_a_fifth(spread, is_met):
    at_one = [figure(VOTES, people.PLATFORM, 1000), figure(VOTES, people.QUIET, 50)]
    spread_out = [figure(SPREAD, people.PLATFORM, spread), figure(SPREAD, people.QUIET, 50)]
    assert [ratio.is_met for ratio in ratios([*at_one, *spread_out])] == [True, is_met]


@pytest.mark.parametrize(("kib", "is_met"), [(40, True), (41, False)])
def test_limits_hold_for_the_platform_alone(kib, is_met):
    [limit] = ratios([figure(MEMORY, people.PLATFORM, kib), figure(MEMORY, people.STOCK, 99)])
    assert (limit.wanted, limit.is_met) == (40, is_met)


@pytest.mark.parametrize(("own", "is_met"), [(20, True), (21, False)])
def test_cpu_promise_is_a_fifth_of_stock(own, is_met):
    [ratio] = ratios([figure(CPU, people.PLATFORM, own), figure(CPU, people.STOCK, 100)])
    assert ratio.is_met is is_met


@pytest.mark.parametrize(("stack", "wanted"), [("embedded", 6), ("production", 20)])
def test_vote_promise_is_against_the_harder_reference(stack, wanted):
    figures = [
        figure(VOTES, people.PLATFORM, wanted * 100, stack),
        figure(VOTES, people.STOCK, 1, stack),
        figure(VOTES, people.QUIET, 100, stack),
    ]
    [ratio] = ratios(figures)
    assert (ratio.value, ratio.wanted, ratio.is_met) == (wanted, wanted, True)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.001, 1)])
def test_percentile_is_the_nearest_rank(share, expected):
    assert percentile(range(1, 101), share) == expected


def test_percentile_of_one_value_is_that_value():
    assert percentile([7], 0.99) == 7


@pytest.mark.parametrize("length", [0, 1, 125, 126, 1000, 70_000])
def test_frames_of_every_length_are_found_whole_and_not_before(length):
    payload = b"x" * length
    masked = client_frame(0x81, payload)
    header = len(masked) - length - 4
    wire = bytes((masked[0], masked[1] & 0x7F)) + masked[2:header] + payload

    assert next_frame(wire, 0) == (0x81, header, len(wire))
    assert [next_frame(wire[:size], 0) for size in {0, 1, header - 1, len(wire) - 1} - {len(wire)}] == [None] * len(
        {0, 1, header - 1, len(wire) - 1}
    )


def test_cpu_clock_of_a_process_agrees_with_proc():
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])

    assert Server("self", os.getpid(), 0).cpu_seconds() == pytest.approx(ticks / os.sysconf("SC_CLK_TCK"), abs=0.1)


def held_until(limit):
    tried = []

    async def attempt(load):
        tried.append(load.sockets)
        lost = 0 if load.sockets <= limit else 1
        return Delivered(cpu_microseconds=1, lost=lost, p50_ms=1, p99_ms=load.sockets, late_ms=0)

    return attempt, tried


@pytest.mark.parametrize(("limit", "held", "tries"), [(250, 240, [100, 200, 240, 300, 300]), (50, 0, [100, 100])])
def test_largest_room_is_the_last_that_held_and_a_failure_is_tried_twice(limit, held, tries):
    attempt, tried = held_until(limit)
    sizes = (100, 200, 240, 300, 400)

    found, _p99_ms = asyncio.run(largest(attempt, sizes, warm_seconds=0, seconds=1))

    assert (found, tried) == (held, tries)


def test_room_that_is_late_is_not_held():
    attempt, tried = held_until(1000)

    found, p99_ms = asyncio.run(largest(attempt, (100, 249, 250, 251), warm_seconds=0, seconds=1))

    assert (found, p99_ms, tried) == (249, 249, [100, 249, 250, 250])
