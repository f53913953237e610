"""Signing in and the profile. The names are those by which allauth finds its pages; it has no others here."""

from allauth.account.views import account_inactive, logout
from django.urls import path

from home.accounts import views

urlpatterns = [
    path("accedi/", views.RequestCodeView.as_view(), name="account_login"),
    # allauth asks for this page by either name.
    path("accedi/", views.RequestCodeView.as_view(), name="account_request_login_code"),
    path("accedi/codice/", views.ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("accedi/sospeso/", account_inactive, name="account_inactive"),
    path("esci/", logout, name="account_logout"),
    path("profilo/", views.profile, name="profile"),
]
