from working_groups import common_agenda_urls

urlpatterns = [*common_agenda_urls.urlpatterns]
