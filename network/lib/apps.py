from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LibConfig(AppConfig):
    name = "network.lib"
    label = "lib"

    def ready(self) -> None:
        # Each app says in a module of its own what may wait for whom.
        autodiscover_modules("cues")
