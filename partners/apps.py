from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        # Each app adds what partners may have agreed to in a module of its own.
        autodiscover_modules("standing")
        # … what there may be about a partner,
        autodiscover_modules("beside")
        # … when it last heard of one,
        autodiscover_modules("in_touch")
        # … and how its rows move when two entries become one.
        autodiscover_modules("moving")
