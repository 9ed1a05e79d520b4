"""Tables that are no rows under heads: cards, tiles, heat maps."""
