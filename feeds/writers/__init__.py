"""The room writers."""
