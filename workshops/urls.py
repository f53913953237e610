"""Addresses of tables. JSON ones are the polling rung; the pages of people are in workshops.views.pages."""

from django.urls import path

from workshops.views import account, api, directing, making, pages, plain, receipts, reception, registering

app_name = "workshops"

urlpatterns = [
    path("t", pages.enter_code),
    path("t/", pages.enter_code),
    path("t/<str:token>/", pages.enter_by_qr, name="door"),
    path("tavoli/", pages.enter_code, name="enter_code"),
    path("tavoli/<str:code>/", plain.table, name="table"),
    path("tavoli/<str:code>/facilita/", plain.facilitation, name="facilitation"),
    path("tavoli/<str:code>/facilita/ricevute/", receipts.printed, name="receipts"),
    path("tavoli/<str:code>/ricevuta/", receipts.receipt, name="receipt"),
    path("tavoli/<str:code>/schermo/", pages.screen, name="screen"),
    path("tavoli/<str:code>/qr.svg", pages.qr, name="qr"),
    path("tavoli/<str:code>/resoconto/", account.account, name="account"),
    path("tavoli/<str:code>/segui/", plain.follow, name="follow"),
    path("tavoli/<str:code>/siediti/", plain.join, name="join"),
    path("tavoli/<str:code>/riprendi/", plain.resume, name="resume"),
    path("tavoli/<str:code>/stato/", api.state, name="state"),
    path("tavoli/<str:code>/comandi/", api.command, name="command"),
    path("tavoli/<str:code>/organizzazioni/", api.organisations, name="organisations"),
    path("laboratori/<slug:code>/iscriviti/", registering.ask, name="register"),
    path("laboratori/<slug:code>/calendario.ics", registering.calendar, name="calendar"),
    path("iscrizioni/<slug:token>/", registering.personal, name="registration"),
    path("regia/", making.index, name="regia_index"),
    path("regia/nuovo/", making.create, name="regia_new"),
    path("regia/scalette/", making.scripts, name="regia_scripts"),
    path("regia/scalette/<int:number>/togli/", making.forget_script, name="regia_forget_script"),
    path("regia/<slug:code>/", directing.workshop, name="regia"),
    path("regia/<slug:code>/copia/", making.copy, name="regia_copy"),
    path("regia/<slug:code>/tavoli/", making.more_tables, name="regia_more"),
    path("regia/<slug:code>/iscrizioni/", reception.reception, name="regia_reception"),
    path("regia/<slug:code>/iscrizioni/<int:number>/arrivo/", reception.arrive, name="regia_arrive"),
    path("regia/<slug:code>/ingresso/<slug:token>/", reception.door, name="regia_door"),
    path("regia/<slug:code>/tavoli/<int:number>/apri/", directing.open_table, name="regia_open"),
    path("regia/<slug:code>/tavoli/<int:number>/carte/", directing.issue_card, name="regia_issue"),
    path("regia/<slug:code>/tavoli/<int:number>/carte/<int:card>/ritira/", directing.revoke_card, name="regia_revoke"),
    path("f/<str:token>/", plain.take_facilitation_card, name="facilitate"),
]
