"""Papers of a release, made from what is installed: NOTICE and the bill of materials."""
