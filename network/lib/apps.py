from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "network.lib"
    label = "lib"
