"""Understanding a document, filing it, publishing it: Seedwire without time and services."""

__version__ = "0.1.0"
