"""Every door of the site: URL patterns of the resolver and commands of the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.urls import URLPattern, URLResolver, get_resolver

from workshops.domain.commands import COMMANDS
from workshops.protocol_preparing import PREPARING

OWN_MODEL = re.compile(r"/admin/snippets/(?:choose/)?(?:home|consultations|proposals|workshops)/\w+/")
OWN = ("home.", "consultations.", "proposals.", "workshops.", "voci.")


@dataclass(frozen=True)
class Route:
    """`name` with its namespaces, or empty; `path` is the pattern from the root, in Italian."""

    name: str
    path: str
    is_own: bool

    def __str__(self) -> str:
        return f"{self.path} ({self.name or 'no name'})"


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: list[URLPattern | URLResolver], path: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        here = path + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            name = namespace + pattern.name if pattern.name else ""
            yield Route(name, here, is_own=_module(pattern).startswith(OWN))


def _module(pattern: URLPattern) -> str:
    view = pattern.callback
    return view.view_class.__module__ if "view_class" in view.__dict__ else view.__module__


def opens(door: str, route: Route) -> bool:
    """A door is a route's name, its path, or, for other people's views only, a path with `*`.

    A view of our own is named, and so is the tree in which Wagtail edits a model of ours: with a wildcard a new one
    would slip in under somebody else's row.
    """
    if "*" not in door:
        return door in (route.name, route.path)
    model = OWN_MODEL.match(route.path)
    reaches = model is None or door.startswith(model[0])
    return not route.is_own and reaches and fnmatchcase(route.path, door)


def command_doors() -> list[str]:
    return [f"command:{kind}" for kind in (*COMMANDS, *PREPARING)]
