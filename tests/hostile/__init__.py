"""A hostile server on loopback, and what becomes of what it answers."""
