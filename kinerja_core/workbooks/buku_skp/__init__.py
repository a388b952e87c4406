"""The staff workbook: one file per sheet."""
