"""Spaces at which no line ends (B09): between a number and what it counts, a label and its number, a name and a title.

What writers part by a space and readers take for one: `30 만 명`, `2023. 4. 26.`, `제 21 회`, `시 주석`, `TikTok 은`,
`30 余家`. Patterns only; each match ends where the break is forbidden. What sticks without a space is the matter of
`korean`.
"""

from __future__ import annotations

import re

_SCALE = "[십백천만억조]"
_COUNTED = (
    "개월|개년|개국|개사|개소|개교|가지|개|년도|년|월|일|시간|시|분기|분|초|명|인분|인|곳|회차|회|차례|차|위안|위|단계|대"
    "|배럴|배|점|세기|세대|세|층|호기|호|쪽|면|장|권|건|종|도|톤|무|평|선석|선|항목|항|조|원|달러|유로|엔|파운드|루블"
    "|주년|주|부|매|척|채|동|필지|마리|그루|편|팀|쌍|벌|병|기|량|헥타르|에이커|리터|볼트|노트|비트|바이트|헤르츠|화소"
    "|(?:제곱|평방|세제곱|입방)?(?:킬로|센티|밀리|나노|마이크로)?미터|퍼센트|포인트|(?:킬로|밀리)?그램"
    "|(?:킬로|메가|기가|테라)?와트"
)
_ENDINGS = (
    "은|는|이|가|을|를|의|에|에서|에는|에도|에게|와|과|로|으로|부터|까지|만|도|간|씩|째|여|인|당|쯤|정도|마다|보다"
    "|대|이상|이하|이후|이내|미만|초과|전|후|말|초|중|경|께|분야|규모|이며|이고|이다|이나|짜리|반|안팎"
)
_UNITS = "[kcmμ]?m[²³23]?|[kmμ]?g|[kM]?t|ha|[kMGT]?Wh?|[kMGT]B|[kMG]?Hz|[mk]?L|ml|nm|TEU|[%℃℉㎡㎢㎞㎏㎜㎝㏊]"
_SCALES = ("", "여", " 여", _SCALE, f" {_SCALE}", _SCALE * 2, f" {_SCALE * 2}")
_AFTER_NUMBER = "|".join(rf"(?<=\d{scale} )" for scale in _SCALES)
_LABEL = "|".join(f"(?<={word} )" for word in ("사진", "그림", "도표", "부록", "별첨", "별표"))
_BEFORE_NUMBER = "|".join(
    f"(?<={word} )" for word in ("No[.]", "no[.]", "Vol[.]", "vol[.]", "USD", "RMB", "CNY", "KRW", "EUR", "JPY", "HKD")
)
_NUMBERS = re.compile(
    rf" (?<=[\d여십백천만억조진림표록첨제대.DBYRWKP] )"  # looked at first: nearly no space stands after one of these
    rf"(?:(?:{_AFTER_NUMBER})(?=(?:{_UNITS})(?![A-Za-z])"
    rf"|여?(?:{_SCALE}|{_COUNTED})+(?:{_ENDINGS})*(?![가-힣])|여 )"
    rf"|(?:{_LABEL}|{_BEFORE_NUMBER}|(?<![가-힣][표제] )(?<=[표제] ))(?=\d)"
    r"|(?:(?<=\d대 )|(?<=\d 대 ))(?=\d)"
    r"|(?<=\d[.] )(?=\d\d?[.](?!\d))|(?:(?<=\d{4}[.] \d[.] )|(?<=\d{4}[.] \d\d[.] ))(?=\d\d?\()"
    ")"
)
"""350 kW, 3 억 원, 표 3, 20 대 1, and dates as offices write them: 2023. 4. 26."""

_PARTICLES = (
    "[은는이가을를의와과로도만]|에|에서|에게|에는|에도|으로|로서|로써|부터|까지|보다|처럼|이며|이고|이다"
    "|이라는|이라고|라는|라고"
)
_PARTED = rf"(?<=[A-Za-z0-9)\]%一-鿿] )(?=(?:{_PARTICLES})(?:[ ,.)]|$))"
"""A particle that a space parts from a foreign word, a figure or a bracket, as in TikTok 은 (B02)."""

