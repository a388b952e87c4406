"""Keberatan: what became of each objection of the sheet Konfirmasi, and the result that holds once it has won."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import SKOR_TERTINGGI
from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import Rating, tanggal_panjang
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.rules.konfirmasi import BELUM_DITERUSKAN, LEWAT, MENUNGGU_PUTUSAN, urusan
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.rumus import Berkata, Terhitung
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, hari, rumus_nip, rumus_tanggal
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status, kosong, rumus_kosong_semua, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, JenisSel, Kolom, LembarTabel, Letak, Sorotan
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: Name of the sheet.
NAMA_KEBERATAN: Final = "Keberatan"
#: What a decision gives, by the columns of the sheet, and the column of Skor whose place it takes.
BARU: Final = {"rating_hasil_baru": "rating_hasil", "rating_perilaku_baru": "rating_perilaku", "nilai_baru": "nilai"}
#: Everything that is typed of a keberatan besides whose it is.
_TERISI: Final = ("tanggal_diteruskan", "pemutus", "putusan", "tanggal_putusan", "pertimbangan", *BARU)
#: Days of the keberatan, of passing it on and of its decision as numbers, for the status.
_HARI: Final = ("_hari_jawaban", "_hari_terusan", "_hari_putusan")
_KEBERATAN: Final = JawabanKonfirmasi.KEBERATAN.value
_DITERIMA, _DITOLAK = (one.value for one in (PutusanKeberatan.DITERIMA, PutusanKeberatan.DITOLAK))

TANPA_JAWABAN: Final = f"jawabannya di lembar {KONFIRMASI.nama} bukan {_KEBERATAN}"
TANPA_PUTUSAN: Final = "putusan belum dipilih"
TANPA_HASIL: Final = "hasil baru menurut putusan belum diisi"
DITOLAK_BERUBAH: Final = "hasil baru terisi, padahal keberatan ditolak"
TANPA_TANGGAL_PUTUSAN: Final = "tanggal putusan belum diisi"
TERUSAN_MENDAHULUI: Final = "diteruskan sebelum keberatan disampaikan"
PUTUSAN_MENDAHULUI: Final = "diputus sebelum diteruskan atau disampaikan"


# ----------------------------------------------------------------------------------------------- formulas


def _jawaban(letak: Letak, baris: int) -> str:
    """The place on the sheet Konfirmasi of the keberatan that a row follows; 0 for none."""
    people, answers = (letak.rentang(name, KONFIRMASI.nama) for name in ("nip", "jawaban"))
    cell = letak.sel("nip", baris)
    mine = f'({rumus_nip(people)}={rumus_nip(cell)})*({answers}="{_KEBERATAN}")'
    return f'IF({cell}="","",IFERROR(MAX(0,SUMPRODUCT(MAX({mine}*ROW({people})))-{KONFIRMASI.baris_judul}),0))'


def _keadaan(letak: Letak, baris: int) -> str:
    nip, place, sent, decided = (
        letak.sel(name, baris) for name in ("nip", "_jawaban", "tanggal_diteruskan", "putusan")
    )
    return (
        f'IF(OR({nip}="",{place}=""),"",IF({decided}<>"",{decided},IF({place}<1,"",'
        f'IF({sent}="","{BELUM_DITERUSKAN}","{MENUNGGU_PUTUSAN}"))))'
    )


def _hari_jawaban(letak: Letak, baris: int) -> str:
    """The day of the keberatan as a number; blank for none, and for what is no day."""
    place, days = letak.sel("_jawaban", baris), letak.rentang("tanggal_jawaban", KONFIRMASI.nama)
    given = f"INDEX({days},{place})"
    return f'IF(N({place})<1,"",IF({given}="","",IFERROR({rumus_tanggal(given)},"")))'


def _hari(nama: str) -> Callable[[Letak, int], str]:
    """The day of a cell of the row, likewise."""
    def pola(letak: Letak, baris: int) -> str:
        cell = letak.sel(nama, baris)
        return f'IF({cell}="","",IFERROR({rumus_tanggal(cell)},""))'

    return pola


def _berlaku(letak: Letak, baris: int) -> str:
    """The NIP whose result the row replaces; blank while it replaces none."""
    decided, new = letak.sel("putusan", baris), _tanpa_hasil(letak, baris)
    return f'IF(AND({decided}="{_DITERIMA}",NOT({new})),{rumus_nip(letak.sel("nip", baris))},"")'


def _tanpa_hasil(letak: Letak, baris: int) -> str:
    """A condition: a row has no new result."""
    return rumus_kosong_semua(*(letak.sel(name, baris) for name in BARU))


class PeriksaPutusan:
    """A decision answers a keberatan, has its day and its result, and follows what it decides on."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        place, decided = letak.sel("_jawaban", baris), letak.sel("putusan", baris)
        day, (objected, sent, ruled) = letak.sel("tanggal_putusan", baris), (letak.sel(name, baris) for name in _HARI)
        none = _tanpa_hasil(letak, baris)
        blank = rumus_kosong_semua(*(letak.sel(name, baris) for name in _TERISI))
        told = (
            f'IF({decided}="",IF(AND({day}="",{none}),"",", {TANPA_PUTUSAN}"),'
            f'IF(AND({decided}="{_DITERIMA}",{none}),", {TANPA_HASIL}",'
            f'IF(AND({decided}="{_DITOLAK}",NOT({none})),", {DITOLAK_BERUBAH}",""))'
            f'&IF({day}="",", {TANPA_TANGGAL_PUTUSAN}",""))'
        )
        order = (
            f'IF({sent}="","",IF({sent}<N({objected}),", {TERUSAN_MENDAHULUI}",""))'
            f'&IF({ruled}="","",IF({ruled}<MAX({objected},{sent}),", {PUTUSAN_MENDAHULUI}",""))'
        )
        return f'IF({blank},"",IF(N({place})<1,", {TANPA_JAWABAN}","")&{told}&{order})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value, from the place of the keberatan that the row was given."""
        row = isi[spek.nama][urutan]
        if all(kosong(row.get(name)) for name in _TERISI):
            return ""
        place = row.get("_jawaban")
        answer = isi[KONFIRMASI.nama][place - 1] if isinstance(place, int) and place > 0 else {}
        return "".join(f", {text}" for text in masalah_putusan(row, answer))


