"""Word out: the printer (``mesin``), parts that documents share (``bagian``), and a module for each document."""
