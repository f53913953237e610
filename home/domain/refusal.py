"""A refusal is an answer, not a fault: it has a code, and its sentence is chosen at the edge."""


class Refused(Exception):  # noqa: N818 -- it is an answer of the domain, not an error of the program
    """What was asked may not be done now. `code` is stable and is what clients switch on."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
