"""The profiles that ship with the product, one YAML each; its file name is its code."""
