"""Addresses of tables. JSON ones are the polling rung; the pages of people are in workshops.views.pages."""

from django.urls import path

from workshops.views import api, directing

app_name = "workshops"

urlpatterns = [
    path("tavoli/<str:code>/siediti/", api.join, name="join"),
    path("tavoli/<str:code>/riprendi/", api.resume, name="resume"),
    path("tavoli/<str:code>/stato/", api.state, name="state"),
    path("tavoli/<str:code>/comandi/", api.command, name="command"),
    path("tavoli/<str:code>/organizzazioni/", api.organisations, name="organisations"),
    path("regia/<slug:code>/", directing.workshop, name="regia"),
    path("regia/<slug:code>/tavoli/<int:number>/apri/", directing.open_table, name="regia_open"),
    path("regia/<slug:code>/tavoli/<int:number>/carte/", directing.issue_card, name="regia_issue"),
    path("regia/<slug:code>/tavoli/<int:number>/carte/<int:card>/ritira/", directing.revoke_card, name="regia_revoke"),
    path("f/<str:token>/", api.facilitate, name="facilitate"),
]
