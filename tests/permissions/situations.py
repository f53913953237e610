"""What each action of the table means in deeds: build the situation, knock, say what happened.

A situation is called with the world and one combination of role, phase and whose; it answers with a word of the table.
It runs in a transaction that is rolled back afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass

from home.domain.roles import Role
from tests.permissions.world import World

Ask = Callable[[World, Role, str, str], str]


@dataclass(frozen=True)
class Situation:
    """`phases` and `whose` are all there are: the table must promise something for each pair.

    A pure one asks rules that know no database, and needs nobody made for it.
    """

    ask: Ask
    phases: tuple[str, ...]
    whose: tuple[str, ...]
    is_pure: bool = False


SITUATIONS: dict[str, Situation] = {}


def situation(
    action: str, *, phases: tuple[str, ...] = ("any",), whose: tuple[str, ...] = ("any",), is_pure: bool = False
) -> Callable[[Ask], Ask]:
    def register(ask: Ask) -> Ask:
        if action in SITUATIONS:
            message = f"two situations for {action}"
            raise ValueError(message)
        SITUATIONS[action] = Situation(ask, phases, whose, is_pure)
        return ask

    return register
