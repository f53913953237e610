from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "voci.demo"
    label = "demo"
