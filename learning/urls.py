from learning import measure_urls, voice_urls

urlpatterns = [*measure_urls.urlpatterns, *voice_urls.urlpatterns]
