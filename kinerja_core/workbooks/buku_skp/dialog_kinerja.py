"""Dialog Kinerja: one row per agenda item; what belongs to the whole dialog stands on its first row.

Each filled ``strategi`` cell is one strategy of the dialog. A dialog with more strategies than agenda items
has further rows with only its number and a strategy: such rows are no agenda item.

``agenda.catatan`` is no field of the model: it names a catatan harian that asks for a dialog, whose progress and
masalah the reader puts where these are not typed; the two columns beside it show them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja, KeadaanTindakLanjut, TindakLanjut
from kinerja_core.model.istilah import (
    PimpinanDialog,
    StatusDialog,
    YaTidak,
    tanggal_panjang,
)
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.rumus import (
    CariIKI,
    PeriksaKodeIKI,
    PeriksaPimpinan,
    PeriksaTahun,
    RHKDariIKI,
)
from kinerja_core.workbooks.buku_skp.rumus_dialog import (
    CATATAN,
    DAFTAR_CATATAN,
    DIALOG,
    DariCatatan,
    LembarCatatan,
    PeriksaCatatan,
    StatusDialogBaris,
    TanggalDialog,
    isi_catatan,
    sebutan_catatan,
)
from kinerja_core.workbooks.buku_skp.tindak_lanjut import (
    ALASAN,
    KEADAAN,
    TANGGAL,
    TANPA_STRATEGI,
    TENGGAT,
    DialogSebelumnya,
    PerhatianDialog,
    PeriksaTersembunyi,
    ReviuStrategi,
    TempatTerbuka,
    cacat_berikutnya,
    cacat_reviu,
)
from kinerja_core.workbooks.hasil import LetakDialog
from kinerja_core.workbooks.mesin.alamat import rentang_sel
from kinerja_core.workbooks.mesin.isi import isi_baris
from kinerja_core.workbooks.mesin.kelompok import lanjutan, nomor_kelompok, tanpa_kepala
from kinerja_core.workbooks.mesin.lanjutan import terlihat_rumus
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import bersihkan, lapor, periksa_baris
from kinerja_core.workbooks.mesin.rumus import PeriksaLanjutan, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel, lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import belum_tiba

#: Stands in for what stands in the row above, of another number.
_ANY_KEPALA: Final[Rekam] = {
    "tanggal": datetime.date(2025, 1, 1), "penyesuaian": YaTidak.TIDAK, "status": StatusDialog.SELESAI,
}
_ANY_AGENDA: Final = AgendaDialog(kode_iki="IKI 0.0", progress="-", masalah="-")


class DialogTerbaca(NamedTuple):
    """A dialog with the rows it came from; ``tempat`` says in which row a value of its head stands."""

    dialog: DialogKinerja
    baris: int
    tempat: Mapping[str, int]
    agenda: tuple[tuple[int, AgendaDialog], ...]
    semua_baris: tuple[int, ...]
    kepala: Mapping[str, tuple[int, ...]]
    strategi: tuple[int, ...]


def letak_dialog(table: Tabel, terbaca: Iterable[DialogTerbaca]) -> dict[int, LetakDialog]:
    """Where each dialog that could be read stands."""
    return {
        one.dialog.nomor: LetakDialog(
            table.nama, dict(table.kolom), one.semua_baris, one.kepala, tuple(row for row, _ in one.agenda),
            one.strategi,
        )
        for one in terbaca
    }


def isi_dialog(buku: BukuSKP, lembar: LembarTabel) -> list[Baris]:
    """A row per agenda item or strategy, whichever are more; the rest stands on the first row of the dialog."""
    rows: list[Baris] = []
    for dialog in buku.dialog:
        whole = isi_baris(lembar, dialog, kecuali=("agenda.", "tindak_lanjut."))
        for number, (agenda, strategy) in enumerate(zip_longest(dialog.agenda, dialog.strategi)):
            own = whole if number == 0 else {"nomor": dialog.nomor}
            after = isi_baris(lembar, dialog.tindak_lanjut_ke(number + 1), "tindak_lanjut.")
            rows.append(own | {"strategi": strategy} | isi_baris(lembar, agenda, "agenda.") | after)
    return rows


def baca_dialog(table: Tabel, bacaan: BacaanSKP) -> list[DialogTerbaca]:
    """Dialogs with all their mandatory parts; others are findings only."""
    groups: dict[int, list[tuple[int, Rekam]]] = {}
    everything: dict[int, tuple[Rekam, int | None]] = {}
    for index, raw in table.baris:
        record = bersihkan(table, index, raw)
        number = None
        if not table.cacat_di(index, "nomor") and record:
            number = nomor_kelompok(table, index, record.pop("nomor", None))
        if number is not None:
            groups.setdefault(number, []).append((index, record))
        everything[index] = record, number
    bacaan.baris_sendiri[table.spek.nama] = frozenset(index for rows in groups.values() for index, _ in rows)
    dialogs = []
    notes = [one for one in bacaan.bersambung(CATATAN) if terlihat_rumus(one.spek, one.nama)]
    notes.sort(key=lambda one: one.nama.rpartition(" ")[2] if one.spek.lanjutan_dari else "")
    for number, rows in groups.items():
        _from_notes(table, rows, notes)
        headless = _headless(table, number, rows[0][0], everything)
        if headless:  # what else is wrong in its rows is said all the same
            rows[0] = rows[0][0], _ANY_KEPALA | rows[0][1]
            if not any("strategi" in record for _, record in rows):
                rows[0][1]["strategi"] = "-"
        dialog = _dialog(table, number, rows)
        if dialog is not None and not headless:
            dialogs.append(dialog)
        else:
            bacaan.agenda_lain += [(index, record.get("agenda.kode_iki")) for index, record in rows]
    return dialogs


@memberi("DIALOG-TIDAK-LENGKAP")
def _headless(
    lapor: Pelapor[Tabel], number: int, first: int, semua: Mapping[int, tuple[Rekam, int | None]]
) -> bool:
    """Whether what belongs to a dialog stands in the row above its first one, which has another number or none."""
    group = "Dialog", number, first
    return tanpa_kepala(lapor, "DIALOG-TIDAK-LENGKAP", group, semua, [*_ANY_KEPALA]) is not None


@memberi("PILIHAN-TIDAK-DIKENAL")
def _from_notes(lapor: Pelapor[Tabel], rows: list[tuple[int, Rekam]], notes: Sequence[Tabel]) -> None:
    """Give rows of a dialog the progress and masalah of the note each chose, where these are not typed."""
    labels = [(lipat(sebutan_catatan(note)), note) for part in reversed(notes) for _, note in reversed(part.baris)]
    known = {label: note for label, note in labels if label}
    for index, record in rows:
        chosen = record.pop("agenda.catatan", None)
        if chosen is None:
            continue
        note = known.get(lipat(str(chosen)))
        if note is not None:
            given = dict(zip(("agenda.progress", "agenda.masalah"), isi_catatan(note), strict=True))
            record |= {name: text for name, text in given.items() if text is not None and name not in record}
            continue
        lapor.lembar.buruk.add(index)
        lapor(
            "PILIHAN-TIDAK-DIKENAL",
            f"Dari Catatan Harian: catatan {kutip(chosen)} tidak ditemukan lagi di lembar Catatan Harian.",
            index, "agenda.catatan",
        )


@memberi("DIALOG-BERBEDA", "DIALOG-TINDAK-LANJUT")
def _dialog(lapor_beda: Pelapor[Tabel], number: int, rows: list[tuple[int, Rekam]]) -> DialogTerbaca | None:
    table = lapor_beda.lembar
    names = [column.nama for column in table.spek.kolom if column.lanjut and column.nama != "strategi"]
    values, places, different = lanjutan(lapor_beda, rows, names, "DIALOG-BERBEDA")
    whole = not different and not any(index in table.buruk for index, _ in rows)
    incomplete = dict.fromkeys((column.nama for column in table.spek.kolom), "DIALOG-TIDAK-LENGKAP")
    agenda: list[tuple[int, AgendaDialog]] = []
    strategies: list[tuple[int, Any]] = []
    after: list[TindakLanjut] = []
    discussed = False
    for index, record in rows:
        follow = {name.partition(".")[2]: value for name, value in record.items() if name.startswith("tindak_lanjut.")}
        if "strategi" in record:
            strategies.append((index, record["strategi"]))
            if follow:
                place = {"urut": len(strategies)}
                done = periksa_baris(table, index, follow, TindakLanjut, awalan="tindak_lanjut.", tambahan=place)
                whole = whole and done is not None
                after += [] if done is None else [done]
        elif follow:
            lapor_beda("DIALOG-TINDAK-LANJUT", f"Dialog {number}: {TANPA_STRATEGI}.", index, KEADAAN)
        own = {name.removeprefix("agenda."): value for name, value in record.items() if name.startswith("agenda.")}
        if own:
            discussed = True
            item = periksa_baris(table, index, own, AgendaDialog, awalan="agenda.", kosong=incomplete)
            if item is None:
                whole = False
            else:
                agenda.append((index, item))
    head = rows[0][0]
    items = tuple(item for _, item in agenda) or ((_ANY_AGENDA,) if discussed else ())
    try:
        dialog = DialogKinerja.model_validate(
            values | {
                "nomor": number, "agenda": items, "strategi": tuple(text for _, text in strategies),
                "tindak_lanjut": tuple(after),
            }
        )
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = "agenda.kode_iki" if trouble.jalur == ("agenda",) else str(trouble.jalur[0])
            row = places.get(name, head)
            if name == "strategi" and len(trouble.jalur) > 1:
                row = strategies[int(trouble.jalur[1])][0]
            where = table.sel(row, name)
            lapor(trouble, table.spek.kolom_bernama(name), table, where, kosong="DIALOG-TIDAK-LENGKAP")
        return None
    every, plans = tuple(index for index, _ in rows), tuple(index for index, _ in strategies)
    filled = {name: tuple(index for index, record in rows if name in record) for name in places}
    return DialogTerbaca(dialog, head, places, tuple(agenda), every, filled, plans) if whole else None


@memberi("DIALOG-LUAR-TAHUN", "DIALOG-MASA-DEPAN", "DIALOG-TANPA-PERTIMBANGAN")
def periksa_dialog(
    lapor: Pelapor[Tabel], dialog: Iterable[DialogTerbaca], bacaan: BacaanSKP
) -> list[tuple[int, DialogKinerja]]:
    """Dialogs of the year of the SKP about its indicators, led by somebody who is known."""
    kept = []
    held = list(dialog)
    _check_planned(lapor.lembar, held, bacaan)
    _check_codes(lapor.lembar, bacaan)
    for item in held:
        usable = _check_agenda(lapor.lembar, item, bacaan)
        _check_follow_up(lapor.lembar, item, [one.dialog.tanggal for one in held])
        one, where = item.dialog, (item.tempat.get("tanggal", item.baris), "tanggal")
        if bacaan.skp is not None and one.tanggal.year != bacaan.skp.tahun:
            usable = False
            lapor(
                "DIALOG-LUAR-TAHUN",
                f"Dialog {one.nomor}: tanggal {tanggal_panjang(one.tanggal)} di luar tahun SKP {bacaan.skp.tahun}.",
                *where,
            )
        elif one.tanggal > bacaan.hari_ini:
            said = belum_tiba(f"Dialog {one.nomor}: tanggal", one.tanggal, bacaan.hari_ini)
            lapor("DIALOG-MASA-DEPAN", said, *where)
        if (
            one.dipimpin is PimpinanDialog.PEMBERI_PERTIMBANGAN
            and bacaan.skp is not None
            and bacaan.skp.pemberi_pertimbangan is None
        ):
            usable = False
            lapor(
                "DIALOG-TANPA-PERTIMBANGAN",
                f"Dialog {one.nomor} dipimpin Pemberi Pertimbangan, tetapi identitasnya belum diisi.",
                item.tempat.get("dipimpin", item.baris), "dipimpin",
            )
        if usable:
            agenda = tuple(
                entry.model_copy(update={"kode_iki": bacaan.isi_skp.kode_iki(entry.kode_iki)}) for entry in one.agenda
            )
            kept.append((item.baris, one.model_copy(update={"agenda": agenda})))
    return kept


@memberi("DIALOG-TANPA-AKSI")
def _check_planned(lapor: Pelapor[Tabel], dialog: Iterable[DialogTerbaca], bacaan: BacaanSKP) -> None:
    """Whether what dialogs discuss has a rencana aksi, right or wrong; what is said of it is not said elsewhere too."""
    codes, plan = bacaan.isi_skp, bacaan.tabel.get(RENCANA_AKSI.nama)
    if plan is None:
        return
    bare = {*codes.tanpa(str(record.get("kode_iki", "")) for _, record in plan.baris)} - bacaan.aksi_disebut
    found: dict[str, list[tuple[int, int]]] = {}
    for item in dialog:
        for row, entry in item.agenda:
            code = codes.kode_iki(entry.kode_iki)
            if code in bare:
                found.setdefault(code, []).append((row, item.dialog.nomor))
    if not found:
        return
    first, *others = dict(place for places in found.values() for place in places).items()
    numbers = ", ".join(dict.fromkeys(str(number) for _, number in (first, *others)))
    lapor(
        "DIALOG-TANPA-AKSI", f"Dialog {numbers} membahas {', '.join(found)}, yang belum mempunyai rencana aksi.",
        first[0], "agenda.kode_iki",
        sel_lain=rentang_sel(lapor.lembar.sel(row, "agenda.kode_iki") for row, _ in others),
    )
    bacaan.aksi_disebut |= found.keys()


@memberi("IKI-TIDAK-DIKENAL")
def _check_codes(lapor: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """Codes that the SKP has not in dialogs of which something else is wrong, so that both are said at once."""
    for row, code in bacaan.agenda_lain:
        usable = isinstance(code, str) and not lapor.lembar.cacat_di(row, "agenda.kode_iki")
        if usable and bacaan.isi_skp.kode_iki(" ".join(code.split())) is None:
            bacaan.isi_skp.sebut_asing(lapor, " ".join(code.split()), row, "agenda.kode_iki")


@memberi("IKI-TIDAK-DIKENAL", "DIALOG-AGENDA-GANDA")
def _check_agenda(lapor: Pelapor[Tabel], item: DialogTerbaca, bacaan: BacaanSKP) -> bool:
    """Whether the agenda can be printed; what is wrong elsewhere is said there, not again here."""
    codes, usable = bacaan.isi_skp, True
    planned = {one.kode_iki for _, one in bacaan.terpakai.get(RENCANA_AKSI.nama, ())}
    seen: dict[tuple[str, ...], int] = {}
    for row, entry in item.agenda:
        code = codes.kode_iki(entry.kode_iki)
        if code is None:
            usable = False
            codes.sebut_asing(lapor, entry.kode_iki, row, "agenda.kode_iki")
            continue
        usable = usable and codes.utuh(code) and code in planned
        key = (code, lipat(entry.progress), lipat(entry.masalah))
        first = seen.setdefault(key, row)
        if first != row:
            lapor(
                "DIALOG-AGENDA-GANDA",
                f"Dialog {item.dialog.nomor}: agenda {code} sama dengan {lapor.lembar.sel(first, 'agenda.kode_iki')}.",
                row, "agenda.kode_iki",
            )
    return usable


@memberi("DIALOG-TINDAK-LANJUT", "DIALOG-BERIKUTNYA")
def _check_follow_up(lapor: Pelapor[Tabel], item: DialogTerbaca, semua: Sequence[datetime.date]) -> None:
    """Every strategy that a later dialog dropped, and the next dialog; not in a book that has no cells for them."""
    one, table = item.dialog, lapor.lembar
    if KEADAAN not in table.kolom:
        return
    for number, row in enumerate(item.strategi, start=1):
        follow = one.tindak_lanjut_ke(number)
        typed = {f"tindak_lanjut.{name}": value for name, value in follow or ()}
        wrong = cacat_reviu(one.tanggal, True, typed, semua)
        if wrong:
            said = f"Dialog {one.nomor} ({tanggal_panjang(one.tanggal)}), strategi ke-{number}: {', '.join(wrong)}."
            lapor("DIALOG-TINDAK-LANJUT", said, row, KEADAAN)
    if wrong_next := cacat_berikutnya(one.tanggal, one.status, one.berikutnya, semua):
        row = item.tempat.get("berikutnya", item.baris)
        lapor("DIALOG-BERIKUTNYA", f"Dialog {one.nomor}: {wrong_next}.", row, "berikutnya")


def hitung_dialog(table: Tabel, bacaan: BacaanSKP) -> tuple[int, int]:
    """How much is there: dialogs that can be used, of the numbers begun."""
    numbers = {str(record.get("nomor")) for _, record in table.baris}
    return len(bacaan.terpakai[table.spek.nama]), len(numbers)


DIALOG_KINERJA: Final = LembarTabel(
    rekaman=DialogKinerja,
    letak_rekaman="dialog",
    tanpa_sel=("tindak_lanjut.urut",),  # the row of the strategy says which it is
    cara_isi=isi_dialog,
    cara_baca=baca_dialog,
    cara_periksa=periksa_dialog,
    cara_hitung=hitung_dialog,
    nama=DIALOG,
    judul="DIALOG KINERJA",
    instruksi="Satu baris untuk satu agenda. Dialog yang sama: No Dialog sama; tanggal dan hasil di baris pertama. "
    "Catatan harian yang ditandai perlu dialog dipilih di kolom Dari Catatan Harian.",
    kolom=(
        Kolom(nama="nomor", judul="No Dialog", ejaan=("No", "Nomor Dialog", "No. Dialog"), jenis=JenisSel.BULAT,
              wajib=True, terkecil=1, terbesar=99, lebar=8, bantuan="1 untuk dialog pertama, 2 untuk yang kedua, …"),
        Kolom(nama="tanggal", judul="Tanggal", ejaan=("Hari/Tanggal",), jenis=JenisSel.TANGGAL, wajib=True, lanjut=True,
              lebar=17, bantuan="Tanggal dialog dilaksanakan."),
        Kolom(nama="_terbuka", judul="Belum Selesai dari Dialog Sebelumnya", jenis=JenisSel.RUMUS,
              rumus=DialogSebelumnya(), lebar=32,
              bantuan="Terisi otomatis: strategi dialog sebelumnya yang belum ditutup, satu per baris. Reviunya "
              "ditulis di baris asal strategi itu."),
        Kolom(nama="agenda.kode_iki", judul="Kode IKI", jenis=JenisSel.PILIHAN, pilihan="DaftarIKI", wajib=True,
              lebar=11, bantuan="Indikator yang dibahas."),
        Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
              rumus=CariIKI("agenda.kode_iki", "iki.indikator"), lebar=30, bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="agenda.catatan", judul="Dari Catatan Harian", ejaan=("Catatan Harian", "Dari Catatan"),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_CATATAN, lebar=24, sejak=2, luar_rekaman=True,
              bantuan="Pilih catatan yang menunggu dialog; progress dan masalahnya ikut terbaca. Kosongkan bila "
              "agendanya ditulis sendiri."),
        Kolom(nama="_progress_catatan", judul="Progress dari Catatan", jenis=JenisSel.RUMUS,
              rumus=DariCatatan(("progress", "kegiatan")), lebar=26,
              bantuan="Terisi otomatis: progress pada catatan itu, atau kegiatannya."),
        Kolom(nama="_masalah_catatan", judul="Masalah dari Catatan", jenis=JenisSel.RUMUS,
              rumus=DariCatatan(("masalah",)), lebar=26, bantuan="Terisi otomatis dari catatan itu."),
        Kolom(nama="agenda.progress", judul="Progress Pencapaian Hasil Kerja", ejaan=("Progress", "Progres"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=32,
              bantuan="Wajib, kecuali terisi dari catatan. Yang ditulis di sini menggantikan isi catatan."),
        Kolom(nama="agenda.masalah", judul="Masalah/Hambatan", ejaan=("Masalah", "Hambatan"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=30,
              bantuan="Wajib, kecuali terisi dari catatan. Yang ditulis di sini menggantikan isi catatan."),
        Kolom(nama="agenda.penyebab", judul="Penyebab", jenis=JenisSel.TEKS_PANJANG, lebar=26,
              bantuan="Penyebab masalah, bila diketahui."),
        Kolom(nama="strategi", judul="Strategi Mengatasi Permasalahan/Hambatan", ejaan=("Strategi",),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lanjut=True, lebar=36,
              bantuan="Satu strategi per sel; setiap dialog paling sedikit satu. Strategi lain: baris berikutnya, "
              "No Dialog sama."),
        Kolom(nama=TENGGAT, judul="Tenggat Strategi", jenis=JenisSel.TANGGAL, lebar=17, sejak=3,
              bantuan="Sampai kapan strategi di baris ini dilaksanakan, bila disepakati."),
        Kolom(nama=KEADAAN, judul="Tindak Lanjut", ejaan=("Reviu Strategi", "Keadaan Strategi"),
              jenis=JenisSel.PILIHAN, pilihan=KeadaanTindakLanjut, lebar=16, sejak=3,
              bantuan="Diisi pada dialog berikutnya: Selesai, Masih Terbuka, atau Dihentikan."),
        Kolom(nama=TANGGAL, judul="Tanggal Reviu", jenis=JenisSel.TANGGAL, lebar=17, sejak=3,
              bantuan="Tanggal dialog yang mereviu strategi di baris ini."),
        Kolom(nama=ALASAN, judul="Alasan/Keterangan Reviu", ejaan=("Alasan Dihentikan", "Keterangan Reviu"),
              jenis=JenisSel.TEKS_PANJANG, lebar=26, sejak=3, bantuan="Wajib bila strateginya dihentikan."),
        Kolom(nama="_perhatian", judul="Perlu Ditindaklanjuti", jenis=JenisSel.RUMUS, rumus=PerhatianDialog(),
              lebar=24, sorot_isi=True,
              bantuan="Terisi otomatis: strategi yang belum direviu dialog sesudahnya, atau dialog berikutnya yang "
              "belum ditentukan."),
        Kolom(nama="penyesuaian", judul="Penyesuaian Ukuran Keberhasilan dan Target",
              ejaan=("Penyesuaian", "Penyesuaian Target"), jenis=JenisSel.PILIHAN, pilihan=YaTidak, wajib=True,
              lanjut=True, lebar=20, bantuan="Apakah ukuran keberhasilan atau target disesuaikan?"),
        Kolom(nama="status", judul="Status", jenis=JenisSel.PILIHAN, pilihan=StatusDialog, wajib=True, lanjut=True,
              lebar=15, bantuan="Selesai atau Belum Selesai."),
        Kolom(nama="berikutnya", judul="Dialog Berikutnya", ejaan=("Tanggal Dialog Berikutnya",),
              jenis=JenisSel.TANGGAL, lanjut=True, lebar=17, sejak=3,
              bantuan="Tanggal dialog berikutnya yang disepakati; diminta selama statusnya Belum Selesai."),
        Kolom(nama="keterangan", judul="Keterangan", jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=26,
              bantuan="Bila diperlukan."),
        Kolom(nama="peserta_lain", judul="Peserta Lain", jenis=JenisSel.TEKS_PANJANG, lanjut=True, daftar=True,
              lebar=28,
              bantuan="Peserta selain pegawai. Beberapa nama dipisah titik koma (;) atau Alt+Enter."),
        Kolom(nama="dipimpin", judul="Dipimpin Oleh", ejaan=("Dipimpin", "Pimpinan Dialog"), jenis=JenisSel.PILIHAN,
              pilihan=PimpinanDialog, lanjut=True, lebar=22,
              bantuan="Yang memimpin dan menandatangani; kosong berarti Pejabat Penilai."),
        *kolom_status(StatusDialogBaris((
            PeriksaTahun("tanggal", "_tanggal"), PeriksaKodeIKI("agenda.kode_iki"), PeriksaCatatan(),
            PeriksaPimpinan("dipimpin"), PeriksaTersembunyi("_lanjutan"),
        ))),
        Kolom(nama="_rhk", judul="RHK Dibahas", jenis=JenisSel.RUMUS, rumus=RHKDariIKI("agenda.kode_iki"), lebar=10,
              bantuan="Terisi otomatis dari kode IKI."),
        Kolom(nama="_tanggal", judul="Tanggal Dialog Ini", jenis=JenisSel.TANGGAL, terkunci=True,
              rumus=TanggalDialog("nomor", "tanggal"), lebar=17, bantuan="Terisi otomatis dari baris pertama dialog."),
        Kolom(nama="_tempat_terbuka", judul="Tempat Terbuka", jenis=JenisSel.RUMUS, rumus=TempatTerbuka(),
              tersembunyi=True),
        Kolom(nama="_reviu", judul="Pemeriksaan Reviu", jenis=JenisSel.RUMUS, rumus=ReviuStrategi(), tersembunyi=True),
        Kolom(nama="_lanjutan", judul="Pemeriksaan Lanjutan", jenis=JenisSel.RUMUS, tersembunyi=True,
              rumus=PeriksaLanjutan("nomor", ("tanggal", "penyesuaian", "status", "berikutnya", "dipimpin"))),
        Kolom(nama="_lembar_catatan", judul="Lembar Catatan", jenis=JenisSel.RUMUS, rumus=LembarCatatan(),
              tersembunyi=True),
    ),
    kapasitas=60,
    penuh=True,
    grup="nomor",
    beku=1,
    sorotan=(
        bentrok("tanggal", "tanggal"), bentrok("agenda.kode_iki", "kode IKI"),
        bentrok("agenda.catatan", "catatan harian", sampai="_masalah_catatan"),
        bentrok("tanggal", "Tanggal berbeda"), bentrok("penyesuaian", "Target berbeda"),
        bentrok("status", "Status berbeda"), bentrok("berikutnya", "Berikutnya berbeda"),
        bentrok("dipimpin", "Oleh berbeda"),
    ),
)
