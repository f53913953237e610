"""Addresses of the demonstration; they exist only in demo mode."""

from django.urls import path

from voci.demo import views

urlpatterns = [
    path("entra/", views.enter, name="demo-enter"),
    path("posta/", views.outbox, name="demo-outbox"),
]
