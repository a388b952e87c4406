"""Records of the year: what is mandatory, and that every problem comes back at once, in Indonesian."""

from __future__ import annotations

import datetime
import pickle
import pickletools
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Rekaman, dari_lajur, hematkan
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.umpan_balik import UmpanBalik
from tests.model import bahan

AGENDA = {"kode_iki": "IKI 1.1", "progress": "Draf selesai", "masalah": "Data terlambat"}
LENGKAP: dict[type[Rekaman], dict[str, Any]] = {
    RencanaAksi: {
        "kode_iki": "IKI 1.1", "uraian": "Menyusun draf", "waktu": {"mulai": "Maret", "selesai": "April"},
    },
    CatatanHarian: {
        "tanggal": "2025-04-10", "kode_rhk": "RHK 1", "kegiatan": "Koordinasi", "kategori": "Hasil Kerja Utama",
    },
    Realisasi: {"triwulan": "Triwulan I", "kode_iki": "IKI 1.1", "realisasi": "1 laporan", "bukti_dukung": "Laporan"},
    DialogKinerja: {
        "nomor": 1, "tanggal": "2025-05-05", "agenda": [AGENDA], "strategi": ["Menambah petugas"],
        "penyesuaian": "Tidak", "status": "Selesai",
    },
    UmpanBalik: {
        "tanggal": "2025-05-05", "jenis": "Insidentil", "tentang": "Hasil Kerja", "pemberi": "Ratna", "isi": "Bagus",
    },
}  # fmt: skip


def masalah(jenis: type[Rekaman], isi: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        jenis.model_validate(isi)
    return {".".join(map(str, item.jalur)): item.pesan for item in daftar_masalah(caught.value)}


@pytest.mark.parametrize("jenis", LENGKAP)
def test_a_complete_record_is_read_and_survives_json(jenis: type[Rekaman]) -> None:
    rekaman = jenis.model_validate(LENGKAP[jenis])
    assert jenis.model_validate_json(rekaman.model_dump_json()) == rekaman


def test_records_from_the_store_share_which_fields_were_given_and_a_changed_copy_has_its_own() -> None:
    asal = [CatatanHarian.model_validate(LENGKAP[CatatanHarian]) for _ in range(2)]
    satu, dua = (pickle.loads(pickle.dumps(one)) for one in asal)  # noqa: S301 - just written
    assert [satu, dua] == asal
    assert satu.model_fields_set == dua.model_fields_set == asal[0].model_fields_set
    assert satu.__pydantic_fields_set__ is dua.__pydantic_fields_set__
    assert [*satu.__dict__] == [*CatatanHarian.model_fields]
    assert satu.model_extra is satu.__pydantic_private__ is None
    ubahan = satu.model_copy(update={"progress": "Selesai separuh"})
    assert "progress" in ubahan.model_fields_set
    assert "progress" not in satu.model_fields_set | dua.model_fields_set


def test_records_that_share_names_hold_what_they_held_and_their_copies_are_their_own() -> None:
    satu, dua = (CatatanHarian.model_validate(LENGKAP[CatatanHarian] | {"masalah": said}) for said in ("Banjir", None))
    before = [one.model_dump() for one in (satu, dua)]
    hematkan((satu, dua))
    assert [one.model_dump() for one in (satu, dua)] == before
    assert [*satu.__dict__] == [*CatatanHarian.model_fields]
    assert satu.__pydantic_fields_set__ is dua.__pydantic_fields_set__ is not None
    assert "progress" in satu.model_copy(update={"progress": "Selesai"}).model_fields_set
    assert "progress" not in dua.model_fields_set


class _Kotak(Rekaman):
    """Whatever stands in columns: days, records in records, values that are no records, days and none."""

    isi: tuple[Any, ...] = ()
    tanggal: Any = None


_DI_DALAM = st.sampled_from([
    CatatanHarian.model_validate(LENGKAP[CatatanHarian]), Realisasi.model_validate(LENGKAP[Realisasi]),
    RencanaAksi.model_validate(LENGKAP[RencanaAksi]), None, "kata",
])
_HARI = st.one_of(
    st.dates(), st.datetimes(), st.none(), st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 1, 9))
)


