"""The role bar's style in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def role_bar_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("build/css/role-bar.css"))
