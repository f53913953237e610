"""Accounts, profile, rating, demonstration, pages and the admin."""

import re
from collections.abc import Callable
from datetime import date
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.db.models import Model
from django.template import TemplateDoesNotExist
from django.test import Client
from django.test.utils import override_settings
from wagtail.documents.models import Document
from wagtail.models import Locale, Page, Site

from home.content.directions import load_directions
from home.domain.roles import Role
from home.models import Area, OutboxMail, Phrase, Rating, User
from home.services.people import change_profile
from proposals.models import PlanElement
from tests.permissions.situations import Ask, situation
from tests.permissions.world import World, answered, done, tried
from voci.demo.people import ensure_demo_people

SAME_ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
PHASES_HERE = ("at this machine", "from elsewhere")
WHERE = {
    "at this machine": {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"},
    "from elsewhere": {"HTTP_HOST": "testserver", "REMOTE_ADDR": "192.168.1.20"},
}


@situation("code.ask")
def ask_code(world: World, role: Role, _phase: str, _whose: str) -> str:
    client = world.client(role)
    if answered(client.get("/accedi/")) == "onward":
        return "onward"
    client.post("/accedi/", {"email": "nuova@example.org"})
    return "yes" if OutboxMail.objects.filter(to="nuova@example.org").exists() else "no"


@situation("code.type", phases=("code asked", "no code asked"))
def type_code(world: World, role: Role, phase: str, _whose: str) -> str:
    client = world.client(role)
    if phase == "code asked":
        client.post("/accedi/", {"email": "nuova@example.org"})
    mail = OutboxMail.objects.filter(to="nuova@example.org").first()
    code = "".join(re.findall(r"\d{3}", mail.subject)) if mail else "000000"
    response = client.post("/accedi/codice/", {"code": code})
    return "yes" if User.objects.filter(email="nuova@example.org").exists() else answered(response)


@situation("account.suspended")
def read_suspended(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get("/accedi/sospeso/"))


@situation("sign-out")
def sign_out(world: World, role: Role, _phase: str, _whose: str) -> str:
    client = world.client(role)
    response = client.post("/esci/")
    return done(response) if "_auth_user_id" not in client.session else "no"


@situation("profile.change", whose=("own", "foreign"))
def change_a_profile(world: World, role: Role, _phase: str, whose: str) -> str:
    if whose == "own":
        return done(world.client(role).post("/profilo/", {"public_name": "Nuovo Nome", "language": "it"}))
    user = world.user(role)
    if user is None:
        return "-"
    return tried(lambda: change_profile(world.stranger, by=user, public_name="Nuovo Nome", language="it"))


@situation("page.rate", phases=("from a page of the site", "from elsewhere"))
def rate_page(world: World, role: Role, phase: str, _whose: str) -> str:
    origin = {"HTTP_ORIGIN": "http://evil.example"} if phase == "from elsewhere" else SAME_ORIGIN
    return done(world.client(role).post("/valutazione/", {"page": "/", "stars": "5"}, **origin))


@situation("site.search")
def search_site(world: World, role: Role, _phase: str, _whose: str) -> str:
    _page(is_live=True)
    return answered(world.client(role).get("/cerca/?q=esempio"))


SHELL = {
    "manifest": "/manifest.webmanifest",
    "worker": "/servizio.js",
    "page without a network": "/senza-rete/",
    "icon": "/favicon.ico",
}


@situation("shell.keep", phases=tuple(SHELL))
def keep_shell(world: World, role: Role, phase: str, _whose: str) -> str:
    return done(world.client(role).get(SHELL[phase]))


@situation("page.rated")
def read_thanks(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get("/valutazione/grazie/"))


def _demo_client(world: World, role: Role, phase: str) -> Client:
    """Only people of the demonstration are about: one real account would close it."""
    client = world.client(role, **WHERE[phase])
    User.objects.update(is_demo=True)
    return client


@situation("demo.enter", phases=(*PHASES_HERE, "with real people about"))
def enter_demo(world: World, role: Role, phase: str, _whose: str) -> str:
    client = _demo_client(world, role, phase if phase in WHERE else "at this machine")
    franca = ensure_demo_people()["resident"]
    if phase == "with real people about":
        User.objects.create_user("vera@example.org")
    response = client.post("/demo/entra/", {"role": "resident", "next": "/"})
    is_in = client.session.get("_auth_user_id") == str(franca.pk)
    return "yes" if is_in else done(response)


@situation("demo.mail", phases=PHASES_HERE)
def read_demo_mail(world: World, role: Role, phase: str, _whose: str) -> str:
    return answered(_demo_client(world, role, phase).get("/demo/posta/"))


@situation("demo.try")
def try_the_table(world: World, role: Role, _phase: str, _whose: str) -> str:
    load_directions()
    return answered(world.client(role).get("/prova/"))


@situation("demo.try-again", whose=("own",))
def begin_again(world: World, role: Role, _phase: str, _whose: str) -> str:
    """A table belongs to a session: there is no way to name another's."""
    load_directions()
    client = world.client(role)
    client.get("/prova/")
    return done(client.post("/prova/ricomincia/"))


def _page(*, is_live: bool) -> Page:
    Locale.objects.get_or_create(language_code="it")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    page = root.add_child(title="Pagina", slug="pagina-dei-permessi", live=is_live)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": page})
    Site.clear_site_root_paths_cache()
    return page


@situation("page.read", phases=("live", "draft"))
def read_page(world: World, role: Role, phase: str, _whose: str) -> str:
    _page(is_live=phase == "live")
    try:
        return answered(world.client(role).get("/"))
    except TemplateDoesNotExist:
        # A plain page has no template: having reached it is what is asked here.
        return "yes"


@situation("page.password")
def open_with_password(world: World, role: Role, _phase: str, _whose: str) -> str:
    page = _page(is_live=True)
    return answered(world.client(role).post(f"/_util/authenticate_with_password/1/{page.pk}/", {"password": "x"}))


@situation("document.read")
def read_document(world: World, role: Role, _phase: str, _whose: str) -> str:
    with TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        document = Document.objects.create(title="Regole", file=ContentFile(b"testo", name="regole.txt"))
        response = world.client(role).get(document.url)
        b"".join(response)
        return answered(response)


@situation("document.password")
def open_document_with_password(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).post("/documenti/authenticate_with_password/1/", {"password": "x"}))


