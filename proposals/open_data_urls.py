"""Addresses of open data. The files have one address: they are the same in every language."""

from django.urls import path

from proposals.views import open_data

app_name = "open-data"
urlpatterns = [
    path("dati-aperti/", open_data.open_data_page, name="page"),
    path("dati-aperti/proposte.csv", open_data.proposals_csv, name="csv"),
    path("dati-aperti/proposte.json", open_data.proposals_json, name="json"),
]
