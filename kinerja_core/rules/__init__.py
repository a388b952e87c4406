"""What the regulations say: dated YAML with sources, and small pure functions."""
