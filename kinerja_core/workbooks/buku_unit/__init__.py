"""The unit workbook: one file per sheet."""
