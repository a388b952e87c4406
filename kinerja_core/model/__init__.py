"""What exists: typed, frozen records and value types. Knows no rule, no file and no face."""
