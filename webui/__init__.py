"""The search in a browser."""
