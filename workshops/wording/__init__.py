"""The words of the live table, by subject. Read them through workshops.strings."""
