; Installs Kinerja for this user: the page, its Start-menu entry, and the add-in of Excel for who wants it.
; Silent: /S, with /ADDIN also the add-in. VERSI, KELUARAN, HALAMAN, XLAM, XLSTART and CADANGAN are given when it is built.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define CATATAN "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kinerja"
!define PENCOPOT "copot.exe"
!define MENU "$SMPROGRAMS\Kinerja.lnk"
!define ADDIN "$APPDATA\${XLSTART}\${XLAM}"

Name "Kinerja ${VERSI}"
BrandingText "Kinerja ${VERSI}"
OutFile "${KELUARAN}"
InstallDir "$LOCALAPPDATA\Programs\Kinerja"

!define MUI_COMPONENTSPAGE_NODESC
!define MUI_COMPONENTSPAGE_TEXT_TOP "Kinerja dipasang hanya untuk Anda, tanpa izin administrator. Halaman bekerja di peramban dan tidak memerlukan apa-apa; add-in Excel memerlukan Python dengan paket kinerja dan izin memakai makro."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Buka Kinerja sekarang"
!define MUI_FINISHPAGE_RUN_FUNCTION BukaHalaman
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

VIProductVersion "${VERSI}.0"
VIAddVersionKey /LANG=${LANG_INDONESIAN} "ProductName" "Kinerja"
VIAddVersionKey /LANG=${LANG_INDONESIAN} "ProductVersion" "${VERSI}"
VIAddVersionKey /LANG=${LANG_INDONESIAN} "FileVersion" "${VERSI}"
VIAddVersionKey /LANG=${LANG_INDONESIAN} "FileDescription" "Pemasang Kinerja"
VIAddVersionKey /LANG=${LANG_INDONESIAN} "LegalCopyright" "MIT"

; When a file was last changed, as a word; empty when there is none.
!macro Waktu BERKAS HASIL
  StrCpy ${HASIL} ""
  ${If} ${FileExists} "${BERKAS}"
    GetFileTime "${BERKAS}" $R8 $R9
    StrCpy ${HASIL} "$R8-$R9"
  ${EndIf}
!macroend

Section "Halaman Kinerja dan entri di menu Start" BAGIAN_HALAMAN
  SectionIn RO
  SetOutPath "$INSTDIR"
  File "${HALAMAN}"
  !insertmacro Waktu "$INSTDIR\${HALAMAN}" $R0
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Halaman tidak dapat ditulis di $INSTDIR."
  ${EndIf}
  CreateShortcut "${MENU}" "$INSTDIR\${HALAMAN}" "" "" 0 SW_SHOWNORMAL "" "Periksa buku kerja dan buat dokumennya"
  WriteUninstaller "$INSTDIR\${PENCOPOT}"
  WriteRegStr HKCU "${CATATAN}" "DisplayName" "Kinerja"
  WriteRegStr HKCU "${CATATAN}" "DisplayVersion" "${VERSI}"
  WriteRegStr HKCU "${CATATAN}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${CATATAN}" "UninstallString" '"$INSTDIR\${PENCOPOT}"'
  WriteRegStr HKCU "${CATATAN}" "QuietUninstallString" '"$INSTDIR\${PENCOPOT}" /S'
  WriteRegDWORD HKCU "${CATATAN}" "NoModify" 1
  WriteRegDWORD HKCU "${CATATAN}" "NoRepair" 1
SectionEnd

Section /o "Add-in Excel" BAGIAN_ADDIN
  ; What is there already and was not put there by an installer is kept beside XLSTART, as "kinerja addin pasang" does.
  !insertmacro Waktu "${ADDIN}" $R0
  ReadRegStr $R1 HKCU "${CATATAN}" "AddInExcel"
  ${If} $R0 != ""
  ${AndIf} $R0 != $R1
    ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
    CreateDirectory "$APPDATA\${CADANGAN}"
    ClearErrors
    Rename "${ADDIN}" "$APPDATA\${CADANGAN}\kinerja-$2$1$0-$4$5$6.xlam"
    ${If} ${Errors}
      SetErrorLevel 2
      MessageBox MB_OK|MB_ICONSTOP "Add-in yang lama sedang dipakai. Tutup semua jendela Excel, lalu jalankan pemasang ini lagi." /SD IDOK
      Abort "Add-in tidak dipasang."
    ${EndIf}
  ${EndIf}
  SetOutPath "$APPDATA\${XLSTART}"
  ClearErrors
  File "${XLAM}"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Add-in tidak dapat ditulis. Tutup semua jendela Excel, lalu jalankan pemasang ini lagi."
  ${EndIf}
  !insertmacro Waktu "${ADDIN}" $R0
  WriteRegStr HKCU "${CATATAN}" "AddInExcel" $R0
  SetOutPath "$INSTDIR"
SectionEnd

Function .onInit
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ADDIN" $R1
  ${IfNot} ${Errors}
    SectionGetFlags ${BAGIAN_ADDIN} $R2
    IntOp $R2 $R2 | ${SF_SELECTED}
    SectionSetFlags ${BAGIAN_ADDIN} $R2
  ${EndIf}
FunctionEnd

Function BukaHalaman
  ExecShell "open" "$INSTDIR\${HALAMAN}"
FunctionEnd

; Takes away what was put there, and nothing else: neither an add-in that somebody changed since, nor other files.
Section Uninstall
  !insertmacro Waktu "${ADDIN}" $R0
  ReadRegStr $R1 HKCU "${CATATAN}" "AddInExcel"
  ${If} $R0 != ""
  ${AndIf} $R0 == $R1
    ClearErrors
    Delete "${ADDIN}"
    ${If} ${Errors}
      SetErrorLevel 2
      MessageBox MB_OK|MB_ICONSTOP "Add-in sedang dipakai. Tutup semua jendela Excel, lalu copot Kinerja lagi." /SD IDOK
      Abort "Add-in sedang dipakai."
    ${EndIf}
  ${EndIf}
  Delete "${MENU}"
  Delete "$INSTDIR\${HALAMAN}"
  Delete "$INSTDIR\${PENCOPOT}"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${CATATAN}"
SectionEnd
