"""Loading of written content: idempotent, deterministic, and never over what a person edited.

Each page has a stable key. After loading, the digest of the page as stored is kept; when the live page no longer has
that digest, or has an unpublished draft, or is gone, a person was there and the page is left alone.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from home.models.base_page import SitePage
from home.models.content import LoadedContent

# Ids derive from keys: two installations hold the same content under the same ids.
NAMESPACE = uuid.UUID("6f2f4a36-2f0e-5d0f-9f43-0d9c7f0b2a11")
# When the loaded texts were last revised by their authors; shown as "Ultimo aggiornamento" until a person edits.
REVISED_AT = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class PageSpec:
    """A page as its author wrote it. `translates` is the key of the page in the reference language."""

    key: str
    model: type[SitePage]
    parent: str
    slug: str
    title: str
    abstract: str
    body: list[dict[str, Any]] = field(default_factory=list)
    fields: Mapping[str, Any] = field(default_factory=dict)
    language: str = "it"
    translates: str = ""
    is_demo: bool = False

    @property
    def values(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "slug": self.slug,
            "abstract": self.abstract,
            "body": with_ids(self.key, self.body),
            "is_demo": self.is_demo,
            **self.fields,
        }


def stable_id(*parts: object) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def with_ids(key: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Wagtail gives each block and each item of a list a random id when it has none."""
    return [
        {**block, "value": _items(block["value"], key, place), "id": stable_id(key, place)}
        for place, block in enumerate(blocks)
    ]


def _items(value: Any, *path: object) -> Any:
    if isinstance(value, dict):
        return {name: _items(inner, *path, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [
            {"type": "item", "value": _items(inner, *path, place), "id": stable_id(*path, place)}
            for place, inner in enumerate(value)
        ]
    return value


def digest_of(values: Mapping[str, Any]) -> str:
    text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def stored_digest(page: Page, names: Iterable[str]) -> str:
    return digest_of({name: _stored(page, name) for name in names})


def _stored(page: Page, name: str) -> object:
    column = page._meta.get_field(name)  # noqa: SLF001 -- Django's documented way to a field
    if isinstance(column, StreamField):
        return column.get_prep_value(getattr(page, name))
    return getattr(page, column.attname)


@dataclass
class Loader:
    """Loads pages in the order given: a parent before its children, a reference page before its translations."""

    loaded: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._records = {record.key: record for record in LoadedContent.objects.all()}
        self._locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def load(self, spec: PageSpec) -> None:
        wanted = digest_of({**spec.values, **{name: _plain(value) for name, value in spec.fields.items()}})
        record = self._records.get(spec.key)
        if record is None:
            self._create(spec, wanted)
        elif record.wanted != wanted:
            self._update(spec, record, wanted)

    def page_id(self, key: str) -> int | None:
        record = self._records.get(key)
        return record.page_id if record else None

    def _create(self, spec: PageSpec, wanted: str) -> None:
        parent = self._parent_of(spec)
        if parent is None:  # a person removed the section: its pages are not brought back elsewhere
            self.kept.append(spec.key)
            return
        page = spec.model(**_as_fields(spec), locale=self._locale(spec.language))
        page.translation_key = uuid.UUID(stable_id("translation", spec.translates or spec.key))
        page.first_published_at = page.last_published_at = REVISED_AT
        parent.add_child(instance=page)
        self._remember(spec, page.pk, wanted)

    def _update(self, spec: PageSpec, record: LoadedContent, wanted: str) -> None:
        page = spec.model.objects.filter(pk=record.page_id).first()
        is_edited = page is None or page.has_unpublished_changes or stored_digest(page, record.fields) != record.digest
        if is_edited:
            self.kept.append(spec.key)
            return
        for name, value in _as_fields(spec).items():
            setattr(page, name, value)
        page.last_published_at = REVISED_AT
        page.save()
        self._remember(spec, page.pk, wanted)

    def _remember(self, spec: PageSpec, page_id: int, wanted: str) -> None:
        page = spec.model.objects.get(pk=page_id)
        record, _is_new = LoadedContent.objects.update_or_create(
            key=spec.key,
            defaults={
                "page_id": page_id,
                "fields": sorted(spec.values),
                "digest": stored_digest(page, spec.values),
                "wanted": wanted,
            },
        )
        self._records[spec.key] = record
        self.loaded.append(spec.key)

    def _parent_of(self, spec: PageSpec) -> Page | None:
        if not spec.parent:
            return Page.get_first_root_node()
        return Page.objects.filter(pk=self.page_id(spec.parent)).first()

    def _locale(self, language: str) -> Locale:
        if language not in self._locales:
            self._locales[language] = Locale.objects.create(language_code=language)
        return self._locales[language]


def _plain(value: object) -> object:
    return value.pk if isinstance(value, models.Model) else value


def _as_fields(spec: PageSpec) -> dict[str, Any]:
    """Values as a model takes them: the stream as JSON."""
    streams = {column.name for column in spec.model._meta.get_fields() if isinstance(column, StreamField)}  # noqa: SLF001 -- documented
    return {name: json.dumps(value) if name in streams else value for name, value in spec.values.items()}
