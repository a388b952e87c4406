Attribute VB_Name = "KinerjaFungsi"
Option Explicit

' Functions for cells. Each hands its arguments to kinerja_addin.udf; what goes wrong becomes text in the cell.

Public Function PREDIKAT(hasil As Variant, perilaku As Variant, Optional tanggal As Variant) As Variant
    PREDIKAT = Inti().Hitung("predikat", Array(hasil, perilaku, tanggal))
End Function

Public Function KELOMPOK(tingkat_hasil As Variant, tingkat_perilaku As Variant, Optional tanggal As Variant) As Variant
    KELOMPOK = Inti().Hitung("kelompok", Array(tingkat_hasil, tingkat_perilaku, tanggal))
End Function

Public Function PERIKSA_NIP(nip As Variant, Optional tanggal As Variant) As Variant
    PERIKSA_NIP = Inti().Hitung("periksa_nip", Array(nip, tanggal))
End Function

Public Function TENGGAT_KONFIRMASI(tanggal As Variant) As Variant
    TENGGAT_KONFIRMASI = Inti().Hitung("tenggat_konfirmasi", Array(tanggal))
End Function

Public Function PEMETAAN(data As Variant, Optional tanggal As Variant) As Variant
    PEMETAAN = Inti().Hitung("pemetaan", Array(data, tanggal))
End Function

Private Function Inti() As KinerjaInti
    Set Inti = New KinerjaInti
End Function
