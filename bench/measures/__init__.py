"""One module per measure; each says what it counts and how."""
