"""The last rung has every step: what a script can send, a plain form of some page of the table sends too."""

from pathlib import Path

import pytest

from workshops.protocol import PAYLOADS, SEAT_WITHOUT_PHONE

ROOT = Path(__file__).resolve().parents[3]
FORMS = [*(ROOT / "templates" / "workshops").rglob("*.html"), *(ROOT / "workshops" / "views").glob("*.py")]


@pytest.fixture(scope="module")
def forms() -> str:
    return "\n".join(path.read_text() for path in FORMS)


@pytest.mark.parametrize("kind", [*PAYLOADS, SEAT_WITHOUT_PHONE])
def test_every_command_has_a_plain_form(forms, kind):
    """`name="kind"` in a page, or an action of the desk: `value="…"`, `with kind="…"`, `_action("…")`."""
    assert any(spelled in forms for spelled in (f'value="{kind}"', f'kind="{kind}"', f'"{kind}"'))
