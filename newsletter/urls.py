from newsletter import highlight_urls, subscription_urls

urlpatterns = [
    *highlight_urls.urlpatterns,
    *subscription_urls.urlpatterns,
]
