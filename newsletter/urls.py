from newsletter import highlight_urls, issue_urls, subscription_urls

urlpatterns = [
    *highlight_urls.urlpatterns,
    *subscription_urls.urlpatterns,
    *issue_urls.urlpatterns,
]
