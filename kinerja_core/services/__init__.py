"""The verbs of the product; the only thing the faces (command line, add-in) call."""
