"""Find places: gemeenten and other areas weighed by what stands around them, locations, addresses, slips."""
