"""Addresses of the demonstration; they exist only in demo mode."""

from django.urls import path

from voci.demo import prova_views, views

urlpatterns = [
    path("demo/entra/", views.enter, name="demo-enter"),
    path("demo/posta/", views.outbox, name="demo-outbox"),
    path("prova/", prova_views.prova, name="prova"),
    path("prova/ricomincia/", prova_views.restart, name="prova-restart"),
]
