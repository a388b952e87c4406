"""The printer: from a template and a context to the bytes of a Word file. It knows no document."""
