from learning import voice_urls

urlpatterns = [*voice_urls.urlpatterns]
