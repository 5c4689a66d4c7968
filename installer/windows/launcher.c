/* kiclayout.exe (WINDOW defined) and kiclayout-cli.exe: load the Python that came along and run the program in it.
 *
 * The Python is in kiclayout-program beside this file. It is told nothing by the environment (-I): another Python's
 * PYTHONHOME or Qt's QT_PLUGIN_PATH on the computer must not reach it. While the process lives it holds a mutex by
 * which the installer knows that the program runs.
 */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define FOLDER L"kiclayout-program"
#define LIBRARY L"python" PYTHON_TAG L".dll"

typedef int (*python_main)(int, wchar_t **);

int _dowildcard = 0; /* a name with a star in it is a name */
static wchar_t folder[LONGEST], library[LONGEST];

static int fail(DWORD error)
{
    wchar_t text[512];
    const wchar_t *pattern;
    switch (PRIMARYLANGID(GetUserDefaultUILanguage())) {
    case LANG_KOREAN:
        pattern = L"프로그램을 시작할 수 없습니다. kiclayout을 다시 설치해 주십시오. (%ls, 오류 %lu)";
        break;
    case LANG_CHINESE:
        pattern = L"程序无法启动，请重新安装 kiclayout。（%ls，错误 %lu）";
        break;
    default:
        pattern = L"The program cannot start. Please install kiclayout again. (%ls, error %lu)";
    }
    _snwprintf(text, 511, pattern, LIBRARY, error);
    text[511] = 0;
#ifdef WINDOW
    MessageBoxW(NULL, text, L"kiclayout", MB_ICONERROR | MB_OK);
#else
    {
        char said[2048];
        int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, said, sizeof said, NULL, NULL);
        if (length > 0)
            fprintf(stderr, "%s\n", said);
    }
#endif
    return 3;
}

static int find_program(void)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST - 64);
    if (!length || length >= LONGEST - 64)
        return 0;
    while (length && folder[length - 1] != L'\\')
        length--;
    wcscpy(folder + length, FOLDER);
    wcscpy(library, folder);
    wcscat(library, L"\\" LIBRARY);
    return 1;
}

static int run(int count, wchar_t **given)
{
    static wchar_t *fixed[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"kiclayout"};
    const int more = sizeof fixed / sizeof *fixed;
    wchar_t **words;
    HMODULE python;
    python_main start;
    int at, written = 0;

    CreateMutexW(NULL, FALSE, L"Local\\kiclayout-running"); /* never closed: Windows does that when we end */
    if (!find_program())
        return fail(GetLastError());
    SetEnvironmentVariableW(L"QT_PLUGIN_PATH", NULL);
    SetEnvironmentVariableW(L"QT_QPA_PLATFORM_PLUGIN_PATH", NULL);
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(folder);
    python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python)
        return fail(GetLastError());
    start = (python_main)(void *)GetProcAddress(python, "Py_Main");
    words = calloc(count + more + 1, sizeof *words);
    if (!start || !words)
        return fail(GetLastError());
    words[written++] = given[0];
    for (at = 0; at < more; at++)
        words[written++] = fixed[at];
    for (at = 1; at < count; at++)
        words[written++] = given[at];
    return start(written, words);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, PWSTR line, int show)
{
    (void)here, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **given)
{
    return run(count, given);
}
#endif