@st.composite
def _kotak(draw: st.DrawFn, dalam: int = 2) -> _Kotak:
    """A box of boxes or of other things, in which any field may not have been given."""
    inner: Any = st.one_of(_DI_DALAM, _kotak(dalam - 1)) if dalam else _DI_DALAM
    days = draw(st.sampled_from([st.dates(), _HARI]))
    values = draw(st.fixed_dictionaries({}, optional={"isi": st.lists(inner, max_size=9).map(tuple), "tanggal": days}))
    return _Kotak.model_validate(values)


@given(st.lists(_kotak(), max_size=12).map(tuple))
def test_records_packed_field_by_field_are_those_that_were_packed(isi: tuple[_Kotak, ...]) -> None:
    asal = _Kotak(isi=isi)
    kembali = pickle.loads(pickle.dumps(asal, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - just written

    def sama(satu: Any, lain: Any) -> None:
        assert type(satu) is type(lain)
        assert satu == lain
        if isinstance(satu, Rekaman):
            assert satu.__pydantic_fields_set__ == lain.__pydantic_fields_set__
            assert [*satu.__dict__] == [*lain.__dict__]
            assert lain.model_extra is lain.__pydantic_private__ is None
            for name, value in satu.__dict__.items():
                sama(value, lain.__dict__[name])
        elif isinstance(satu, tuple):
            for one, other in zip(satu, lain, strict=True):
                sama(one, other)

    sama(asal, kembali)


def test_hundreds_of_records_are_packed_field_by_field() -> None:
    kotak = _Kotak(isi=tuple(CatatanHarian.model_validate(LENGKAP[CatatanHarian]) for _ in range(200)))
    packed = pickle.dumps(kotak, pickle.HIGHEST_PROTOCOL)
    assert packed.count(b"kegiatan") <= 2  # the field and the name among those given, once for all
    assert sum(op.name in {"BUILD", "NEWOBJ"} for op, _, _ in pickletools.genops(packed)) < 20


@pytest.mark.parametrize(("jenis", "isian"), [
    (dict, ()), (str, ()), (CatatanHarian, ("asing",)), (CatatanHarian, ("tanggal", "__class__")),
])  # fmt: skip
def test_columns_make_records_of_known_fields_and_nothing_else(jenis: Any, isian: tuple[str, ...]) -> None:
    with pytest.raises(TypeError):
        dari_lajur(jenis, isian, (), [set()], [[1] for _ in isian])


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        dari_lajur(CatatanHarian, ("tanggal", "kegiatan"), (), [set(), set()], [[1, 2], [1]])


@pytest.mark.parametrize(("jenis", "wajib"), [(jenis, nama) for jenis, isi in LENGKAP.items() for nama in isi])
def test_a_missing_mandatory_part_is_asked_for_by_name(jenis: type[Rekaman], wajib: str) -> None:
    isi = {nama: nilai for nama, nilai in LENGKAP[jenis].items() if nama != wajib}
    assert masalah(jenis, isi) == {wajib: "Wajib diisi."}


@pytest.mark.parametrize("jenis", LENGKAP)
def test_an_unknown_part_is_refused_and_a_record_cannot_be_changed(jenis: type[Rekaman]) -> None:
    assert masalah(jenis, {**LENGKAP[jenis], "lain": 1}) == {"lain": "Isian ini tidak dikenal."}
    rekaman = jenis.model_validate(LENGKAP[jenis])
    with pytest.raises(ValidationError):
        setattr(rekaman, next(iter(LENGKAP[jenis])), "lain")


def test_all_problems_of_a_person_come_back_at_once_in_indonesian() -> None:
    rusak = bahan.pegawai(nama="  ", nip=1.99105172015042e17, jenis="Honorer", pangkat="Kapten", jabatan=None)
    ditemukan = masalah(Pegawai, rusak)
    assert set(ditemukan) == {"nama", "nip", "jenis", "pangkat", "jabatan"}
    assert ditemukan["nama"] == "Wajib diisi."
    assert "terbaca sebagai angka" in ditemukan["nip"]
    assert ditemukan["jenis"] == '"Honorer" tidak dikenal; pilih "PNS" atau "PPPK".'
    assert ditemukan["jabatan"] == "Harus berupa teks."


def test_all_problems_of_a_score_line_come_back_at_once() -> None:
    baris = {"nip": "123", "nama": "", "hasil": "abc", "perilaku": 121, "rating_hasil": "hebat", "nilai": 0}
    ditemukan = masalah(SkorPegawai, baris)
    assert {nama: pesan for nama, pesan in ditemukan.items() if nama in {"hasil", "perilaku", "nilai"}} == {
        "hasil": "Harus angka.", "perilaku": "Paling besar 120.", "nilai": "Paling kecil 1.",
    }  # fmt: skip
    assert set(ditemukan) == {"nip", "nama", "hasil", "perilaku", "rating_hasil", "nilai"}


@pytest.mark.parametrize("nilai", [92.5, "92,5", 121, -1, "sembilan"])
def test_a_nilai_is_a_whole_number_from_1_to_120(nilai: object) -> None:
    assert "nilai" in masalah(SkorPegawai, {"nip": "199105172015042003", "nama": "A", "nilai": nilai})


def test_an_agenda_line_without_its_mandatory_parts_names_both() -> None:
    isi = {**LENGKAP[DialogKinerja], "agenda": [{"kode_iki": "IKI 1.1"}], "strategi": []}
    assert masalah(DialogKinerja, isi) == {
        "agenda.0.progress": "Wajib diisi.", "agenda.0.masalah": "Wajib diisi.", "strategi": "Paling sedikit 1 isian.",
    }  # fmt: skip


def test_a_dialog_names_each_indicator_once_in_order() -> None:
    agenda = [{**AGENDA, "kode_iki": kode} for kode in ("IKI 2.1", "IKI 1.1", "IKI 2.1")]
    dialog = DialogKinerja.model_validate({**LENGKAP[DialogKinerja], "agenda": agenda})
    assert dialog.kode_iki == ("IKI 2.1", "IKI 1.1")


def test_a_rencana_aksi_prints_with_its_months() -> None:
    assert str(RencanaAksi.model_validate(LENGKAP[RencanaAksi])) == "Menyusun draf (Maret s/d April)"


def test_a_book_gives_the_activities_of_one_indicator_in_order() -> None:
    waktu = {"mulai": "Maret", "selesai": "April"}
    aksi = [
        {"kode_iki": kode, "uraian": uraian, "waktu": waktu}
        for kode, uraian in (("IKI 1.1", "a"), ("IKI 2.1", "b"), ("IKI 1.1", "c"))
    ]
    buku = BukuSKP.model_validate({"skp": bahan.skp(), "rencana_aksi": aksi})
    assert [item.uraian for item in buku.rencana_aksi_untuk("IKI 1.1")] == ["a", "c"]


def test_settings_of_a_unit_decide_nothing_about_the_ranking_that_nobody_set() -> None:
    pengaturan = Pengaturan.model_validate({"nama_unit": "Biro Contoh", "periode": "Tahun 2025"})
    assert (pengaturan.metode, pengaturan.k, pengaturan.toleransi, pengaturan.bobot) == (None, None, None, None)
    assert pengaturan.model_copy(update={"bobot_hasil": 60}).bobot is None
    assert pengaturan.model_copy(update={"bobot_hasil": 60, "bobot_perilaku": 40}).bobot == (60, 40)


def test_a_finding_tells_its_place() -> None:
    sel = "C5"  # alamat: any text will do
    temuan = Temuan(
        kode="NIP-ANGKA", tingkat="kesalahan", berkas="andi.xlsx", lembar="Identitas", sel=sel, pesan="p", saran="s"
    )
    assert temuan.tempat == f"andi.xlsx › Identitas › {sel}"
    assert temuan.model_copy(update={"lembar": None, "sel": None}).tempat == "andi.xlsx"


@pytest.mark.parametrize("kode", ["nip-angka", "NIP ANGKA", "NIP-", "-NIP", ""])
def test_the_code_of_a_finding_has_one_form(kode: str) -> None:
    with pytest.raises(ValidationError):
        Temuan(kode=kode, tingkat="kesalahan", pesan="p", saran="s")


def test_no_english_of_the_validator_reaches_the_user() -> None:
    isi = {
        "skp": {
            **bahan.skp(tahun="dua ribu", mulai=1, hasil_kerja="x", lampiran=3, ekspektasi=[1]),
            "pegawai": 7,
        },
        "rencana_aksi": {"a": 1}, "rencana_aksi_selesai": "mungkin", "dialog": [None],
        "realisasi": [{**LENGKAP[Realisasi], "realisasi": 5}],
    }  # fmt: skip
    ditemukan = masalah(BukuSKP, isi)
    assert len(ditemukan) >= 9
    inggris = re.compile(r"\b(input|should|must|valid|field|value|instance|required|dictionary|got)\b", re.IGNORECASE)
    assert {nama: pesan for nama, pesan in ditemukan.items() if inggris.search(pesan)} == {}
