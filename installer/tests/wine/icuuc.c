/* For tests under Wine only, never shipped: Windows 10 and later have an ICU of their own, which Qt6Core.dll names.
 * Wine has none. Qt asks it for converters of rare encodings; here there are none, which is a lawful answer.
 */
#define ABSENT(name) __declspec(dllexport) void *name(void *a, void *b, void *c, int *status)
#define U_UNSUPPORTED_ERROR 16

#define NONE(name)                                                                                                     \
    ABSENT(name)                                                                                                       \
    {                                                                                                                  \
        (void)a, (void)b, (void)c, (void)status;                                                                       \
        return 0;                                                                                                      \
    }

__declspec(dllexport) void *ucnv_open(const char *name, int *status)
{
    (void)name;
    if (status)
        *status = U_UNSUPPORTED_ERROR;
    return 0;
}

NONE(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NONE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NONE(ucnv_cbFromUWriteUChars)
NONE(ucnv_cbToUWriteUChars)
NONE(ucnv_close)
NONE(ucnv_countAvailable)
NONE(ucnv_fromUCountPending)
NONE(ucnv_fromUnicode)
NONE(ucnv_getAvailableName)
NONE(ucnv_getFromUCallBack)
NONE(ucnv_getMaxCharSize)
NONE(ucnv_getName)
NONE(ucnv_getStandardName)
NONE(ucnv_getToUCallBack)
NONE(ucnv_reset)
NONE(ucnv_setFromUCallBack)
NONE(ucnv_setToUCallBack)
NONE(ucnv_toUCountPending)
NONE(ucnv_toUnicode)
