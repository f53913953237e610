"""Who somebody is for this site. What a role may do is the table in docs/permissions.md."""

from enum import StrEnum


class Role(StrEnum):
    ANONYMOUS = "anonymous"
    RESIDENT = "resident"
    DELEGATE = "delegate"
    FACILITATOR = "facilitator"
    DIRECTOR = "director"
    EDITOR = "editor"
    MODERATOR = "moderator"
    PLANNER = "planner"
    ADMINISTRATOR = "administrator"


# A staff role is held by being in a group; administrators put people in and out of it.
STAFF_GROUPS: dict[Role, str] = {
    Role.DIRECTOR: "Regia",
    Role.EDITOR: "Redazione",
    Role.MODERATOR: "Moderazione",
    Role.PLANNER: "Pianificazione",
}
