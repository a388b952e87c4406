"""Excel in and out: sheet specs declared once; builder, reader and checker use them."""
