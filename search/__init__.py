"""The query, the engines and the index."""
