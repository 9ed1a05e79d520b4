"""Documents with tables in the styles of councils, made by chance from words and figures of our own, and what is true of them."""
