from django.urls import path

from backbone.views import dashboard, transfer

urlpatterns = [
    path("", dashboard.today, name="today"),
    path("import/", transfer.import_list, name="import_list"),
    path("import/<int:pk>/", transfer.import_detail, name="import_detail"),
    path("import/<int:pk>/progress/", transfer.import_progress, name="import_progress"),
    path("import/<int:pk>/columns/", transfer.import_columns, name="import_columns"),
    path("import/<int:pk>/decide/", transfer.import_decide, name="import_decide"),
    path("import/<int:pk>/start/", transfer.import_start, name="import_start"),
    path("import/<int:pk>/undo/", transfer.import_undo, name="import_undo"),
    path("import/<int:pk>/drop/", transfer.import_drop, name="import_drop"),
]
