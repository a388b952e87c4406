Attribute VB_Name = "KinerjaMakro"
Option Explicit

' Macros as they stand in the list of Alt+F8; the ribbon calls the same ones.

Public Sub PeriksaBuku()
    JalankanPython "periksa_buku_desktop", "Periksa Buku"
End Sub

Public Sub BuatRisalah()
    JalankanPython "buat_risalah_desktop", "Buat Risalah"
End Sub

Public Sub HitungPemeringkatan()
    JalankanPython "hitung_pemeringkatan_desktop", "Hitung Pemeringkatan"
End Sub

' Everything a macro says about the workbook is said by Python; here speaks only what keeps Python from starting.
Private Sub JalankanPython(ByVal fungsi As String, ByVal kegiatan As String)
    Dim keluaran As Variant
    Dim sebab As String
    On Error GoTo gagal
    If ActiveWorkbook Is Nothing Then
        TampilkanPesan kegiatan & ": buka dahulu buku kerjanya, lalu tekan tombolnya lagi.", True
        Exit Sub
    End If
    Application.StatusBar = kegiatan & ": memulai Python ..."
    AmankanPython
    keluaran = RunPython("import kinerja_addin.makro; kinerja_addin.makro." & fungsi & "()")
    Application.StatusBar = False
    If Not IsEmpty(keluaran) Then
        If keluaran = -1 Then TampilkanPesan PesanGagal(kegiatan, ""), True
    End If
    Exit Sub
gagal:
    sebab = Err.Description
    Application.StatusBar = False
    TampilkanPesan PesanGagal(kegiatan, sebab), True
End Sub

' Neither Python nor cmd.exe may look for code or programs in the current folder: it can be that of a workbook
' somebody sent. Both settings are those of this Excel only and end with it.
Public Sub AmankanPython()
    Static sudah As Boolean
    Dim lingkungan As Object
    If sudah Then Exit Sub
    On Error Resume Next  ' only Windows has WScript, which RunPython itself needs there
    Set lingkungan = CreateObject("WScript.Shell").Environment("PROCESS")
    lingkungan.Item("PYTHONSAFEPATH") = "1"
    lingkungan.Item("NoDefaultCurrentDirectoryInExePath") = "1"
    sudah = True
End Sub

Private Function PesanGagal(ByVal kegiatan As String, ByVal sebab As String) As String
    Dim teks As String
    teks = kegiatan & " tidak dapat dijalankan; buku kerja tidak diubah."
    If sebab <> "" Then teks = teks & vbLf & "Sebab: " & sebab
    PesanGagal = teks & vbLf & "Jalankan ""kinerja addin periksa"" untuk mencari sebabnya. " & _
        "Semua pekerjaan juga dapat dilakukan tanpa add-in dengan perintah ""kinerja""."
End Function
