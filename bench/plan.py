"""What one run measures: doses, subjects in turn, ratios and what the project promises of them."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from bench import people
from bench.figures import Figure, Ratio
from bench.measures.crowds import Crowd, gather_crowd, resident_kib
from bench.measures.delivery import Delivered, Load, deliver
from bench.measures.page import open_pages
from bench.measures.rooms import largest
from bench.measures.votes import Voted, vote
from bench.people import Subject, Table
from bench.servers import Seeder, Server

CPU, VOTES, ROOM = "CPU per delivered message", "acknowledged votes", "largest room"
MEMORY, BACK = "memory per idle connection", "a whole room comes back"
SPREAD, HALL = "acknowledged votes, 20 tables of 50", "ten cards a second to 1,000 sockets, p99"
JOIN, WRITE = "usable on a slow phone, to join", "usable on a slow phone, to write"
# Against a reference: (measure, stack) -> (reference, factor, whether more is better).
PROMISES: Mapping[tuple[str, str], tuple[Subject, float, bool]] = {
    (CPU, "embedded"): (people.STOCK, 1 / 5, False),
    (CPU, "production"): (people.STOCK, 1 / 5, False),
    (VOTES, "embedded"): (people.QUIET, 6, True),
    (VOTES, "production"): (people.QUIET, 20, True),
}
# By themselves: at most so much.
LIMITS: Mapping[str, float] = {MEMORY: 40, BACK: 3, HALL: 250, JOIN: 2500, WRITE: 2500}
# Spread over tables the ratio to the reference is the same within a fifth.
SPREAD_KEEPS = 0.8


@dataclass(frozen=True)
class Dose:
    """How much of what, and of whom."""

    runs: int
    seats: int
    delivery_of: tuple[Subject, ...]
    votes_of: tuple[Subject, ...]
    rooms_of: tuple[Subject, ...]
    delivery: Load
    vote_warm_seconds: float
    vote_seconds: float
    # How many tables of how many voters.
    spread: tuple[int, int]
    crowd: int
    hall: Load
    room_sizes: tuple[int, ...]
    room_seconds: float


FULL = Dose(
    runs=3,
    seats=100,
    delivery_of=(people.PLATFORM, people.STOCK, people.AWAITED, people.RAW),
    votes_of=(people.PLATFORM, people.STOCK, people.QUIET, people.AWAITED),
    rooms_of=(people.PLATFORM, people.STOCK, people.AWAITED, people.RAW),
    delivery=Load(sockets=100, rate=10, warm_seconds=1, seconds=6),
    vote_warm_seconds=1,
    vote_seconds=4,
    spread=(20, 50),
    crowd=1000,
    hall=Load(sockets=1000, rate=10, warm_seconds=1, seconds=6),
    room_sizes=(100, 200, 400, 600, 800, 1000, 1500, 2000),
    room_seconds=4,
)
QUICK = Dose(
    runs=1,
    seats=100,
    delivery_of=(people.PLATFORM, people.STOCK, people.RAW),
    votes_of=(people.PLATFORM, people.QUIET),
    rooms_of=(people.PLATFORM,),
    delivery=Load(sockets=100, rate=10, warm_seconds=0.5, seconds=2),
    vote_warm_seconds=0.5,
    vote_seconds=1.5,
    spread=(4, 25),
    crowd=300,
    hall=Load(sockets=300, rate=10, warm_seconds=0.5, seconds=2),
    room_sizes=(100, 300),
    room_seconds=2,
)


class Bench:
    """The servers of one stack, measured in turn so that what else the machine does meets all of them."""

    def __init__(self, stack: str, servers: Mapping[str, Server], seeder: Seeder, dose: Dose) -> None:
        self._stack = stack
        self._servers = servers
        self._seeder = seeder
        self._dose = dose
        self._tables = 0

    def _table(self, subject: Subject, kind: str, seats: int | None = None) -> Table:
        """A fresh one for every sample: nothing is measured that grew with earlier samples."""
        self._tables += 1
        if not subject.is_platform:
            return Table(f"{self._tables:06d}")
        return Table(**self._seeder.table(kind, self._dose.seats if seats is None else seats))

    def _in_turn(self, subjects: Iterable[Subject], measure: Callable[[Subject], None]) -> None:
        for _run in range(self._dose.runs):
            for subject in subjects:
                measure(subject)

    def delivery(self) -> list[Figure]:
        subjects = self._dose.delivery_of
        samples: dict[Subject, list[Delivered]] = {subject: [] for subject in subjects}

        def measure(subject: Subject) -> None:
            table = self._table(subject, "write")
            samples[subject].append(
                asyncio.run(deliver(subject, self._servers[subject.server], table, self._dose.delivery))
            )

        self._in_turn(subjects, measure)
        return [
            Figure(
                CPU,
                self._stack,
                subject.name,
                "µs",
                tuple(each.cpu_microseconds for each in found),
                {"p99_ms": max(each.p99_ms for each in found), "lost": sum(each.lost for each in found)},
            )
            for subject, found in samples.items()
        ]

    def votes(self) -> list[Figure]:
        return self._votes(VOTES, self._dose.votes_of, 1, self._dose.seats)

    def spread(self) -> list[Figure]:
        return self._votes(SPREAD, (people.PLATFORM, people.QUIET), *self._dose.spread)

    def _votes(self, name: str, subjects: tuple[Subject, ...], tables: int, voters: int) -> list[Figure]:
        samples: dict[Subject, list[Voted]] = {subject: [] for subject in subjects}

        def measure(subject: Subject) -> None:
            ballot = vote(
                subject,
                self._servers[subject.server],
                [self._table(subject, "choose", voters) for _table in range(tables)],
                voters,
                warm_seconds=self._dose.vote_warm_seconds,
                seconds=self._dose.vote_seconds,
            )
            samples[subject].append(asyncio.run(ballot))

        self._in_turn(subjects, measure)
        return [
            Figure(
                name,
                self._stack,
                subject.name,
                "votes/s",
                tuple(each.per_second for each in found),
                {
                    "p99_ms": max(each.p99_ms for each in found),
                    "cpu_us": median(each.cpu_microseconds for each in found),
                },
            )
            for subject, found in samples.items()
        ]

    def hall(self) -> list[Figure]:
        """The references without stock Channels, which would still be sending when the next one is measured."""
        subjects = (people.PLATFORM, people.AWAITED, people.RAW)
        samples: dict[Subject, list[Delivered]] = {subject: [] for subject in subjects}

        def measure(subject: Subject) -> None:
            table, server = self._table(subject, "write"), self._servers[subject.server]
            samples[subject].append(asyncio.run(deliver(subject, server, table, self._dose.hall)))

        self._in_turn(subjects, measure)
        return [
            Figure(
                HALL,
                self._stack,
                subject.name,
                "ms",
                tuple(each.p99_ms for each in found),
                {"lost": sum(each.lost for each in found)},
            )
            for subject, found in samples.items()
        ]

    def crowds(self) -> list[Figure]:
        samples: dict[Subject, list[Crowd]] = {subject: [] for subject in self._dose.delivery_of}
        empty = {name: resident_kib(server) for name, server in self._servers.items()}

        def measure(subject: Subject) -> None:
            table = self._table(subject, "write")
            server, kib = self._servers[subject.server], empty[subject.server]
            samples[subject].append(asyncio.run(gather_crowd(subject, server, table, self._dose.crowd, empty_kib=kib)))

        self._in_turn(samples, measure)
        beside = {"sockets": float(self._dose.crowd)}
        return [
            figure
            for subject, found in samples.items()
            for figure in (
                Figure(MEMORY, self._stack, subject.name, "KiB", tuple(each.kib_each for each in found), beside),
                Figure(BACK, self._stack, subject.name, "s", tuple(each.back_seconds for each in found), beside),
            )
        ]

    def rooms(self) -> list[Figure]:
        figures: list[Figure] = []
        for subject in self._dose.rooms_of:

            async def attempt(load: Load, subject: Subject = subject) -> Delivered:
                table = self._table(subject, "write")
                return await deliver(subject, self._servers[subject.server], table, load)

            held, p99_ms = asyncio.run(
                largest(attempt, self._dose.room_sizes, warm_seconds=1, seconds=self._dose.room_seconds)
            )
            figures.append(Figure(ROOM, self._stack, subject.name, "sockets", (held,), {"p99_ms": p99_ms}))
        return figures


def pages(stack: str, server: Server, seeder: Seeder, runs: int) -> list[Figure]:
    """A table's page on a slow phone. The organisation is the one that the seeder made first."""
    address = f"http://127.0.0.1:{server.port}"
    # The first one also warms the server up, and does not count.
    opened = [
        open_pages(address, Table(**seeder.table("write", 0)), "Organizzazione Esempio 1") for _run in range(runs + 1)
    ][1:]
    return [
        Figure(JOIN, stack, people.PLATFORM.name, "ms", tuple(each.join_ms for each in opened)),
        Figure(WRITE, stack, people.PLATFORM.name, "ms", tuple(each.write_ms for each in opened)),
    ]