def masalah_putusan(row: Baris, jawaban: Baris) -> list[str]:
    """What contradicts itself in a row of the sheet; ``jawaban`` is the keberatan it follows, without cells for none.

    Both are cells as typed, by their columns; what is no day says nothing here.
    """
    decided = teks_angka(row.get("putusan")).casefold()
    new = [name for name in BARU if not kosong(row.get(name))]
    day, sent, objected = (
        _day(one) for one in (row.get("tanggal_putusan"), row.get("tanggal_diteruskan"), jawaban.get("tanggal_jawaban"))
    )
    found = [] if jawaban else [TANPA_JAWABAN]
    if not decided:
        found += [TANPA_PUTUSAN] if new or not kosong(row.get("tanggal_putusan")) else []
    else:
        found += [TANPA_HASIL] if decided == _DITERIMA.casefold() and not new else []
        found += [DITOLAK_BERUBAH] if decided == _DITOLAK.casefold() and new else []
        found += [TANPA_TANGGAL_PUTUSAN] if kosong(row.get("tanggal_putusan")) else []
    if sent and objected and sent < objected:
        found.append(TERUSAN_MENDAHULUI)
    if day and any(before and day < before for before in (objected, sent)):
        found.append(PUTUSAN_MENDAHULUI)
    return found


def _day(nilai: Any) -> datetime.date | None:
    day = hari(nilai)
    return day if isinstance(day, datetime.date) else None


def _terhitung(nama: str, judul: str, pola: Any, lebar: float, *, tersembunyi: bool = False) -> Kolom:
    return Kolom(
        nama=nama, judul=judul, jenis=JenisSel.RUMUS, rumus=Terhitung(nama, pola), lebar=lebar, sejak=3,
        tersembunyi=tersembunyi,
    )


