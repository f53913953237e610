from tests.content import loaded_site

__all__ = ["loaded_site"]
