"""What a secret ballot keeps beside the log until its close: choices that name no voter.

A slip is a choice with the receipt code that the voter's own device made. Slips stand in no event before the close, and
what joins one to its voter is a key that the close destroys. The rules get them as an argument.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from home.domain.refusal import Refused
from workshops.domain.methods import Choice

RECEIPT_DIGITS = 16
# Fewer entitled voters and the count alone would tell who chose what.
SECRET_VOTERS_MIN = 5


@dataclass(frozen=True, slots=True)
class Slip:
    receipt: str
    choice: Choice


Urn: TypeAlias = tuple[Slip, ...]


def check_receipt(receipt: str) -> None:
    """Digits only: a code of letters could carry a name into the published choices. Raises Refused("malformed")."""
    if len(receipt) != RECEIPT_DIGITS or not (receipt.isascii() and receipt.isdigit()):
        raise Refused("malformed")


def published(urn: Iterable[Slip]) -> list[dict[str, Any]]:
    """The choices as the closing event has them: in the order of their receipts, which nobody gave out in turn."""
    slips = sorted((slip.receipt, slip.choice) for slip in urn)
    return [{"receipt": receipt, "choice": list(choice)} for receipt, choice in slips]


def urn_of(choices: Iterable[dict[str, Any]]) -> Urn:
    """Back from `published`: what anybody counts again."""
    return tuple(Slip(each["receipt"], tuple(each["choice"])) for each in choices)