KEBERATAN: Final = LembarTabel(
    rekaman=Keberatan,
    letak_rekaman="keberatan",
    sejak=3,
    nama=NAMA_KEBERATAN,
    judul="KEBERATAN ATAS HASIL EVALUASI",
    instruksi="Satu baris satu keberatan dari lembar Konfirmasi. Putusan Atasan Pejabat Penilai bersifat final; "
    "hasil baru langsung dipakai di semua lembar dan surat, yang semula tetap tersimpan di lembar Skor.",
    kolom=(
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21, sejak=3,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", judul="Nama", ejaan=("Nama Pegawai",), lebar=24, sejak=3, bantuan="Nama pegawai."),
        _terhitung("_keadaan", "Keadaan", _keadaan, 18),
        Kolom(nama="tanggal_diteruskan", judul="Tanggal Diteruskan", jenis=JenisSel.TANGGAL, lebar=18, sejak=3,
              bantuan="Tanggal keberatan diteruskan kepada Atasan Pejabat Penilai."),
        Kolom(nama="pemutus", judul="Atasan Pejabat Penilai", lebar=22, sejak=3,
              bantuan="Nama pejabat yang memutuskan keberatan; boleh kosong."),
        Kolom(nama="putusan", judul="Putusan", jenis=JenisSel.PILIHAN, pilihan=PutusanKeberatan, lebar=12, sejak=3,
              bantuan="Diterima: isi hasil barunya. Ditolak: hasil semula tetap."),
        Kolom(nama="tanggal_putusan", judul="Tanggal Putusan", jenis=JenisSel.TANGGAL, lebar=18, sejak=3,
              bantuan="Tanggal keberatan diputus."),
        Kolom(nama="pertimbangan", judul="Pertimbangan Putusan", jenis=JenisSel.TEKS_PANJANG, lebar=32, sejak=3,
              bantuan="Dicetak pada keputusan; satu butir satu baris (Alt+Enter)."),
        Kolom(nama="rating_hasil_baru", judul="Rating Hasil Kerja Baru", jenis=JenisSel.PILIHAN, pilihan=Rating,
              lebar=19, sejak=3, bantuan="Hanya bila diubah oleh putusan; kosong berarti tetap."),
        Kolom(nama="rating_perilaku_baru", judul="Rating Perilaku Kerja Baru", jenis=JenisSel.PILIHAN, pilihan=Rating,
              lebar=19, sejak=3, bantuan="Hanya bila diubah oleh putusan; kosong berarti tetap."),
        Kolom(nama="nilai_baru", judul="Nilai Baru", jenis=JenisSel.BULAT, terkecil=1, terbesar=SKOR_TERTINGGI, lebar=9,
              sejak=3, bantuan="Nilai menurut putusan. Kosong: nilai semula tidak berlaku lagi dan belum ditetapkan."),
        _terhitung("_jawaban", "Baris Konfirmasi", _jawaban, 9, tersembunyi=True),
        _terhitung("_berlaku", "Menggantikan", _berlaku, 9, tersembunyi=True),
        _terhitung("_hari_jawaban", "Hari Jawaban", _hari_jawaban, 9, tersembunyi=True),
        _terhitung("_hari_terusan", "Hari Diteruskan", _hari("tanggal_diteruskan"), 9, tersembunyi=True),
        _terhitung("_hari_putusan", "Hari Putusan", _hari("tanggal_putusan"), 9, tersembunyi=True),
        *kolom_status(Status((PeriksaNIP("nip"), PeriksaPutusan()))),
    ),
    kapasitas=10,  # it grows with the keberatan there are
    beku=2,
    sorotan=(
        Sorotan(kolom=("_keadaan", "_keadaan"), syarat=Berkata("_keadaan", (BELUM_DITERUSKAN,)), warna="lewat"),
        Sorotan(kolom=("_keadaan", "_keadaan"), syarat=Berkata("_keadaan", (MENUNGGU_PUTUSAN,)), warna="bentrok"),
    ),
)


# ------------------------------------------------------------------------------------------------- values


def hitung_keberatan(baris: list[dict[str, Any]], konfirmasi: Sequence[Baris]) -> None:
    """Add to every row what its formulas give.

    Args:
        baris: rows of the sheet as typed.
        konfirmasi: rows of the sheet Konfirmasi as typed.
    """
    places = {
        angka_nip(row["nip"]): number for number, row in enumerate(konfirmasi, start=1)
        if not kosong(row.get("nip")) and teks_angka(row.get("jawaban")).casefold() == _KEBERATAN.casefold()
    }
    for row in baris:
        row.update(dict.fromkeys(("_jawaban", "_keadaan", "_berlaku", *_HARI), ""))
        if kosong(row.get("nip")):
            continue
        digits, decided = angka_nip(row["nip"]), row.get("putusan")
        place = row["_jawaban"] = places.get(digits, 0)
        waiting = BELUM_DITERUSKAN if kosong(row.get("tanggal_diteruskan")) else MENUNGGU_PUTUSAN
        row["_keadaan"] = decided or (waiting if place else "")
        row["_berlaku"] = digits if _menang(row) else ""
        answer: Baris = konfirmasi[place - 1] if place else {}
        days = answer.get("tanggal_jawaban"), row.get("tanggal_diteruskan"), row.get("tanggal_putusan")
        row |= {name: seri(day) if (day := _day(one)) else "" for name, one in zip(_HARI, days, strict=True)}


