"""What the forms of every app share."""

from django import forms


class PlainForm(forms.Form):
    """No colons after labels; a field with a fault says so to assistive technology (Django sets aria-invalid)."""

    use_required_attribute = True

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
