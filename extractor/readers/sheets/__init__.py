"""What the columns and rows of a table's band mean, before any reader takes it up."""
