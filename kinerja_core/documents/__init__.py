"""Word out: one guarded renderer, one context model per document."""
