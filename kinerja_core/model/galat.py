"""The base of errors that stop the program: what happened, where, and the next step, in Indonesian."""


class GalatKinerja(Exception):
    """One or a few clear sentences for the user. Faces print them and exit with code 2; no traceback."""
