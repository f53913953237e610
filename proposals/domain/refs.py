"""Stable references. `carta/7-31` is card 31 of table 7; the proposal born from it is `proposta/t7-31`."""


def kind_of(ref: str) -> str:
    """`carta` for `carta/7-31`."""
    return ref.partition("/")[0]


def name_of(ref: str) -> str:
    """`7-31` for `carta/7-31`."""
    return ref.partition("/")[2]


def reference_from_card(card_ref: str) -> str:
    """The permanent address of what a card became. Derived, so that a rebuilt projection keeps every address."""
    return f"t{name_of(card_ref)}"
