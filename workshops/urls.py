"""Addresses of tables. JSON ones are the polling rung; the pages of people are in workshops.views.pages."""

from django.urls import path

from workshops.views import api

app_name = "workshops"

urlpatterns = [
    path("tavoli/<str:code>/siediti/", api.join, name="join"),
    path("tavoli/<str:code>/riprendi/", api.resume, name="resume"),
    path("tavoli/<str:code>/stato/", api.state, name="state"),
    path("tavoli/<str:code>/comandi/", api.command, name="command"),
    path("tavoli/<str:code>/organizzazioni/", api.organisations, name="organisations"),
    path("f/<str:token>/", api.facilitate, name="facilitate"),
]
