"""The parts of the long form together: bound to what was sent or filled in from a script, and turned into plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

from django.forms import BaseFormSet
from django.http import QueryDict

from home.domain.refusal import Refused
from home.models import Area, Direction, Phrase
from workshops.domain.script import CORRECTION_DAYS
from workshops.forms.choosing import asked_of, rules_from, without_usual
from workshops.forms.making import (
    KeepScriptForm,
    MomentFormSet,
    TableFormSet,
    WorkshopForm,
    table_choices,
)
from workshops.models import SavedScript, Table, Workshop
from workshops.queries import place_of
from workshops.services.making import TablePlan, WorkshopPlan
from workshops.wording.scripts import PRESETS

Script = Sequence[Mapping[str, Any]]
SPARE_MOMENTS = 1
# A row sent as it came is a row all the same: Django would take it for an empty one to pass over.
AS_SENT = {"empty_permitted": False}


def script_of(key: str) -> Script:
    """The moments of a preset or of a saved script. Raises Refused when there is no such script any more."""
    if key in PRESETS:
        return PRESETS[key][1]
    number = key.removeprefix("salvata-")
    saved = SavedScript.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None  # noqa: PLR2004 -- what a row's number can be
    if saved is None:
        raise Refused("script_unknown")
    return saved.script


@dataclass
class Making:
    """`moments` is None where tables keep the scripts they are copied from; `facts` where only tables are added."""

    tables: BaseFormSet
    facts: WorkshopForm | None = None
    moments: BaseFormSet | None = None
    keep: KeepScriptForm | None = None
    base: Script = ()
    own_scripts: Mapping[int, Script] = field(default_factory=dict[int, Script])

    def is_valid(self) -> bool:
        parts = [part for part in (self.facts, self.moments, self.keep, self.tables) if part is not None]
        # Each is asked before any is judged: all faults are shown at once.
        answers = [part.is_valid() for part in parts]
        return all(answers)

    @property
    def script(self) -> list[dict[str, Any]]:
        """Moments in order. What the form does not ask (who is shown as author, the grace) stays as it was."""
        assert self.moments is not None
        found = []
        for place, row in enumerate(self.moments.cleaned_data):
            if row.get("kind"):
                before = self.base[place] if place < len(self.base) else {}
                kept = before if before.get("kind") == row["kind"] else {}
                question = {language: row[language] for language in ("it", "en") if row[language]}
                said = {"kind": row["kind"], "question": question, "minutes": row["minutes"] or 0}
                found.append(without_usual({**kept, **said, **rules_from(row)}))
        return self.keep.with_days(found) if self.keep else found

    def table_plans(self) -> list[TablePlan]:
        directions = {direction.code: direction for direction in Direction.objects.all()}
        areas = {area.code: area for area in Area.objects.filter(kind=Area.Kind.DISTRICT)}
        shared = self.script if self.moments is not None else next(iter(self.own_scripts.values()), [])
        return [
            TablePlan(
                direction=directions[row["direction"]],
                script=self.own_scripts.get(row["copied"] or 0, shared),
                area=areas.get(row["area"]),
                place=row["place"],
                facilitator=row["facilitator"],
                capacity=row["capacity"],
            )
            for row in self.tables.cleaned_data
        ]

    def workshop_plan(self) -> WorkshopPlan:
        assert self.facts is not None
        return WorkshopPlan(**self.facts.cleaned_data)


def new_making(data: QueryDict | None, *, script: Script, count: int) -> Making:
    """A new workshop: tables go round the five directions, so that most rows are right as they come."""
    choices = table_choices()
    codes = [code for code, _name in choices["directions"]]
    rows = [{"direction": code, "capacity": 12} for code in islice(cycle(codes), count)]
    return Making(
        tables=TableFormSet(data, initial=rows, prefix="tavolo", form_kwargs={**choices, **AS_SENT}),
        facts=WorkshopForm(data),
        moments=_moments(data, script),
        keep=_keep(data, script),
        base=script,
    )


def copied_making(data: QueryDict | None, *, source: Workshop, tables: Sequence[Table]) -> Making:
    """A workshop like another one, on another day. Who facilitated is somebody to ask again: names are not copied."""
    own = {table.number: table.script for table in tables}
    is_shared = all(script == tables[0].script for script in own.values())
    rows = [_row(table) for table in tables]
    words = dict(Phrase.objects.filter(key=f"workshop.{source.code}.name").values_list("language", "text"))
    page = source.pages.filter(locale__language_code="it").first()
    facts = {
        "name": words.get("it", ""),
        "name_en": words.get("en", ""),
        "place": source.place,
        "abstract": page.abstract if page else "",
        "consultation": source.consultation_id,
    }
    return Making(
        tables=TableFormSet(data, initial=rows, prefix="tavolo", form_kwargs={**table_choices(), **AS_SENT}),
        facts=WorkshopForm(data, initial=facts),
        moments=_moments(data, tables[0].script) if is_shared else None,
        keep=_keep(data, tables[0].script) if is_shared else None,
        base=tables[0].script if is_shared else (),
        own_scripts={} if is_shared else own,
    )


def added_making(data: QueryDict | None, *, script: Script, count: int) -> Making:
    """More tables for a workshop that is there, with the script of its first one or another."""
    made = new_making(data, script=script, count=count)
    made.facts = None
    return made


def _keep(data: QueryDict | None, script: Script) -> KeepScriptForm:
    days = script[-1].get("correction_days", CORRECTION_DAYS) if script else CORRECTION_DAYS
    return KeepScriptForm(data, initial={"correction_days": days})


def _moments(data: QueryDict | None, script: Script) -> BaseFormSet:
    rows = [
        {
            "kind": moment["kind"],
            "it": moment["question"].get("it", ""),
            "en": moment["question"].get("en", ""),
            "minutes": moment.get("minutes", 0),
            **asked_of(moment),
        }
        for moment in script
    ]
    return MomentFormSet(data, initial=[*rows, *([{}] * SPARE_MOMENTS)], prefix="momento", form_kwargs=AS_SENT)


def _row(table: Table) -> dict[str, Any]:
    area = table.area.code if table.area and table.area.kind == Area.Kind.DISTRICT else ""
    return {
        "direction": table.direction.code,
        "area": area,
        "place": place_of(table),
        "capacity": table.capacity,
        "copied": table.number,
    }
