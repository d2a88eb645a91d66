from django.urls import path

from backbone import catalyst_urls, check_urls, network_urls, year_urls
from backbone.views import dashboard, snooze, transfer

urlpatterns = [
    *network_urls.urlpatterns,
    path("today/<slug:section>/", dashboard.today_section, name="today_section"),
    path("sleeping/", snooze.snooze_list, name="snooze_list"),
    path("sleeping/new/", snooze.snooze_new, name="snooze_new"),
    path("sleeping/<str:key>/<int:row>/wake/", snooze.snooze_wake, name="snooze_wake"),
    *check_urls.urlpatterns,
    *catalyst_urls.urlpatterns,
    *year_urls.urlpatterns,
    path("import/", transfer.import_list, name="import_list"),
    path("import/<int:pk>/", transfer.import_detail, name="import_detail"),
    path("import/<int:pk>/progress/", transfer.import_progress, name="import_progress"),
    path("import/<int:pk>/columns/", transfer.import_columns, name="import_columns"),
    path("import/<int:pk>/decide/", transfer.import_decide, name="import_decide"),
    path("import/<int:pk>/start/", transfer.import_start, name="import_start"),
    path("import/<int:pk>/undo/", transfer.import_undo, name="import_undo"),
    path("import/<int:pk>/drop/", transfer.import_drop, name="import_drop"),
]
