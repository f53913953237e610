"""Every address of the site. Italian ones have no prefix; English ones start with /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

# Wagtail's own forms ask for a password, without limits; everybody signs in with a code.
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    # Asked for by whatever shows no page of ours: readers of feeds, shortcuts, old browsers.
    path("favicon.ico", RedirectView.as_view(url=static("img/icon-48.png"), permanent=False)),
    path("admin/login/", to_sign_in),
    path("_util/login/", to_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documenti/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(
    path("_util/login/", to_sign_in),
    path("", include("home.accounts.urls")),
    *([path("", include("voci.demo.urls"))] if settings.DEMO_MODE else []),
    path("", include("home.urls")),
    path("", include("consultations.urls")),
    path("", include("workshops.urls")),
    path("", include("proposals.urls")),
    path("", include("proposals.open_data_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler404 = "home.views.page_not_found"
handler500 = "home.unavailable.server_error"
