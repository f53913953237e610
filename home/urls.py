"""Addresses of the public site that are not stored pages."""

from django.urls import path

from home import views

urlpatterns = [
    path("cerca/", views.search, name="search"),
    path("valutazione/", views.rate, name="rating"),
    path("valutazione/grazie/", views.rating_thanks, name="rating-thanks"),
]
