"""What is read around the tables: commentary, narrative measures, keys of statuses and scores, notes."""
