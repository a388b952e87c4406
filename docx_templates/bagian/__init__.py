"""Parts of templates: the page, texts, tables, signatures, and what several documents share."""
