"""Words become claims: numbers, days, claimants, and the rules that put them together."""
