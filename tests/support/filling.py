"""From what a command carries to a filled form, as a person would fill it: the one that fits, or none."""

from collections.abc import Mapping
from typing import Any

from tests.support.pages import Form, Page
from workshops.placing_words import spot_words
from workshops.views.choosing import CASTING

# What a person neither chooses nor changes. The receipt is proposed by the page; a scene puts one that it knows.
UNCHOSEN = {"csrfmiddlewaretoken", "id", "about", "spelling", "receipt"}

Pairs = list[tuple[str, str]]


def filled(page: Page, kind: str, payload: Mapping[str, Any]) -> tuple[Form, Pairs] | None:
    """The page's form that sends this, with every field filled; None where no form of the page can."""
    for form in page.forms:
        for button in form.buttons or [("", "")]:
            sent = fill(form, button, kind, payload)
            if sent is not None:
                return form, sent
    return None


def fill(form: Form, button: tuple[str, str], kind: str, payload: Mapping[str, Any]) -> Pairs | None:
    fixed = [*form.fixed, *([button] if button[0] else [])]
    wanted = _spelled(kind, payload, (form.of("spelling") or [""])[0])
    if ("kind", kind) not in fixed or wanted is None or form.files != files_of(payload).keys():
        return None
    given = {name for name, _value in fixed} - UNCHOSEN - {"kind"}
    if any(sorted(value for named, value in fixed if named == name) != sorted(wanted.get(name, [])) for name in given):
        return None
    typed = {name: values for name, values in wanted.items() if name not in given and name != "receipt"}
    if not all(_fits(form, name, values) for name, values in typed.items()):
        return None
    receipt = wanted.get("receipt")
    kept = [(name, receipt[0] if receipt and name == "receipt" else value) for name, value in fixed]
    return [*kept, *_typed(form, typed)]


def files_of(payload: Mapping[str, Any]) -> dict[str, bytes]:
    return {name: value for name, value in payload.items() if isinstance(value, bytes)}


def _fits(form: Form, name: str, values: list[str]) -> bool:
    if name in form.texts:
        return len(values) == 1
    offered = form.choices.get(name, [])
    return len(set(values)) == len(values) and set(values) <= set(offered)


def _typed(form: Form, typed: Mapping[str, list[str]]) -> Pairs:
    """Every field of the form: as it stands where the person has nothing to say, emptied where it is a choice."""
    sent: Pairs = []
    for name, now in form.texts.items():
        # A number that a choice does not give is emptied; lines end as browsers end them.
        text = typed[name][0] if name in typed else "" if name.startswith("of-") else now
        sent.append((name, text.replace("\n", "\r\n")))
    for name, offered in form.choices.items():
        usual = (form.chosen.get(name) or offered[:1]) if name in form.selects else []
        if name.startswith("of-"):
            usual = form.chosen.get(name, [])
        sent += [(name, value) for value in typed.get(name, usual)]
    return sent


def forged(kind: str, payload: Mapping[str, Any], *, csrf: str, command_id: str) -> Pairs:
    """What no form of the page sends: an old page's, or somebody's own."""
    wanted = _spelled(kind, payload, "") or {}
    # Every form with a place says a language too.
    wanted |= {"lang": ["it"]} if "area" in wanted and "lang" not in wanted else {}
    rest = [(name, value) for name, values in wanted.items() for value in values]
    return [("csrfmiddlewaretoken", csrf), ("kind", kind), ("id", command_id), *rest]


def _spelled(kind: str, payload: Mapping[str, Any], spelling: str) -> dict[str, list[str]] | None:
    """Field → values. None: a choice that this spelling cannot say."""
    wanted: dict[str, list[str]] = {}
    for name, value in payload.items():
        match name, value:
            case ("choice", list()) if kind in CASTING:
                choice = _choice(value, spelling)
                if choice is None:
                    return None
                wanted |= choice
            case ("point", [_, _, metres]):
                wanted |= {"spot": [spot_words(value)], "metres": [str(metres)]}
            case ("card" | "sentence", int()) if kind == "ask_correction":
                wanted["topic"] = [f"{name}-{value}"]
            case ("family", 0) | ("minority", False) | (_, None) | (_, bytes()):
                continue
            case (_, bool()):
                wanted[name] = [str(int(value))]
            case (_, list()):
                wanted[name] = [str(each) for each in value]
            case _:
                wanted[name] = [str(value)]
    return wanted


def _choice(choice: list[int], spelling: str) -> dict[str, list[str]] | None:
    if spelling in {"pairs", "stances"}:
        given = dict(zip(choice[::2], choice[1::2], strict=False))
        is_said = choice[::2] == sorted(given)
    elif spelling == "order":
        given = {card: place for place, card in enumerate(choice, 1)}
        is_said = len(choice) == len(given)
    else:
        return {"choice": [str(each) for each in choice]}
    return {f"of-{card}": [str(value)] for card, value in given.items()} if is_said else None
