from learning import lesson_urls, measure_urls, noticing_urls, voice_urls

urlpatterns = [
    *measure_urls.urlpatterns,
    *voice_urls.urlpatterns,
    *lesson_urls.urlpatterns,
    *noticing_urls.urlpatterns,
]
