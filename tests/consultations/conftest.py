from tests.loaded_site import loaded_site

__all__ = ["loaded_site"]
