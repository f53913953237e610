"""Commands of the keyboard: erasing a card, making proposals again, describing the wire."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from home.models import AuditRecord, User
from home.services.staff import ensure_staff_groups
from proposals.models import Proposal
from tests.support.people import LONG_SCRIPT, NOW
from tests.support.rows import close_moment, make_table, must, play_to_ballot
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import SealedPart, Table

pytestmark = pytest.mark.django_db(transaction=True)
DARIO, IVO = "dario@esempio.invalid", "ivo@esempio.invalid"
LATER = NOW + 120_000


@pytest.fixture
def table() -> Table:
    """Three cards, of which the first was chosen; the result is closed."""
    made = make_table(is_demo=True)
    seats = play_to_ballot(made)
    must(made, c.CastBallot(2, (1,)), seats[0], now=LATER)
    close_moment(made, 2, now=LATER)
    return made


@pytest.fixture
def _people():
    ensure_staff_groups()
    User.objects.create_user(DARIO).groups.add(Group.objects.get(name="Regia"))
    User.objects.create_user(IVO)


@pytest.mark.usefixtures("_people")
def test_card_is_erased_by_who_answers_for_it_however_the_address_is_spelled(table, capsys):
    call_command("erase_card", table.code, "1", "--by", DARIO.upper())

    assert capsys.readouterr().out == f"carta/{table.pk}-1\n"
    assert (load(table.pk).cards[1].text, load(table.pk).cards[2].text) == (None, "Proposta di esempio 2")
    assert AuditRecord.objects.get(action="erase_card").by == User.objects.get(email=DARIO).participant


@pytest.mark.usefixtures("_people")
@pytest.mark.parametrize(
    ("code", "card", "by", "message"),
    [
        ("000000", "1", DARIO, "^No such table.$"),
        ("", "1", "nessuno@esempio.invalid", "^No such account.$"),
        ("", "99", DARIO, "^Questa carta non c’è.$"),
        ("", "1", IVO, "^Da questo posto non si può fare.$"),
    ],
    ids=["unknown table", "unknown account", "unknown card", "stranger"],
)
def test_erasing_is_refused_and_erases_nothing(table, code, card, by, message):
    with pytest.raises(CommandError, match=message):
        call_command("erase_card", code or table.code, card, "--by", by)

    assert not any(each.is_erased for each in load(table.pk).cards.values())
    assert not AuditRecord.objects.exists()


@pytest.mark.usefixtures("_people")
def test_question_is_erased_and_its_words_are_gone_from_the_rows(capsys):
    made = make_table(LONG_SCRIPT, is_demo=True)
    seats = play_to_ballot(made)
    must(made, c.AskQuestion(1, "Il numero di Mario Rossi?"), seats[1], now=LATER)

    call_command("erase_card", made.code, "1", "--by", DARIO, "--remark")

    assert capsys.readouterr().out == f"{made.ref}/domanda-1\n"
    assert load(made.pk).remarks[1].text is None
    assert not SealedPart.objects.filter(table=made, body__contains="Rossi").exists()
    assert AuditRecord.objects.get(action="erase_remark").by == User.objects.get(email=DARIO).participant
    found = verify(made.pk)
    assert (found.ok, len(found.missing_sealed)) == (True, 1)


@pytest.mark.usefixtures("_people")
def test_sentence_and_correction_are_erased_and_their_words_are_gone_from_the_rows(capsys):
    made = make_table(is_demo=True)
    seats = play_to_ballot(made)
    close_moment(made, 2, now=LATER)
    must(made, c.OpenMoment(3), GIULIA, now=LATER)
    must(made, c.ProposeSentence("Mario Rossi non c’era", cards=(1,), minority=True), seats[0], now=LATER)
    close_moment(made, 3, now=LATER)
    must(made, c.AskCorrection("Mario Rossi c’era", sentence=1), seats[1], now=LATER)

    for what in ("--sentence", "--correction"):
        call_command("erase_card", made.code, "1", "--by", DARIO, what)

    assert capsys.readouterr().out == f"{made.ref}/frase-1\n{made.ref}/correzione-1\n"
    assert not SealedPart.objects.filter(table=made, body__contains="Rossi").exists()
    assert load(made.pk).sentences[1].signers == ()
    assert set(AuditRecord.objects.values_list("action", flat=True)) == {"erase_sentence", "erase_correction"}
    assert verify(made.pk).ok


def test_proposals_are_made_again_for_the_tables_named(table, capsys):
    other = make_table(is_demo=True)

    call_command("project_results", str(table.pk))
    assert capsys.readouterr().out == f"{table.ref}: 3\n"
    call_command("project_results")
    assert capsys.readouterr().out.splitlines() == [f"{table.ref}: 3", f"{other.ref}: 0"]
    assert Proposal.objects.count() == 3


def test_description_of_the_wire_is_compared_and_written(tmp_path, monkeypatch):
    monkeypatch.setattr("workshops.management.commands.describe_protocol.DOCS", tmp_path)
    call_command("describe_protocol")
    call_command("describe_protocol", "--check")
    (tmp_path / "protocol.md").write_text("something else", encoding="utf-8")

    with pytest.raises(CommandError, match="^protocol.md is out of date"):
        call_command("describe_protocol", "--check")
    assert (tmp_path / "protocol.md").read_text(encoding="utf-8") == "something else"
