"""A whole afternoon at one table, played in memory: what `record.py` writes down. Everybody in it is invented."""

from collections.abc import Mapping, Sequence

from tests.support.people import CLOCK, DIRECTOR, DOOR, MINUTE, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor
from workshops.domain.audiences import Directory, Person

SCRIPT = (
    write(minutes=20, question={"it": "Che cosa serve al lavoro nel quartiere?", "en": "What does work need here?"}),
    choose(minutes=0, max_choices=3, question={"it": "Quali portiamo avanti?", "en": "Which do we take forward?"}),
    conclude(question={"it": "Che cosa abbiamo concluso", "en": "What we concluded"}),
)
TABLE = {
    "id": 7,
    "number": 3,
    "code": "482917",
    "direction": {"code": "skills", "order": 3, "name": {"it": "Competenze", "en": "Skills"}},
    "workshop": {"it": "Laboratorio di esempio", "en": "Example workshop"},
    "capacity": 12,
    "demo": True,
}
NAMES = ("Franca", "Bruno", "Nadia", "Oreste", "Teresa", "Ugo", "Wanda")
ORGANISATIONS = {
    11: "Cooperativa Esempio Nord",
    12: "Scuola Esempio",
    13: "Impresa Esempio",
    14: "Sindacato Esempio",
    15: "Associazione Esempio Sud",
}
SECTORS = {11: "cooperative", 12: "school", 13: "company", 14: "union", 15: "third-sector", None: "resident"}
CARDS = (
    (1, "Un tutor per ogni tirocinio\nSenza qualcuno che segue, si fanno solo fotocopie."),
    (2, "Officine aperte la sera\nI laboratori della scuola restano vuoti dalle 17."),
    (3, "Prestito di attrezzi fra imprese vicine"),
    (4, "Contratti scritti anche in lingue semplici"),
    (1, "Un calendario unico dei corsi"),
    (5, "Nidi aperti negli orari dei turni"),
    (2, "Chiamare il signor Rossi al 555 0100"),
    (3, "Un doppione: il calendario dei corsi"),
)


def played() -> Story:
    return finished(opened())


def opened() -> Story:
    """Until the cards are written."""
    story = Story()
    _arrive(story)
    _write(story)
    return story


def finished(story: Story) -> Story:
    _choose(story)
    _conclude(story)
    return story


def directory(
    story: Story, seq: int, names: Sequence[str] = NAMES, organisations: Mapping[int, str] = ORGANISATIONS
) -> Directory:
    """Names beside the state after event `seq`."""
    seats = story.states[seq].seats.values()
    people = {seat.number: Person(names[seat.number - 1], organisations.get(seat.organisation)) for seat in seats}
    return Directory(table=TABLE, people=people)


def _sit(story: Story, organisation: int | None, *, has_phone: bool = True) -> None:
    story.wait(9 * SECOND)
    command = c.TakeSeat(organisation, SECTORS[organisation], organisation is None, has_phone)
    story.must(command, DOOR if has_phone else GIULIA)


def _arrive(story: Story) -> None:
    story.must(c.OpenTable(SCRIPT, 12), DIRECTOR)
    story.must(c.TakeFacilitation(1), DOOR)
    for organisation in (11, 12, 13, 11, None):
        _sit(story, organisation)
    _sit(story, 14, has_phone=False)
    for seat in (1, 2, 3, 6):
        story.wait(2 * SECOND)
        story.must(c.ConfirmVoter(seat), GIULIA)


def _write(story: Story) -> None:
    story.start(1)
    for seat, text in CARDS[:4]:
        story.wait(31 * SECOND)
        story.must(c.PostCard(text), story.seat(seat))
    _sit(story, 15)
    story.must(c.ConfirmVoter(7), GIULIA)
    story.must(c.LockTable(), GIULIA)
    story.must(c.PostCardFor(6, "Sportello per i turnisti aperto il sabato"), GIULIA)
    story.must(c.ReopenSeat(3), DOOR)
    for seat, text in CARDS[4:]:
        story.wait(23 * SECOND)
        story.must(c.PostCard(text), story.seat(seat))
    story.must(c.AmendCard(2, "Officine aperte la sera\nTre sere la settimana, con un custode."), story.seat(2))
    story.must(c.WithdrawCard(9), story.seat(3))
    story.must(c.HideCard(8, "personal_data"), GIULIA)
    story.must(c.HideCard(6, "duplicate"), GIULIA)
    story.must(c.RestoreCard(6), GIULIA)
    story.must(c.AddTime(1), GIULIA)
    story.must(c.CloseMoment(1), GIULIA)
    story.wait(3 * SECOND)
    story.must(c.UndoClose(1), GIULIA)
    story.wait(20 * SECOND)
    story.must(c.PostCard("Una mensa condivisa fra le imprese della via"), story.seat(7))
    story.close()


def _choose(story: Story) -> None:
    story.start(2)
    story.must(c.UnlockTable(), GIULIA)
    story.vote((1, (1, 2)), (2, (2,)), (3, (1, 3, 10)), (7, (2, 10)))
    story.must(c.HandOverVote(4), GIULIA)
    story.vote((4, (1,)), (2, (2, 1)))
    story.must(c.CastBallotFor(6, 2, (5, 1)), GIULIA)
    story.must(c.FreeSeat(7), GIULIA)
    story.must(c.RestoreSeat(7), GIULIA)
    story.must(c.TakeFacilitation(1), DOOR)
    tablet = FacilitatorActor(card=1, generation=2)
    story.must(c.AddTime(1), tablet)
    # Nobody closes by hand: the announced minute ends, then its grace.
    ends_at = story.state.moment.ends_at
    story.now = ends_at
    story.must(c.Tick(2, ends_at), CLOCK)
    story.vote((7, (10,)))
    story.now = story.state.moment.closes_at
    story.must(c.Tick(2, story.now), CLOCK)


def _conclude(story: Story) -> None:
    tablet = FacilitatorActor(card=1, generation=2)
    story.must(c.OpenMoment(3), tablet)
    story.wait(5 * MINUTE)
    story.must(c.CloseMoment(3), tablet)
    story.must(c.Tick(3, story.now), CLOCK)
    story.wait(MINUTE)
    # Somebody asks days later: what named a person goes for ever.
    story.must(c.EraseCard(8), DIRECTOR)
    story.must(c.RevokeFacilitation(1), DIRECTOR)