def _menang(row: Baris) -> bool:
    accepted = teks_angka(row.get("putusan")).casefold() == _DITERIMA.casefold()
    return accepted and any(not kosong(row.get(name)) for name in BARU)


def putusan_menang(keberatan: Sequence[Baris]) -> dict[str, tuple[int, Baris]]:
    """Rows whose result holds, by NIP, with their places on the sheet from 1; of a person who stands twice the first.

    Args:
        keberatan: rows of the sheet as typed.
    """
    found: dict[str, tuple[int, Baris]] = {}
    for number, row in enumerate(keberatan, start=1):
        if not kosong(row.get("nip")) and _menang(row):
            found.setdefault(angka_nip(row["nip"]), (number, row))
    return found


def pakai_putusan(skor: Sequence[Baris], menang: Mapping[str, tuple[int, Baris]]) -> list[Baris]:
    """Rows of the sheet Skor as the decisions leave them: :meth:`.Keberatan.berlaku` of rows as typed."""
    if not menang:
        return [*skor]
    return [_pakai(row, menang.get(angka_nip(teks_angka(row.get("nip"))))) for row in skor]


def _pakai(row: Baris, menang: tuple[int, Baris] | None) -> Baris:
    if menang is None:
        return row
    _, decided = menang
    return {**row, **{
        old: decided.get(new) for new, old in BARU.items() if old == "nilai" or not kosong(decided.get(new))
    }}


# ------------------------------------------------------------------------------------------------ reading

_KODE: Final = {
    TANPA_JAWABAN: ("PUTUSAN-TANPA-KEBERATAN", "nip"),
    TANPA_PUTUSAN: ("PUTUSAN-TIDAK-LENGKAP", "putusan"),
    TANPA_HASIL: ("PUTUSAN-TIDAK-LENGKAP", "rating_hasil_baru"),
    DITOLAK_BERUBAH: ("PUTUSAN-DITOLAK-BERUBAH", "putusan"),
    TANPA_TANGGAL_PUTUSAN: ("KEBERATAN-TANGGAL", "tanggal_putusan"),
    TERUSAN_MENDAHULUI: ("KEBERATAN-TANGGAL", "tanggal_diteruskan"),
    PUTUSAN_MENDAHULUI: ("KEBERATAN-TANGGAL", "tanggal_putusan"),
}


@memberi(
    "PUTUSAN-TANPA-KEBERATAN", "PUTUSAN-TIDAK-LENGKAP", "PUTUSAN-DITOLAK-BERUBAH", "KEBERATAN-TANGGAL",
    "KEBERATAN-TERLAMBAT",
)
def periksa_keberatan(
    lapor: Pelapor[Tabel], keberatan: Sequence[tuple[int, Keberatan]], jawaban: Mapping[str, Konfirmasi],
    pengaturan: Pengaturan, hari_ini: datetime.date,
) -> None:
    """What contradicts itself in the keberatan of a unit: the records of the sheet with rows, and answers by NIP."""
    for row, one in keberatan:
        if not one.terisi:
            continue
        answer = jawaban.get(str(one.nip))
        objects = answer is not None and answer.jawaban is JawabanKonfirmasi.KEBERATAN
        cells = {name: str(value) if name == "putusan" else value for name, value in one if value is not None}
        name = one.nama or (answer and answer.nama) or str(one.nip)
        for text in masalah_putusan(cells, {"tanggal_jawaban": answer.tanggal_jawaban} if objects and answer else {}):
            code, field = _KODE[text]
            lapor(code, f"Keberatan {name}: {text}.", row, field)
        for field in ("tanggal_diteruskan", "tanggal_putusan"):
            day = getattr(one, field)
            if day is not None and day > hari_ini:
                lapor(
                    "KEBERATAN-TANGGAL",
                    f"{lapor.lembar.judul(field)} {tanggal_panjang(day)} belum tiba "
                    f"(hari ini {tanggal_panjang(hari_ini)}).", row, field,
                )
        told = urusan(pengaturan, answer, one, hari_ini)
        if objects and told.tenggat and told.keadaan.startswith(LEWAT):
            lapor(
                "KEBERATAN-TERLAMBAT",
                f"Keberatan {name} disampaikan sesudah tenggat {tanggal_panjang(told.tenggat)}, jadi dianggap setuju; "
                "putusannya tetap dipakai.", row, "nip",
            )
