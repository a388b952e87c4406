"""The Excel workbooks staff open, built from the sheet specs."""
