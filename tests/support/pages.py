"""A page's forms as a browser without scripts has them: what is fixed in them, and what a person can fill in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]
TICKED = ("checkbox", "radio")
ALONE = ("text", "number", "email", "password")


@dataclass
class Form:
    """`fixed`: hidden fields. `texts`: what may be typed, as it stands. `choices`: the values that are offered.

    `files`: where a file is chosen.
    """

    action: str
    fixed: list[tuple[str, str]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    selects: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def of(self, name: str) -> list[str]:
        return [value for named, value in self.fixed if named == name]


class Page(HTMLParser):
    """`forms` that are posted, the text of the `alert`, and what was typed where its form is gone (`kept`)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.alert = self.kept = ""
        self._in_kept = False
        self._form: Form | None = None
        self._area = self._select = ""
        self._in_alert = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self._in_alert = self._in_alert or has.get("role") == "alert"
        self._in_kept = has.get("id") == "kept"
        if tag == "form" and has.get("method") == "post":
            self._form = Form(has.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in has:
            self._take(self._form, tag, has)

    def _take(self, form: Form, tag: str, has: Attributes) -> None:
        name = has.get("name", "")
        match tag:
            case "input":
                self._take_input(form, name, has)
            case "textarea":
                self._area = name
                form.texts[name] = ""
            case "select":
                self._select = name
                form.selects.add(name)
                form.choices[name] = []
            case "option" if self._select:
                form.choices[self._select].append(has.get("value", ""))
                if "selected" in has:
                    form.chosen[self._select] = [has.get("value", "")]
            case "button" if has.get("type", "submit") == "submit":
                form.buttons.append((name, has.get("value", "")))

    def _take_input(self, form: Form, name: str, has: Attributes) -> None:
        kind, value = has.get("type", "text"), has.get("value", "")
        if kind == "hidden":
            form.fixed.append((name, value))
        elif kind in TICKED:
            form.choices.setdefault(name, []).append(value)
            if "checked" in has:
                form.chosen.setdefault(name, []).append(value)
        elif kind in ALONE:
            form.texts[name] = value
        elif kind == "file":
            form.files.add(name)

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self._form = None
            case "textarea":
                self._area, self._in_kept = "", False
            case "select":
                self._select = ""
            case "p" | "div":
                self._in_alert = False

    def handle_data(self, data: str) -> None:
        if self._in_alert:
            self.alert += data
        if self._in_kept:
            self.kept += data
        if self._area and self._form is not None:
            self._form.texts[self._area] += data
