"""Addresses of sockets."""

from django.urls import path

from workshops.consumers import table_socket
from workshops.network_socket import network_socket

websocket_urlpatterns = [
    path("ws/tavoli/<str:code>/", table_socket),
    path("ws/prova-rete/", network_socket),
]
