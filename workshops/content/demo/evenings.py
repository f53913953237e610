"""Workshops of the demonstration: one that has concluded, one that is open now; the next one is in `upcoming`."""

from datetime import datetime, timedelta
from random import Random

from consultations.models import Organisation
from home.models import Direction, Phrase
from workshops.content.demo.casts import QUESTIONS, Sitter, cards_of, cast, script_of
from workshops.content.demo.playing import GIULIA, Playing, play
from workshops.content.demo.timeline import Timeline
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.models import Table, Workshop
from workshops.services.opening import create_table
from workshops.services.projecting import project

CONCLUDED = "produrre-citta-esempio"
OPEN = "produrre-citta-oggi-esempio"
UPCOMING = "produrre-citta-prossima-esempio"
NAMES = {
    CONCLUDED: ("Produrre Città: la sera dei cinque tavoli (esempio)", "Producing City: five tables (example)"),
    OPEN: ("Produrre Città: tavoli aperti (esempio)", "Producing City: open tables (example)"),
    UPCOMING: ("Produrre Città: il prossimo incontro (esempio)", "Producing City: the next meeting (example)"),
}
PLACE = "Casa del quartiere Esempio, Torino"
CAPACITY = 16
# How many preferences the first cards of a table's ranking get; whoever is left gives one to the cards after them.
FAVOURED = (9, 6, 5, 4, 3, 2, 2, 1, 1)
MAX_CHOICES = 3
# Today's five tables: how far each has got. (organisations seated, cards, ballots); None: still waiting.
TODAY: tuple[tuple[str, int, int, int], ...] = (
    ("write", 11, 14, 0),
    ("waiting", 7, 0, 0),
    ("choose", 11, 12, 9),
    ("write", 6, 3, 0),
    ("waiting", 4, 0, 0),
)


def load_workshops(line: Timeline, organisations: list[Organisation]) -> list[Table]:
    """Both evenings through the committer; the concluded tables' cards become proposals. Returns those tables."""
    concluded = create_workshop(CONCLUDED, line.begins, line.begins + timedelta(hours=2))
    today = create_workshop(OPEN, line.now - timedelta(minutes=50), None)
    past = [_concluded(table, line.begins, organisations) for table in concluded]
    present = [_open_now(table, line.now, organisations) for table in today]
    play([*past, *present])
    for table in concluded:
        project(table.pk)
    return concluded


def keep_open(now: datetime) -> None:
    """The open workshop is today's, however many days ago it was loaded."""
    stale = Workshop.objects.filter(code=OPEN, is_demo=True, starts_at__lt=now - timedelta(hours=20))
    stale.update(starts_at=now - timedelta(minutes=50))


def create_workshop(code: str, starts_at: datetime, ends_at: datetime | None) -> list[Table]:
    workshop = Workshop.objects.create(code=code, starts_at=starts_at, ends_at=ends_at, place=PLACE, is_demo=True)
    for language, name in zip(("it", "en"), NAMES[code], strict=True):
        Phrase.objects.get_or_create(key=f"workshop.{code}.name", language=language, defaults={"text": name})
    directions = {direction.code: direction for direction in Direction.objects.all()}
    return [
        create_table(
            workshop,
            number=number,
            direction=directions[code],
            script=script_of(code),
            capacity=CAPACITY,
            is_demo=True,
        )
        for number, code in enumerate(QUESTIONS, start=1)
    ]


def _playing(table: Table, at: datetime, name: str) -> Playing:
    return Playing(table, at, Random(f"{name}-{table.number}"))  # noqa: S311 -- a story to repeat, not a secret


def _concluded(table: Table, begins: datetime, organisations: list[Organisation]) -> Playing:
    """The whole evening of one table, from the doors to the result."""
    playing = _playing(table, begins - timedelta(minutes=12), CONCLUDED)
    playing.open_doors()
    playing.seat(cast(table.number, organisations))
    playing.open_moment(1)
    texts = cards_of(table.direction.code)
    options = _write_evening(playing, texts)
    playing.close_moment(1)
    playing.wait(seconds=90)
    playing.open_moment(2)
    _vote(playing, options)
    playing.close_moment(2)
    playing.wait(seconds=45)
    playing.open_moment(3)
    _conclude(playing, options, [text.partition("\n")[0] for text in texts])
    playing.close_moment(3)
    return playing


