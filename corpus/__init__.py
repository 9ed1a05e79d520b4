"""What is held: the nouns, the register, periods and the library. Imports nothing of the other packages."""
