from gatherings import (
    agenda_urls,
    calendar_urls,
    cascade_urls,
    gathering_urls,
    reflection_urls,
    reminder_urls,
    rsvp_urls,
    run_urls,
)

urlpatterns = [
    *gathering_urls.urlpatterns,
    *rsvp_urls.urlpatterns,
    *agenda_urls.urlpatterns,
    *reflection_urls.urlpatterns,
    *calendar_urls.urlpatterns,
    *reminder_urls.urlpatterns,
    *run_urls.urlpatterns,
    *cascade_urls.urlpatterns,
]
