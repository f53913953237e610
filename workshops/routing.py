"""Addresses of sockets."""

from django.urls import path

from workshops.consumers import table_socket

websocket_urlpatterns = [path("ws/tavoli/<str:code>/", table_socket)]
