Attribute VB_Name = "KinerjaPita"
Option Explicit

' Callbacks named in customUI14.xml. "control" is an IRibbonControl, taken late bound so that no library is needed.

Public Sub PitaPeriksaBuku(control As Object)
    PeriksaBuku
End Sub

Public Sub PitaBuatRisalah(control As Object)
    BuatRisalah
End Sub

Public Sub PitaHitungPemeringkatan(control As Object)
    HitungPemeringkatan
End Sub

Public Sub PitaBantuan(control As Object)
    Inti().Pesan "Periksa Buku: memeriksa buku SKP atau buku unit yang sedang aktif; temuan ditulis di lembar baru." & vbLf & _
        "Buat Risalah: membuat berkas Word untuk setiap dialog kinerja yang lengkap." & vbLf & _
        "Hitung Pemeringkatan: menghitung pemetaan dan pemeringkatan dari buku unit; hasil ditulis di lembar baru." & vbLf & vbLf & _
        "Fungsi sel: =PREDIKAT, =KELOMPOK, =PERIKSA_NIP, =TENGGAT_KONFIRMASI, =PEMETAAN." & vbLf & _
        "Lembar Anda tidak pernah ditimpa. Jika tombol tidak bekerja, jalankan ""kinerja addin periksa""."
End Sub

Public Sub PitaTentang(control As Object)
    Inti().Pesan Inti().Tentang() & vbLf & "Bukan aplikasi resmi Kementerian Kesehatan."
End Sub

Private Function Inti() As KinerjaInti
    Set Inti = New KinerjaInti
End Function
