"""Pages of HTML: one file, no script, nothing fetched."""
