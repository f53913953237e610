"""Addresses of organisations and of invitations to speak for them."""

from django.urls import path

from consultations.views import importing, organisations

app_name = "consultations"
urlpatterns = [
    path("organizzazioni/", organisations.index, name="organisations"),
    path("organizzazioni/importa/", importing.upload, name="import"),
    path("organizzazioni/<slug:slug>/", organisations.organisation, name="organisation"),
    path("organizzazioni/<slug:slug>/invita/", organisations.invite_delegate, name="invite"),
    path("organizzazioni/<slug:slug>/inviti/<int:number>/ritira/", organisations.withdraw, name="withdraw"),
    path("organizzazioni/<slug:slug>/deleghe/<int:number>/chiudi/", organisations.end, name="end-mandate"),
    path("inviti/<slug:token>/", organisations.invitation, name="invitation"),
]
