"""Staff pages inside Wagtail's admin: the moderators' queue and the planners' desk."""
