"""The base of errors that stop the program: what happened, where, and the next step, in Indonesian."""


class GalatKinerja(Exception):
    """One or a few clear sentences for the user. Faces print them and exit with code 2; no traceback."""


class PengaturanSalah(GalatKinerja, ValueError):
    """Settings that no ranking can be made with. ``masalah`` lists every problem, in Indonesian."""

    def __init__(self, masalah: tuple[str, ...]) -> None:
        self.masalah = masalah
        super().__init__(" ".join(masalah))
