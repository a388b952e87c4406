"""What the workbooks of several evaluators say together, and beside the SKP: who was rated twice, as whose atasan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Hubungan, Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilaian360
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_360.rumus import DAFTAR
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.alamat import sel_di, tempat
from kinerja_core.workbooks.mesin.orang import nama_sama
from kinerja_core.workbooks.mesin.spek import lipat

#: Evaluator, pegawai and period: what may be rated once.
_Kunci = tuple[NIP, NIP, Periode]


def _given(hasil: Sequence[HasilBaca]) -> dict[_Kunci, list[tuple[str, Penilaian360]]]:
    """Every rating with its file, by who rated whom and when."""
    found: dict[_Kunci, list[tuple[str, Penilaian360]]] = defaultdict(list)
    for item in hasil:
        if isinstance(item.buku, BukuPenilaian360):
            for rating in item.buku.penilaian:
                found[item.buku.penilai.nip, rating.nip, item.buku.periode].append((item.berkas, rating))
    return found


def penilaian_terpakai(hasil: Sequence[HasilBaca], periode: Periode) -> dict[NIP, dict[NIP, Penilaian360]]:
    """Ratings of a period by pegawai and evaluator. A copy counts once; what contradicts itself does not count."""
    used: dict[NIP, dict[NIP, Penilaian360]] = defaultdict(dict)
    for (rater, rated, when), given in _given(hasil).items():
        if when == periode and all(rating == given[0][1] for _, rating in given):
            used[rated][rater] = given[0][1]
    return dict(used)


def bertentangan_360(hasil: Sequence[HasilBaca], periode: Periode) -> frozenset[NIP]:
    """Whom an evaluator rated more than once and differently, which counts for neither."""
    return frozenset(
        rated for (_, rated, when), given in _given(hasil).items()
        if when == periode and any(rating != given[0][1] for _, rating in given)
    )


def terhalang_360(hasil: HasilBaca) -> frozenset[NIP] | None:
    """Whom a mistake in the list of an evaluator keeps from being counted; ``None`` where it may be anybody."""
    wrong = [
        one for one in hasil.temuan if one.tingkat is Tingkatan.KESALAHAN and one.kode != "P360-GANDA"
        and (one.kode == "P360-SKOR-TANPA-NAMA" or lipat(one.lembar or "") == lipat(DAFTAR))
    ]
    used = {one.nip for one in hasil.buku.penilaian} if isinstance(hasil.buku, BukuPenilaian360) else set()
    rows = {tempat(number)[0]: (NIP(nip), number) for nip, (_, number, _) in hasil.letak_dinilai.items()}
    held: set[NIP] = set()
    if any(one.kode == "P360-NOMOR" for one in wrong):
        return None  # whose the scores of another number are is not known
    cells = [(one, cell) for one in wrong for area in one.semua_sel for cell in sel_di(area)]
    if len({id(one) for one, _ in cells}) < len(wrong):
        return None  # one of a whole sheet
    for one, cell in cells:
        person = rows.get(tempat(cell)[0])
        if person is None or lipat(one.lembar or "") != lipat(DAFTAR) or cell == person[1]:
            return None  # whose rating it is, is what is wrong
        if person[0] not in used:
            held.add(person[0])
    return frozenset(held)


def antar_penilaian_360(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """Findings between the files of several evaluators, at their cells; nobody is named, nor any file."""
    cells = {(item.berkas, nip): place[:2] for item in hasil for nip, place in item.letak_dinilai.items()}
    told: dict[tuple[str, str, int], list[tuple[str, ...]]] = defaultdict(list)
    for (_, rated, _), given in _given(hasil).items():
        if len(given) > 1:
            same = all(rating == given[0][1] for _, rating in given)
            files = list(dict.fromkeys(berkas for berkas, _ in given))
            for berkas in files:
                key = "P360-SALINAN" if same else "P360-GANDA", berkas, len(files) - 1
                told[key].append(cells.get((berkas, str(rated)), ()))
    for (kode, berkas, others), places in told.items():  # one cause of a file once, at the first of its people
        who = "seorang pegawai" if len(places) == 1 else f"{len(places)} pegawai"
        where = f"{others} berkas lain" if others else "baris lain berkas ini"
        rest = "sama; dihitung satu kali." if kode == "P360-SALINAN" else "berbeda."
        yield buat_temuan(
            kode, f"Penilai ini menilai {who} lebih dari sekali (juga di {where}) dengan isi yang {rest}",
            berkas=berkas, **_where(places[0]),
        )
    yield from _names(hasil)
    yield from _relations(hasil)


def _names(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """A NIP whose name differs from the person's own workbook, or from the first evaluator's list."""
    known = {
        nip: (item.buku.skp.pegawai.nama, "buku kerja pegawai itu")
        for item in hasil
        if isinstance(item.buku, BukuSKP) and (nip := item.buku.skp.pegawai.nip)
    }
    for item in hasil:
        if not isinstance(item.buku, BukuPenilaian360):
            continue
        for rating in item.buku.penilaian:
            place = item.letak_dinilai.get(str(rating.nip), ())[:2]
            name, where = known.setdefault(rating.nip, (rating.nama, "buku seorang penilai lain"))
            if not nama_sama(rating.nama, name):
                yield buat_temuan(
                    "P360-NAMA-BERBEDA", f"NIP di sel ini diberi nama lain di {where}.", berkas=item.berkas,
                    **_where(place),
                )


def _where(tempat: tuple[str, ...]) -> dict[str, str]:
    """Sheet and cell of a finding, as far as they are known."""
    return dict(zip(("lembar", "sel"), tempat, strict=False))


def _relations(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """A relation that the SKP of either person contradicts; "Atasan" weighs most and is the easiest to turn round."""
    leaders: dict[NIP, set[NIP]] = defaultdict(set)
    for item in hasil:
        if isinstance(item.buku, BukuSKP):
            skp = item.buku.skp
            people = (skp.penilai, skp.atasan_penilai, skp.pemberi_pertimbangan)
            leaders[skp.pegawai.nip] |= {one.nip for one in people if one is not None and one.nip is not None}
    for item in hasil:
        if not isinstance(item.buku, BukuPenilaian360):
            continue
        rater = item.buku.penilai.nip
        for rating in item.buku.penilaian:
            above, below = leaders.get(rating.nip, set()), leaders.get(rater, set())
            place = _where(item.letak_dinilai.get(str(rating.nip), ())[::2])
            said = "Hubungan di sel ini tidak sejalan dengan buku SKP: menurut buku itu "
            if rating.hubungan is Hubungan.ATASAN and above and rater not in above:
                yield buat_temuan(
                    "P360-HUBUNGAN", said + "penilai ini bukan Pejabat Penilai atau pimpinan pegawai itu.",
                    berkas=item.berkas, **place,
                )
            elif rating.hubungan is not Hubungan.BAWAHAN and rating.nip in below:
                yield buat_temuan(
                    "P360-HUBUNGAN", said + "pegawai itu pimpinan penilai ini.", berkas=item.berkas, **place
                )
