"""The workbook of a 360° evaluator."""
