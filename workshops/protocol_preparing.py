"""What is sent before a table begins. It travels and is answered like a command, and never enters the log."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from home.domain.refusal import Refused
from workshops.domain.rehearsal import Line, Preparing, Rehearse, TickLine, Went
from workshops.protocol_fields import Strict, Text


class RehearseRequest(Strict):
    """A trial: the text is read, answered and dropped."""

    text: Annotated[Text, Field(max_length=2_000)]
    went: Literal["well", "badly"]


class TickRequest(Strict):
    line: Literal["sign", "seats", "question", "trial"]
    done: bool


# Wire name -> schema, what it becomes, who sends it.
PREPARING: Mapping[str, tuple[type[Strict], Callable[[Any], Preparing], str]] = {
    "rehearse": (RehearseRequest, lambda asked: Rehearse(asked.text, Went(asked.went)), "SeatActor"),
    "tick_line": (TickRequest, lambda asked: TickLine(Line(asked.line), asked.done), "FacilitatorActor"),
}


def read_preparing(kind: str, payload: Mapping[str, Any]) -> Preparing:
    """Raises Refused("malformed")."""
    schema, build, _sender = PREPARING[kind]
    try:
        return build(schema.model_validate(dict(payload)))
    except ValidationError as error:
        raise Refused("malformed") from error