_OFFICES = (
    "주석|총리|부총리|부장|차관|장관|대통령|회장|부회장|이사장|사장|부사장|대표|대사|총영사|영사|교수|박사|소장|부소장"
    "|원장|부원장|센터장|총장|부총장|국장|부국장|처장|청장|차장|과장|실장|팀장|본부장|단장|위원장|부위원장|의원|서기"
    "|시장|부시장|성장|부성장|주임|총경리|총재|행장|감독|기자|변호사|연구원|연구위원|이사|상무|전무|선생|양|군"
)
_AFTER_NAME = "은|는|이|가|을|를|의|와|과|도|에게|께서|측|급|님|으로|로|이라고|라고|이다"
_OFFICE = rf"(?<![가-힣][가-힣] )(?<=[가-힣] )(?<![등및또각더중] )(?=(?:{_OFFICES})(?:{_AFTER_NAME})*(?![가-힣]))"
"""A surname alone and its title: 시 주석, 왕 부장."""

_WORDS = re.compile(f" (?:{_PARTED}|{_OFFICE})")
_MISTER = re.compile(r" (?<=[가-힣A-Za-z] )(?=씨(?:는|가|의|를|와|도|에게|로|라고|께)?(?![가-힣]))")
_COMPANY = re.compile(r" (?:(?<=㈜ )|(?<=\(주\) ))(?=\w)")
_RANGE = re.compile(r" (?<=[^ ] )(?=[~～∼—–―]+ )")
"""Before a dash or tilde between spaces: it ends a line and begins none (A05)."""

HAN_COUNTED = (
    "年月日号时点分秒期届家个名位项条件次岁万亿千百元倍台套吨米层楼款辆只人种所支部篇章节页度周天类级代座处平公亩"
)
"""What Chinese figures count, each by its first character."""

_HAN_NUMBERS = re.compile(
    rf" (?:(?<=\d )|(?<=\d[万亿余多] )|(?<=\d [万亿余多] ))(?=[{HAN_COUNTED}余多]|(?:{_UNITS})(?![A-Za-z]))"
    rf"| (?:(?<=第 )|{_BEFORE_NUMBER})(?=\d)| (?<=\d[.] )(?=\d\d?[.](?!\d))"
)
_UNITS_ABROAD = rf"{_UNITS}|km/h|°[CF]|kV|dB|rpm|lbs?|oz|ft|[ap][.]m[.]|per cent|percent|[mbtr]+illion"
_ABROAD = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS_ABROAD})(?![A-Za-z]))|\b(?:USD|RMB|CNY|KRW|EUR|JPY|HKD) (?=\d)"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|St)[.]? (?=[A-ZÀ-Þ])|\b(?:[Nn]os?|[Ff]igs?|[Vv]ol|[Cc]h|pp?)[.] (?=\d)"
)
"""350 kW, 5 per cent, Dr Lee, No. 7, p. 12."""


def bindings(text: str, language: str, classes: str) -> list[re.Pattern[str]]:
    """The patterns of spaces that ``text`` may have; at the end of each match no line ends.

    Args:
        text: Anything.
        language: `ko`, `zh` or any other primary tag.
        classes: Those of `korean`, which say whether there are figures (N), dashes (D) or tildes in it.
    """
    if language not in ("ko", "zh"):
        return [_ABROAD]
    korean = language == "ko"
    found = [_WORDS] if korean else []
    if "N" in classes:
        found.append(_NUMBERS if korean else _HAN_NUMBERS)
    if "D" in classes or "~" in classes:
        found.append(_RANGE)
    if korean and " 씨" in text:
        found.append(_MISTER)
    if korean and ("㈜ " in text or "(주) " in text):
        found.append(_COMPANY)
    return found
