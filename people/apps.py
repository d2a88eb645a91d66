from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        # Each app names its acts, its kinds of mail and of reminders, its personal fields in a module of its own.
        autodiscover_modules("acts", "emails", "enclosures", "personal_data", "reminder_kinds")
