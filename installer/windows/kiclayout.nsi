; The setup program for one user, without an administrator's rights. Compiled by packing/windows.py, which defines
; VERSION, NUMBERS (0.1.0.0), STAGE, FILES (the list of files), OUT, ICON, PICTURE, KILOBYTES and, as asked, FAST, SIGN, LEAN.
;
; Exit codes: 0 done, 1 cancelled, 2 stopped, 5 the program is running, 6 no 64-bit Windows.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh

!define APP "kiclayout"
!define EXE "kiclayout.exe"
!define CONSOLE "kiclayout-cli.exe"
!define PROGRAM "kiclayout-program"
!define ENDING ".kicissue"
!define TYPE "kiclayout.issue"
!define CLASSES "Software\Classes"
!define YAML "${CLASSES}\SystemFileAssociations\.yaml\shell"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define ORGANISATION "organisation.toml"

; The lean setup is the same program with less beside it: it takes the full one's place, and the other way round.
!ifdef LEAN
  !define SHOWN "${APP} (lean)"
!else
  !define SHOWN "${APP}"
!endif

Name "${APP}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
RequestExecutionLevel user
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave on
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${SHOWN} ${VERSION}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "${APP}"
VIAddVersionKey /LANG=1033 "CompanyName" "${APP}"
VIAddVersionKey /LANG=1033 "FileDescription" "${SHOWN} setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT License, the kiclayout authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Korean"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString IsRunning ${LANG_ENGLISH} "${APP} is running. Close it, then try again."
LangString IsRunning ${LANG_KOREAN} "${APP}이 실행 중입니다. 프로그램을 닫고 다시 시도해 주십시오."
LangString IsRunning ${LANG_SIMPCHINESE} "${APP} 正在运行。请关闭程序后重试。"
LangString TooOld ${LANG_ENGLISH} "${APP} needs a 64-bit Windows 10 or newer."
LangString TooOld ${LANG_KOREAN} "${APP}은 64비트 Windows 10 이상에서 쓸 수 있습니다."
LangString TooOld ${LANG_SIMPCHINESE} "${APP} 需要 64 位的 Windows 10 或更高版本。"
LangString Issue ${LANG_ENGLISH} "kiclayout issue"
LangString Issue ${LANG_KOREAN} "kiclayout 호 파일"
LangString Issue ${LANG_SIMPCHINESE} "kiclayout 刊物文件"
LangString Edit ${LANG_ENGLISH} "Edit with ${APP}"
LangString Edit ${LANG_KOREAN} "${APP}으로 편집"
LangString Edit ${LANG_SIMPCHINESE} "用 ${APP} 编辑"
LangString Export ${LANG_ENGLISH} "Export as PDF"
LangString Export ${LANG_KOREAN} "PDF로 내보내기"
LangString Export ${LANG_SIMPCHINESE} "导出为 PDF"

; Ends with 5 while the program runs. The launchers hold the mutex; a running program's DLL cannot be opened for writing.
!macro RefuseWhileRunning AGAIN
  ${AGAIN}:
  System::Call 'kernel32::OpenMutexW(i 0x00100000, i 0, w "Local\kiclayout-running") p .R0'
  ${If} $R0 P<> 0
    System::Call 'kernel32::CloseHandle(p R0)'
    Goto ${AGAIN}Refused
  ${EndIf}
  IfFileExists "$INSTDIR\${PROGRAM}\python311.dll" 0 ${AGAIN}Free
  ClearErrors
  FileOpen $R0 "$INSTDIR\${PROGRAM}\python311.dll" a
  IfErrors ${AGAIN}Refused
  FileClose $R0
  Goto ${AGAIN}Free
  ${AGAIN}Refused:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDCANCEL IDRETRY ${AGAIN}
  SetErrorLevel 5
  Quit
  ${AGAIN}Free:
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10} ; asked, not refused: compatibility settings let a newer Windows claim to be an older one
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(TooOld)" /SD IDOK IDOK Enough
    SetErrorLevel 1
    Quit
    Enough:
  ${EndIf}
  SetRegView 64
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro RefuseWhileRunning Uninstalling
FunctionEnd

; Our folder is put aside, not emptied: should the installation be stopped, the old program is put back.
Function .onInstFailed
  RMDir /r "$INSTDIR\${PROGRAM}"
  Rename "$INSTDIR\${PROGRAM}.old" "$INSTDIR\${PROGRAM}"
FunctionEnd

Section
  !insertmacro RefuseWhileRunning Installing
  RMDir /r "$INSTDIR\${PROGRAM}.old"
  IfFileExists "$INSTDIR\${PROGRAM}\*.*" 0 Fresh
  ClearErrors
  Rename "$INSTDIR\${PROGRAM}" "$INSTDIR\${PROGRAM}.old"
  IfErrors 0 Fresh
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDOK
    SetErrorLevel 5
    Quit
  Fresh:
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  IfFileExists "$EXEDIR\${ORGANISATION}" 0 +2
    CopyFiles /SILENT "$EXEDIR\${ORGANISATION}" "$INSTDIR\${ORGANISATION}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\${PROGRAM}.old"

  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\${APP}" "Version" "${VERSION}"
  WriteRegStr HKCU "${PATHS}\${EXE}" "" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${PATHS}\${CONSOLE}" "" "$INSTDIR\${CONSOLE}"

  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "$(Issue)"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\${EXE},1"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\${EXE}" edit "%1"'
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\export" "MUIVerb" "$(Export)"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\export" "Icon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\export\command" "" '"$INSTDIR\${EXE}" export "%1" --beside'
  ; an issue that is a folder: by its issue.yaml, and by no other file of that kind
  WriteRegStr HKCU "${YAML}\${APP}.edit" "MUIVerb" "$(Edit)"
  WriteRegStr HKCU "${YAML}\${APP}.edit" "Icon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${YAML}\${APP}.edit" "AppliesTo" "System.FileName:=$\"issue.yaml$\""
  WriteRegStr HKCU "${YAML}\${APP}.edit\command" "" '"$INSTDIR\${EXE}" edit "%1"'
  WriteRegStr HKCU "${YAML}\${APP}.export" "MUIVerb" "$(Export)"
  WriteRegStr HKCU "${YAML}\${APP}.export" "Icon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${YAML}\${APP}.export" "AppliesTo" "System.FileName:=$\"issue.yaml$\""
  WriteRegStr HKCU "${YAML}\${APP}.export\command" "" '"$INSTDIR\${EXE}" export "%1" --beside'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${SHOWN}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${APP}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\${PROGRAM}"
  RMDir /r "$INSTDIR\${PROGRAM}.old"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\${ORGANISATION}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  ; what the program noted for itself; layouts of one's own and unsaved edits that were kept stay
  RMDir /r "$LOCALAPPDATA\${APP}\cache"
  RMDir "$LOCALAPPDATA\${APP}"
  RMDir /r "$APPDATA\${APP}\theme"
  Delete "$APPDATA\${APP}\${APP}.ini"
  RMDir "$APPDATA\${APP}"

  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
  DeleteRegKey HKCU "${YAML}\${APP}.edit"
  DeleteRegKey HKCU "${YAML}\${APP}.export"
  DeleteRegKey /ifempty HKCU "${YAML}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\.yaml"
  DeleteRegKey HKCU "${PATHS}\${EXE}"
  DeleteRegKey HKCU "${PATHS}\${CONSOLE}"
  DeleteRegKey HKCU "${REMOVAL}"
  DeleteRegKey HKCU "Software\${APP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
