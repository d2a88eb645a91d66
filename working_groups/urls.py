from working_groups import common_agenda_urls, drafting_urls, group_urls, plan_urls

urlpatterns = [
    *common_agenda_urls.urlpatterns,
    *group_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *drafting_urls.urlpatterns,
]