@situation("password.sign-in", phases=("/admin/login/", "/_util/login/", "/en/_util/login/"))
def sign_in_with_password(world: World, role: Role, phase: str, _whose: str) -> str:
    administrator = User.objects.get(pk=world.users[Role.ADMINISTRATOR].pk)
    administrator.set_password("una-password-lunga")
    administrator.save()
    return answered(world.client(role).post(phase, {"username": administrator.email, "password": "una-password-lunga"}))


@situation("password.reset")
def reset_password(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).post("/admin/password_reset/", {"email": "administrator@example.org"}))


def _admin(path: str):
    def ask(world: World, role: Role, _phase: str, _whose: str) -> str:
        return answered(world.client(role).get(path))

    return ask


situation("admin.enter")(_admin("/admin/"))
situation("admin.accounts")(_admin("/admin/users/"))
situation("admin.groups")(_admin("/admin/groups/new/"))
situation("admin.site-settings")(_admin("/admin/sites/"))
situation("admin.languages")(_admin("/admin/locales/"))
situation("admin.redirects")(_admin("/admin/redirects/"))
situation("admin.collections")(_admin("/admin/collections/add/"))
situation("admin.workflows")(_admin("/admin/workflows/add/"))
situation("admin.images")(_admin("/admin/images/add/"))
situation("admin.documents")(_admin("/admin/documents/add/"))
situation("admin.register-of-changes")(_admin("/admin/reports/site-history/"))


def _model(model: type[Model], make: Callable[[], Model]) -> Ask:
    """Wagtail's pages for a model of ours: reading the list, adding, changing and deleting one."""
    tree = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/"

    def ask(world: World, role: Role, phase: str, _whose: str) -> str:
        path = {"list": "", "add": "add/"}.get(phase) if phase in ("list", "add") else f"{phase}/{make().pk}/"
        return answered(world.client(role).get(tree + path))

    return ask


MODEL_PHASES = ("list", "add", "edit", "delete")
MODELS = {
    PlanElement: lambda: PlanElement.objects.create(code="art-1", label="Art. 1", title="T", text="T", stage="final"),
    Phrase: lambda: Phrase.objects.create(key="direction.skills.name", language="it", text="Competenze"),
    Rating: lambda: Rating.objects.create(page="/", language="it", stars=5, given_on=date(2026, 5, 20)),
    Area: lambda: Area.objects.create(kind="circoscrizione", code="1", name="Centro", source="Comune"),
}
for each_model, make_one in MODELS.items():
    name = each_model._meta.model_name
    situation(f"admin.model-{name}", phases=MODEL_PHASES)(_model(each_model, make_one))


@situation("admin.sign-out")
def leave_admin(world: World, role: Role, _phase: str, _whose: str) -> str:
    client = world.client(role)
    response = client.post("/admin/logout/")
    return answered(response) if "_auth_user_id" in client.session else "yes"


@situation("page.edit", phases=("live", "draft"))
def edit_page(world: World, role: Role, phase: str, _whose: str) -> str:
    page = _page(is_live=phase == "live")
    return answered(world.client(role).get(f"/admin/pages/{page.pk}/edit/"))


@situation("page.publish")
def publish_page(world: World, role: Role, _phase: str, _whose: str) -> str:
    page = _page(is_live=True)
    response = world.client(role).post(f"/admin/pages/{page.pk}/unpublish/")
    page.refresh_from_db()
    return "yes" if not page.live else answered(response)
