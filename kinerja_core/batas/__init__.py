"""The boundary: every file from outside comes in here, within one budget, or is refused in one Indonesian sentence.

The lowest room: it knows bytes, zips, XML and text, and nothing of the product.
"""
