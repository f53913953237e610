"""Photos of what hung on the wall: added and hidden by who facilitates or directs, told in the account."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PHOTOGRAPHING: dict[str, str | Promise] = {
    "photos.link": _("Foto dei cartelloni"),
    "photos.title": _("Foto dei cartelloni del tavolo %(n)s"),
    "photos.how": _(
        "Fino alla fine le vedono solo chi facilita e la regia. Quando il tavolo si conclude entrano nel resoconto, "
        "che è pubblico: fotografa i cartelloni, non le persone, e nessun nome."
    ),
    "photos.how_concluded": _(
        "Il tavolo è concluso: una foto che aggiungi è subito nel resoconto pubblico. Fotografa i cartelloni, non le "
        "persone, e nessun nome."
    ),
    "photos.not_open": _("Le foto si aggiungono quando il tavolo è aperto."),
    "photos.none": _("Ancora nessuna foto."),
    "photos.full": _("Ci sono già %(n)s foto: per aggiungerne una, nascondine un’altra."),
    "photos.back": _("Torna al tavolo"),
    "photos.back_regia": _("Torna alla regia"),
    "photos.account": _("Il resoconto del tavolo"),
    "photos.shown": _("Foto del tavolo"),
    "photo.add": _("Aggiungi una foto"),
    "photo.file": _("La foto"),
    "photo.file_how": _(
        "JPEG, PNG o WebP, fino a %(megabytes)s megabyte. Luogo, ora e apparecchio scritti nella foto non si "
        "conservano."
    ),
    "photo.text": _("Che cosa si legge nella foto"),
    "photo.text_how": _("Serve: lo ascolta chi non vede la foto. Al massimo %(characters)s caratteri."),
    "photo.send": _("Aggiungi la foto"),
    "photo.again": _("Scegli di nuovo la foto: le parole che hai scritto sono rimaste."),
    "photo.number": _("Foto %(n)s"),
    "photo.at": _("Foto %(n)s, ore %(time)s"),
    "photo.hide": _("Nascondi"),
    "photo.restore": _("Rimetti"),
    "photo.hidden": _("Nascosta: %(why)s"),
    "photo.removed": _("[rimossa]"),
    "command.hide_photo": _("Nascondi la foto"),
    "command.restore_photo": _("Rimetti la foto"),
}
