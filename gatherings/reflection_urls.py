"""Prompts, pauses to reflect, and announcements."""

from django.urls import URLPattern, path

from gatherings.doors_to_announcements import both_doors
from gatherings.models.announcement import ANNOUNCE
from gatherings.models.pause import REFLECT
from gatherings.views import announcement, pause, prompt, reflection
from people.links import OPENINGS

OPENINGS[REFLECT] = reflection.reflect_by_link
OPENINGS[ANNOUNCE] = announcement.announce_by_link

urlpatterns: list[URLPattern] = [
    path("prompts/", prompt.prompt_list, name="prompt_list"),
    path("prompts/new/", prompt.prompt_new, name="prompt_new"),
    path("prompts/take-in/", prompt.prompt_take_in, name="prompt_take_in"),
    path("prompts/<int:pk>/", prompt.prompt_detail, name="prompt_detail"),
    path("prompts/<int:pk>/edit/", prompt.prompt_edit, name="prompt_edit"),
    path("prompts/<int:pk>/retire/", prompt.prompt_retire, name="prompt_retire"),
    path("prompts/<int:pk>/bring-back/", prompt.prompt_bring_back, name="prompt_bring_back"),
    path("prompts/<int:pk>/reflect/", reflection.prompt_muse, name="prompt_muse"),
    path("gatherings/<int:pk>/reflections/", pause.reflection_list, name="reflection_list"),
    path("gatherings/<int:pk>/reflections/new/", pause.pause_new, name="pause_new"),
    path("gatherings/<int:pk>/reflections/<int:number>/", reflection.pause_answer, name="pause_answer"),
    path("gatherings/<int:pk>/reflections/<int:number>/wall/", pause.pause_wall, name="pause_wall"),
    path("gatherings/<int:pk>/reflections/<int:number>/end/", pause.pause_end, name="pause_end"),
    path("gatherings/<int:pk>/reflections/<int:number>/extend/", pause.pause_extend, name="pause_extend"),
    path("reflect/", reflection.reflect_code, name="reflect_code"),
    path("reflect/<str:token>/", reflection.reflect_guest, name="reflect_guest"),
    path("me/reflections/", reflection.my_reflections, name="my_reflections"),
    path("me/reflections/<uuid:key>/", reflection.my_reflection, name="my_reflection"),
    path("me/reflections/<uuid:key>/forget/", reflection.my_reflection_forget, name="my_reflection_forget"),
    *both_doors("announcements/", announcement.announcement_list, "announcement_list"),
    *both_doors("announcements/of/<slug:slug>/", announcement.announcement_edit, "announcement_edit"),
    *both_doors("announcements/of/<slug:slug>/withdraw/", announcement.announcement_withdraw, "announcement_withdraw"),
    *both_doors("announcements/of/<slug:slug>/give-back/", announcement.announcement_return, "announcement_return"),
    *both_doors("announcements/<int:number>/help/", announcement.announcement_help, "announcement_help"),
    path(
        "gatherings/<int:pk>/announcements/<int:number>/move/", announcement.announcement_move, name="announcement_move"
    ),
    path("gatherings/<int:pk>/announcements/newsletter/", announcement.announcement_sort, name="announcement_sort"),
]
