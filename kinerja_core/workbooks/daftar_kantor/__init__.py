"""Lists of people as offices have them, and the report of BKN's e-Kinerja: found by their headers and their content."""
