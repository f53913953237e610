"""The script of a table: which moments, with what question and rules. Frozen and hashed when the table opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from home.domain.refusal import Refused
from workshops.domain.chain import Json, digest_of
from workshops.domain.methods.rules import BUDGET, BUDGET_MAX, MAX_SCORE, MAX_SCORE_MAX, Method

GRACE_SECONDS = 10
TEXT_CHARACTERS = 280
MOMENTS_MAX = 12
MINUTES_MAX = 180
# For so long after the conclusion who took part may ask for a correction: the rule of a script's last moment.
CORRECTION_DAYS = 14
CORRECTION_DAYS_MAX = 90


class Kind(StrEnum):
    WRITE = "write"
    CLARIFY = "clarify"
    GROUP = "group"
    CHOOSE = "choose"
    CONCLUDE = "conclude"


class Reveal(StrEnum):
    AT_CLOSE = "at_close"
    AT_ONCE = "at_once"


class Authors(StrEnum):
    ORGANISATION = "organisation"
    NAMED = "named"
    ANONYMOUS = "anonymous"


class Electors(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class Secrecy(StrEnum):
    OPEN = "open"
    SECRET = "secret"  # noqa: S105 -- how a ballot is held


@dataclass(frozen=True, slots=True)
class MomentSpec:
    """One moment. `minutes` 0 means no timer; `question` maps a language to the text put to the table.

    `threshold` is the share of voters (percent) that must take part; 0 asks for none.
    """

    kind: Kind
    question: Mapping[str, str]
    minutes: int = 0
    grace_seconds: int = GRACE_SECONDS
    reveal: Reveal = Reveal.AT_CLOSE
    authors: Authors = Authors.ORGANISATION
    electors: Electors = Electors.ORGANISATION
    max_choices: int = 3
    method: Method = Method.APPROVAL
    budget: int = BUDGET
    max_score: int = MAX_SCORE
    threshold: int = 0
    secrecy: Secrecy = Secrecy.OPEN
    correction_days: int = CORRECTION_DAYS


def spec_to_json(spec: MomentSpec) -> dict[str, Json]:
    return {
        "kind": spec.kind.value,
        "question": dict(spec.question),
        "minutes": spec.minutes,
        "grace_seconds": spec.grace_seconds,
        "reveal": spec.reveal.value,
        "authors": spec.authors.value,
        "electors": spec.electors.value,
        "max_choices": spec.max_choices,
        **_where_not_usual(spec),
    }


def _where_not_usual(spec: MomentSpec) -> dict[str, Json]:
    """Rules that came later: written only where they differ, so that rules hashed before them keep their hash."""
    later: Mapping[str, tuple[Json, Json]] = {
        "method": (spec.method.value, Method.APPROVAL.value),
        "budget": (spec.budget, BUDGET),
        "max_score": (spec.max_score, MAX_SCORE),
        "threshold": (spec.threshold, 0),
        "secrecy": (spec.secrecy.value, Secrecy.OPEN.value),
        "correction_days": (spec.correction_days, CORRECTION_DAYS),
    }
    return {name: value for name, (value, usual) in later.items() if value != usual}


def spec_from_json(data: Mapping[str, Any]) -> MomentSpec:
    """Raises Refused("script_malformed") for a kind, number or text that no table could use."""
    try:
        spec = MomentSpec(
            kind=Kind(data["kind"]),
            question={str(language): str(text) for language, text in data["question"].items()},
            minutes=int(data.get("minutes", 0)),
            grace_seconds=int(data.get("grace_seconds", GRACE_SECONDS)),
            reveal=Reveal(data.get("reveal", Reveal.AT_CLOSE)),
            authors=Authors(data.get("authors", Authors.ORGANISATION)),
            electors=Electors(data.get("electors", Electors.ORGANISATION)),
            max_choices=int(data.get("max_choices", 3)),
            method=Method(data.get("method", Method.APPROVAL)),
            budget=int(data.get("budget", BUDGET)),
            max_score=int(data.get("max_score", MAX_SCORE)),
            threshold=int(data.get("threshold", 0)),
            secrecy=Secrecy(data.get("secrecy", Secrecy.OPEN)),
            correction_days=int(data.get("correction_days", CORRECTION_DAYS)),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Refused("script_malformed") from error
    if not (0 <= spec.minutes <= MINUTES_MAX and 0 <= spec.grace_seconds <= 60 and 1 <= spec.max_choices <= 20):  # noqa: PLR2004 -- the bounds are the rule
        raise Refused("script_malformed")
    if not (1 <= spec.budget <= BUDGET_MAX and 1 <= spec.max_score <= MAX_SCORE_MAX and 0 <= spec.threshold <= 100):  # noqa: PLR2004 -- the bounds are the rule
        raise Refused("script_malformed")
    if not 0 <= spec.correction_days <= CORRECTION_DAYS_MAX:
        raise Refused("script_malformed")
    if spec.method is Method.CONSENT and spec.secrecy is Secrecy.SECRET:
        # An objection has a reason that the table hears and answers.
        raise Refused("script_malformed")
    return spec


def script_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[MomentSpec, ...]:
    """The script, numbered from 1 by position. Raises Refused("script_malformed") when empty or too long."""
    if not 1 <= len(data) <= MOMENTS_MAX:
        raise Refused("script_malformed")
    return tuple(spec_from_json(item) for item in data)


def rules_hash(spec: MomentSpec) -> str:
    """SHA-256 (hex) of a moment's rules: what is announced at opening and cannot change until the close."""
    return digest_of(spec_to_json(spec))
