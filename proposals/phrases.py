"""Words of this app that staff may change: the first words for a state belong to planning law too."""

from django.utils.translation import gettext_lazy as _

PHRASES = {
    "proposal.state.draft": _("bozza"),
    "proposal.state.published": _("pubblicata"),
    "proposal.state.under-review": _("in valutazione"),
    "proposal.state.accepted": _("accolta"),
    "proposal.state.partly-accepted": _("accolta in parte"),
    "proposal.state.not-accepted": _("non accolta"),
    "proposal.state.already-planned": _("già prevista"),
    "proposal.state.out-of-scope": _("non di competenza"),
    "proposal.state.merged": _("unita"),
    "proposal.state.withdrawn": _("ritirata"),
    "proposal.state.accepted.many": _("accolte"),
    "proposal.state.partly-accepted.many": _("accolte in parte"),
    "proposal.state.not-accepted.many": _("non accolte"),
    "proposal.state.already-planned.many": _("già previste"),
    "proposal.state.out-of-scope.many": _("fuori competenza"),
    # Who owes an answer when nobody has taken it up yet; `direction.<code>.office` says it for one direction.
    "answers.office": _("Assessorato al Lavoro"),
}
