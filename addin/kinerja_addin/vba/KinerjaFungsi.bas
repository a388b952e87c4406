Attribute VB_Name = "KinerjaFungsi"
Option Explicit

' Functions for cells. Each hands its arguments to kinerja_addin.udf; what goes wrong becomes text in the cell.
' ThisWorkbook (the add-in), never the user's book, is named as the home of the code.

Public Function PREDIKAT(hasil As Variant, perilaku As Variant, Optional tanggal As Variant) As Variant
    On Error GoTo gagal
    PREDIKAT = Python().CallUDF("kinerja_addin.udf", "predikat", Array(hasil, perilaku, tanggal), ThisWorkbook, Application.Caller)
    Exit Function
gagal:
    PREDIKAT = SebabGagal(Err.Description)
End Function

Public Function KELOMPOK(tingkat_hasil As Variant, tingkat_perilaku As Variant, Optional tanggal As Variant) As Variant
    On Error GoTo gagal
    KELOMPOK = Python().CallUDF("kinerja_addin.udf", "kelompok", Array(tingkat_hasil, tingkat_perilaku, tanggal), ThisWorkbook, Application.Caller)
    Exit Function
gagal:
    KELOMPOK = SebabGagal(Err.Description)
End Function

Public Function PERIKSA_NIP(nip As Variant, Optional tanggal As Variant) As Variant
    On Error GoTo gagal
    PERIKSA_NIP = Python().CallUDF("kinerja_addin.udf", "periksa_nip", Array(nip, tanggal), ThisWorkbook, Application.Caller)
    Exit Function
gagal:
    PERIKSA_NIP = SebabGagal(Err.Description)
End Function

Public Function TENGGAT_KONFIRMASI(tanggal As Variant) As Variant
    On Error GoTo gagal
    TENGGAT_KONFIRMASI = Python().CallUDF("kinerja_addin.udf", "tenggat_konfirmasi", Array(tanggal), ThisWorkbook, Application.Caller)
    Exit Function
gagal:
    TENGGAT_KONFIRMASI = SebabGagal(Err.Description)
End Function

Public Function PEMETAAN(data As Variant, Optional tanggal As Variant) As Variant
    On Error GoTo gagal
    PEMETAAN = Python().CallUDF("kinerja_addin.udf", "pemetaan", Array(data, tanggal), ThisWorkbook, Application.Caller)
    Exit Function
gagal:
    PEMETAAN = SebabGagal(Err.Description)
End Function

Private Function Python() As Object
    AmankanPython
    Set Python = XLPy
End Function

Private Function SebabGagal(ByVal sebab As String) As String
    SebabGagal = "Kinerja: fungsi tidak dapat dihitung (" & sebab & "). Jalankan ""kinerja addin periksa""."
End Function
