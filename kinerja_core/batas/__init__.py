"""The boundary: every file from outside comes in here, within one budget, or is refused in one Indonesian sentence.

It stands below every room that reads: it knows bytes, zips, XML and text, and of the product only how it refuses.
"""
