"""The room topics."""
