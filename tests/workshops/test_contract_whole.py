"""The contract names every command of the wire: each is asked for, and accepted, in a scene of `test_contract_*`."""

import ast
from collections.abc import Iterator
from pathlib import Path

from workshops.protocol import PAYLOADS, SEAT_WITHOUT_PHONE
from workshops.protocol_preparing import PREPARING
from workshops.views.photographing import ADDING

SCENES = sorted(Path(__file__).parent.glob("test_contract*.py"))


def accepted(source: str) -> Iterator[str]:
    """The kinds of which a scene expects an acknowledgement: `["type"] == "ack"`, or a look at its `["result"]`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Compare(
                left=ast.Subscript(
                    value=ast.Await(value=ast.Call(func=ast.Attribute(attr="ask"), args=[ast.Constant(value=kind)])),
                    slice=ast.Constant(value="type" | "result" as name),
                ),
                comparators=[expected],
            ) if name == "result" or ast.literal_eval(expected) == "ack":
                yield str(kind)


def test_every_command_is_accepted_in_some_scene():
    told = {kind for path in SCENES for kind in accepted(path.read_text(encoding="utf-8"))}
    assert told == {*PAYLOADS, *PREPARING, SEAT_WITHOUT_PHONE, ADDING}


def test_refused_command_is_not_taken_for_an_accepted_one():
    scene = """
async def scene():
    assert (await franca.ask("hold", moment=1))["code"] == "not_facilitating"
    assert (await franca.ask("resume", moment=1))["type"] == "refused"
    await giulia.ask("lock_table")
    assert (await giulia.ask("close_moment", moment=1))["type"] == "ack"
    assert (await franca.ask("post_card", text="x"))["result"] == {"card": 1}
"""
    assert list(accepted(scene)) == ["close_moment", "post_card"]
