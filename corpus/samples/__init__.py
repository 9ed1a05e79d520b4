"""Sample reports, typeset by the program beside them (`python -m corpus.samples.typeset`); no other room imports from here."""
