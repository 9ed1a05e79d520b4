"""What the words of one cell, head or line say by themselves."""
