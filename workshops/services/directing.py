"""What the regia does, each act in the register: doors, cards for who facilitates, corrections, words erased."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from workshops.domain.actors import DirectorActor
from workshops.domain.commands import (
    KIND_OF,
    AcceptCorrection,
    DeclineCorrection,
    EraseCard,
    EraseCorrection,
    ErasePhoto,
    EraseRemark,
    EraseSentence,
    HideCorrection,
    RestoreCorrection,
)
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Failed, Outcome
from workshops.models import FacilitationCard, Table, Workshop
from workshops.permissions import can_direct
from workshops.services.facilitating import CardSecrets, drawn_secrets, issue_card, revoke_card
from workshops.services.noting import note_once
from workshops.services.opening import open_table
from workshops.services.papers import forget_papers
from workshops.services.projecting import project

Erasing = EraseCard | EraseRemark | EraseSentence | EraseCorrection | ErasePhoto
Deciding = AcceptCorrection | DeclineCorrection | HideCorrection | RestoreCorrection


def _director(user: User, workshop: Workshop) -> DirectorActor:
    if not can_direct(user, workshop):
        raise Refused("not_allowed")
    return DirectorActor(str(user.participant_id))


def _settled(outcome: Outcome) -> Accepted:
    """The acceptance, or the refusal raised. An unknown outcome is a refusal to try again."""
    if isinstance(outcome, Refused):
        raise outcome
    if isinstance(outcome, Failed):
        raise Refused("try_again")
    return outcome


def open_doors(table: Table, *, by: User, now: datetime) -> None:
    """People may sit down from now on; the script is frozen. Raises Refused."""
    director = _director(by, table.workshop)
    _settled(open_table(table, by=director, now=int(now.timestamp() * 1000)))
    note_once(table, "open_table", table.ref, by=by.participant, role=Role.DIRECTOR, now=now)


def open_all_doors(workshop: Workshop, *, by: User, now: datetime) -> tuple[list[int], dict[int, Refused]]:
    """Every table that nobody has opened yet, each through its own door: (numbers opened, number -> refusal).

    Whoever opens one of them meanwhile is not in the way: it is open, which is what was asked. Raises Refused.
    """
    _director(by, workshop)
    opened: list[int] = []
    refused: dict[int, Refused] = {}
    for table in workshop.tables.filter(head__seq=0).select_related("workshop").order_by("number"):
        try:
            open_doors(table, by=by, now=now)
        except Refused as refusal:
            if refusal.code != "already_so":
                refused[table.number] = refusal
        else:
            opened.append(table.number)
    return opened, refused


def secrets_of(table: Table, *, holder_name: str, by: User, attempt: str) -> CardSecrets:
    """The same `attempt` of the same person is the same card. It is the chance in the form that asks for it."""
    return drawn_secrets(f"{table.pk}:{by.pk}:{holder_name}:{attempt}" if attempt else "")


def issue_facilitation_card(
    table: Table, *, holder_name: str, by: User, now: datetime, drawn: CardSecrets | None = None
) -> tuple[FacilitationCard, str, str]:
    """(card, token for the QR, PIN), valid on the workshop's day, or today. Raises Refused.

    Both are shown to who asked alone; the same secrets are the same card, and one line of the register.
    """
    _director(by, table.workshop)
    drawn = drawn or drawn_secrets()
    with transaction.atomic():
        day = max(localdate(now), localdate(table.workshop.starts_at))
        known = table.facilitation_cards.count()
        issued = issue_card(table, holder_name=holder_name, valid_on=day, drawn=drawn)
        if table.facilitation_cards.count() == known:
            return issued
        record("issue_facilitation_card", table.ref, by=by.participant, role=Role.DIRECTOR, now=now)
    return issued


def revoke_facilitation_card(card: FacilitationCard, *, by: User, now: datetime) -> None:
    """Whoever holds the card is refused from the next command on. Raises Refused."""
    director = _director(by, card.table.workshop)
    _settled(revoke_card(card, by=director, now=int(now.timestamp() * 1000)))
    record("revoke_facilitation_card", card.table.ref, by=by.participant, role=Role.DIRECTOR, now=now)


def decide_correction(table: Table, command: Deciding, *, command_id: str, by: User, now: datetime) -> None:
    """Accept, decline, hide or show again a request for a correction of the account. Raises Refused.

    Who facilitated holds a card of one day; requests come for two weeks.
    """
    _do(table, command, f"{table.ref}/correzione-{command.correction}", command_id=command_id, by=by, now=now)


def erase_card(table: Table, number: int, *, by: User, now: datetime) -> None:
    """Delete the words of a card for ever, at the table and in what was made of it. Raises Refused.

    The record keeps that there was a card and that it was erased; its chain stays valid.
    """
    _erase(table, EraseCard(number), f"carta/{table.pk}-{number}", by=by, now=now)
    project(table.pk)


def erase_remark(table: Table, number: int, *, by: User, now: datetime) -> None:
    """Delete the words of a question or a suggested wording for ever. Raises Refused.

    Where the wording was accepted its words are the card's own: they go with the card.
    """
    _erase(table, EraseRemark(number), f"{table.ref}/domanda-{number}", by=by, now=now)


def erase_sentence(table: Table, number: int, *, by: User, now: datetime) -> None:
    """Delete a sentence of the synthesis for ever, with who proposed and who signed it. Raises Refused."""
    _erase(table, EraseSentence(number), f"{table.ref}/frase-{number}", by=by, now=now)


def erase_correction(table: Table, number: int, *, by: User, now: datetime) -> None:
    """Delete the words of a request for a correction for ever, and of its answer. Raises Refused."""
    _erase(table, EraseCorrection(number), f"{table.ref}/correzione-{number}", by=by, now=now)


def erase_photo(table: Table, number: int, *, by: User, now: datetime) -> None:
    """Delete a photo for ever, with what it was said to show. Raises Refused."""
    _erase(table, ErasePhoto(number), f"{table.ref}/foto-{number}", by=by, now=now)


def _erase(table: Table, command: Erasing, ref: str, *, by: User, now: datetime) -> None:
    command_id = f"{KIND_OF[type(command)].replace('_', '-')}-{ref.rpartition('-')[2]}"
    _do(table, command, ref, command_id=command_id, by=by, now=now)
    forget_papers(table.pk)


def _do(table: Table, command: Erasing | Deciding, ref: str, *, command_id: str, by: User, now: datetime) -> None:
    """At the table, then in the register: a process killed in between leaves a line that asking again writes."""
    director, kind = _director(by, table.workshop), KIND_OF[type(command)]
    done = _settled(committer.send(table.pk, Envelope(director, command_id, command, int(now.timestamp() * 1000))))
    # Erased and decided is once for all; a request may be hidden, shown and hidden again.
    is_anew = isinstance(command, HideCorrection | RestoreCorrection) and not done.is_repeat
    note_once(table, kind, ref, by=by.participant, role=Role.DIRECTOR, now=now, is_anew=is_anew)
