Attribute VB_Name = "KinerjaMakro"
Option Explicit

' Macros as they stand in the list of Alt+F8; the ribbon calls the same ones.

Public Sub PeriksaBuku()
    Inti().Jalankan "periksa_buku_desktop", "Periksa Buku"
End Sub

Public Sub BuatRisalah()
    Inti().Jalankan "buat_risalah_desktop", "Buat Risalah"
End Sub

Public Sub HitungPemeringkatan()
    Inti().Jalankan "hitung_pemeringkatan_desktop", "Hitung Pemeringkatan"
End Sub

Private Function Inti() As KinerjaInti
    Set Inti = New KinerjaInti
End Function
