"""Addresses of proposals. Italian words in every language; English ones begin with /en/."""

from django.urls import path, register_converter

from proposals.views import actions, adhering, comments, detail, following, listing, plan, reporting


class NumberConverter:
    """A row's number, within what a database can hold: a longer one is no address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(NumberConverter, "number")

app_name = "proposals"
urlpatterns = [
    path("proposte/", listing.proposal_list, name="list"),
    path("proposte/<slug:reference>/", detail.proposal_detail, name="detail"),
    path("proposte/<slug:reference>/filo/", detail.proposal_thread, name="thread"),
    path("proposte/<slug:reference>/sostieni/", actions.support_proposal, name="support"),
    path("proposte/<slug:reference>/riprendi/", actions.resume_support, name="resume"),
    path("proposte/<slug:reference>/togli-sostegno/", actions.withdraw_proposal_support, name="withdraw-support"),
    path("proposte/<slug:reference>/commenta/", actions.comment_proposal, name="post-comment"),
    path("proposte/<slug:reference>/aderisci/", adhering.adhere_to_proposal, name="adhere"),
    path("proposte/<slug:reference>/ritira-adesione/", adhering.withdraw_from_proposal, name="withdraw-adhesion"),
    path("proposte/<slug:reference>/segui/", actions.follow_proposal, name="follow"),
    path("commenti/<number:number>/", comments.comment_detail, name="comment"),
    path("commenti/<number:number>/togli/", comments.remove_comment, name="remove-comment"),
    path("segnala/<slug:kind>/<slug:name>/", reporting.report_thing, name="report"),
    path("filo/<slug:token>/", following.my_thread, name="my-thread"),
    path("piano/<slug:code>/", plan.plan_element, name="plan-element"),
]