def _write_evening(playing: Playing, texts: list[str]) -> list[int]:
    """Everybody writes in turn. One card comes twice and is hidden, one is taken back, one is mended."""
    seats = len(playing.seats)
    options = [playing.write(text, seat=place % seats + 1) for place, text in enumerate(texts)]
    title, _newline, _body = texts[2].partition("\n")
    again = playing.write(texts[1], seat=4)
    playing.wait(seconds=12)
    playing.send(c.HideCard(card=again, reason="duplicate"), GIULIA)
    mistaken = playing.write(title, seat=5)
    playing.wait(seconds=20)
    playing.send(c.WithdrawCard(card=mistaken), SeatActor(5))
    playing.wait(seconds=15)
    playing.send(c.AmendCard(card=options[3], text=texts[3]), SeatActor(4))
    return options


def _vote(playing: Playing, options: list[int]) -> None:
    """One choice per organisation, dealt in turn so that the first cards get the counts of FAVOURED."""
    voters = [number for number, sitter in enumerate(playing.seats, start=1) if sitter.organisation is not None]
    choices: dict[int, list[int]] = {seat: [] for seat in voters}
    favoured = [options[0], *playing.chance.sample(options[1:], len(options) - 1)]
    dealt = [card for card, count in zip(favoured, FAVOURED, strict=False) for _vote in range(min(count, len(voters)))]
    for turn, card in enumerate(dealt[: MAX_CHOICES * len(voters)]):
        choices[voters[turn % len(voters)]].append(card)
    for seat, choice in choices.items():
        playing.choose(2, seat=seat, choice=tuple(sorted(choice)))


def _conclude(playing: Playing, options: list[int], titles: list[str]) -> None:
    """One sentence that the table accepts, on the card most chosen and the result; one organisation holds its own."""
    voters = [number for number, sitter in enumerate(playing.seats, start=1) if sitter.organisation is not None]
    agreed = f"Il tavolo parte da «{titles[0]}»: chiede alla Città chi se ne occupa e da quando."
    apart = f"Non basta: senza «{titles[1]}» la prima proposta resta a metà."
    playing.wait(seconds=150)
    playing.send(c.ProposeSentence(agreed, cards=(options[0],), ballots=(2,)), SeatActor(voters[0]))
    playing.wait(seconds=70)
    playing.send(c.AcceptSentence(1), GIULIA)
    playing.wait(seconds=60)
    playing.send(c.ProposeSentence(apart, cards=(options[1],), minority=True), SeatActor(voters[2]))
    playing.wait(seconds=120)


def _open_now(table: Table, now: datetime, organisations: list[Organisation]) -> Playing:
    """A table of today, as far as TODAY says."""
    standing, seated, cards, ballots = TODAY[table.number - 1]
    playing = _playing(table, now - timedelta(minutes=45), OPEN)
    playing.open_doors()
    playing.seat(_sitters(table, organisations, seated))
    if standing == "waiting":
        return playing
    playing.open_moment(1)
    options = [
        playing.write(text, seat=place % seated + 1)
        for place, text in enumerate(reversed(cards_of(table.direction.code)[-cards:]))
    ]
    if standing == "choose":
        playing.close_moment(1)
        playing.wait(seconds=30)
        playing.open_moment(2)
        for seat in range(1, ballots + 1):
            choice = tuple(sorted(playing.chance.sample(options, MAX_CHOICES)))
            playing.choose(2, seat=seat, choice=choice)
    return playing


def _sitters(table: Table, organisations: list[Organisation], seated: int) -> list[Sitter]:
    """Other organisations than on the first evening, all with phones."""
    turned = organisations[20:] + organisations[:20]
    return [
        Sitter(sitter.name, sitter.organisation)
        for sitter in cast(table.number, turned)
        if sitter.organisation is not None
    ][:seated]
