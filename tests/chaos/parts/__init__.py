"""Parts of the service with one protection taken away, for the controls."""
