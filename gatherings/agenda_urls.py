"""The agenda builder, the library of formats, and from where on an agenda is too full."""

from django.urls import path

from gatherings.views import agenda, agenda_start, block, format

AGENDA = "gatherings/<int:pk>/agenda/"
BLOCK = f"{AGENDA}blocks/<int:item>/"

urlpatterns = [
    path(AGENDA, agenda.agenda_detail, name="agenda_detail"),
    path(f"{AGENDA}now/", agenda.agenda_now, name="agenda_now"),
    path(f"{AGENDA}lessons/", agenda.agenda_lessons, name="agenda_lessons"),
    path(f"{AGENDA}undo/", agenda.agenda_undo, name="agenda_undo"),
    path(f"{AGENDA}minutes/", agenda.agenda_minutes, name="agenda_minutes"),
    path(f"{AGENDA}fit/", agenda.agenda_fit, name="agenda_fit"),
    path(f"{AGENDA}sheet/", agenda.agenda_sheet, name="agenda_sheet"),
    path(f"{AGENDA}print/", agenda.agenda_print, name="agenda_print"),
    path(f"{AGENDA}start/", agenda_start.agenda_start, name="agenda_start"),
    path(f"{AGENDA}take/", agenda_start.agenda_take, name="agenda_take"),
    path(f"{AGENDA}keep/", agenda_start.agenda_keep, name="agenda_keep"),
    path(f"{AGENDA}drop/", agenda_start.agenda_drop, name="agenda_drop"),
    path(f"{AGENDA}lengthen/", agenda_start.agenda_lengthen, name="agenda_lengthen"),
    path(f"{AGENDA}split/", agenda_start.agenda_split, name="agenda_split"),
    path(f"{AGENDA}add/", block.block_add, name="block_add"),
    path(BLOCK, block.block_edit, name="block_edit"),
    path(f"{BLOCK}values/", block.block_values, name="block_values"),
    path(f"{BLOCK}move/", block.block_move, name="block_move"),
    path(f"{BLOCK}remove/", block.block_remove, name="block_remove"),
    path(f"{BLOCK}<slug:act>/", block.block_act, name="block_act"),
    path(f"{AGENDA}wordings/<int:wording>/", block.wording_settle, name="wording_settle"),
    path("gatherings/templates/<int:pk>/close/", agenda_start.template_close, name="template_close"),
    path("gatherings/templates/<int:pk>/reopen/", agenda_start.template_reopen, name="template_reopen"),
    path("settings/room/", agenda_start.agenda_limits, name="agenda_limits"),
    path("formats/", format.format_list, name="format_list"),
    path("formats/new/", format.format_new, name="format_new"),
    path("formats/<int:pk>/edit/", format.format_edit, name="format_edit"),
    path("formats/<int:pk>/close/", format.format_close, name="format_close"),
    path("formats/<int:pk>/reopen/", format.format_reopen, name="format_reopen"),
    path("formats/<slug:key>/", format.format_detail, name="format_detail"),
]
