"""What can be done at the desk, as a button with its own fields."""

from typing import Any, TypeAlias

Action: TypeAlias = dict[str, Any]
REASONS = ("personal_data", "offence", "duplicate", "other")


def action(kind: str, label: str, **fields: object) -> Action:
    return {"kind": kind, "label": label, "fields": list(fields.items())}
