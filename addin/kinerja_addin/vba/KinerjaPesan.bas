Attribute VB_Name = "KinerjaPesan"
Option Explicit

' The only place where the add-in's VBA talks to the user.
Public Sub TampilkanPesan(ByVal teks As String, Optional ByVal gawat As Boolean = False)
    If gawat Then
        MsgBox teks, vbExclamation, "Kinerja"
    Else
        MsgBox teks, vbInformation, "Kinerja"
    End If
End Sub