def ratios(figures: Iterable[Figure]) -> list[Ratio]:
    """The promised comparisons, within this run, and the limits that stand by themselves."""
    figures = tuple(figures)
    found = {(figure.measure, figure.stack, figure.subject): figure.value for figure in figures}

    def compared(measure: str, stack: str, reference: Subject) -> float | None:
        own, other = (found.get((measure, stack, subject.name)) for subject in (people.PLATFORM, reference))
        return own / other if own is not None and other else None

    results: list[Ratio] = []
    for (measure, stack), (reference, wanted, at_least) in PROMISES.items():
        if (value := compared(measure, stack, reference)) is not None:
            results.append(Ratio(measure, stack, f"voci / {reference.name}", value, wanted, at_least))
    for stack in ("embedded", "production"):
        one, many = compared(VOTES, stack, people.QUIET), compared(SPREAD, stack, people.QUIET)
        if one and many:
            results.append(Ratio(SPREAD, stack, "that ratio / at one table", many / one, SPREAD_KEEPS, at_least=True))
    results += [
        Ratio(
            figure.measure, figure.stack, f"voci, {figure.unit}", figure.value, LIMITS[figure.measure], at_least=False
        )
        for figure in figures
        if figure.measure in LIMITS and figure.subject == people.PLATFORM.name
    ]
    return results
