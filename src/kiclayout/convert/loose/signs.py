"""What single lines of a newsletter look like: captions, source lines, bylines, roles, logos, languages.

Only expressions and yes-or-no answers; nothing is built here.
"""

from __future__ import annotations

import re

from kiclayout.content.inline import plain
from kiclayout.content.marker import split_heading
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import HEADING, LIST, TEXT, Piece

_COUNT = r"(?:[IVXⅠ-Ⅻ]{1,4}[-–.])?\d{1,2}(?:[-–.]\d{1,2}){0,2}"
CAPTION = re.compile(
    rf"((?:사진|그림|도표|표|图表|图|圖|表|Figure|Fig\.|Photo|Chart|Table)\s?{_COUNT}\s?(?:[).:：]|(?=\s)|$)|"
    rf"[\[<〈＜《【](?:사진|그림|도표|표|图表|图|圖|表)\s?(?:{_COUNT})?[\]>〉＞》】])\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
CREDIT = re.compile(r"(?:출처|자료|사진 제공|来源|资料来源|Source)\s*[:：]\s*(.*)", re.DOTALL)
END_SOURCE = re.compile(r"\\?[*※]?\s*(?:출처|자료 출처|来源|资料来源|Source)\s*[:：]\s*(.+)", re.DOTALL)
SOURCE_LINE = re.compile(r"(?:—|–|―|--)\s*(\S.{0,80})")
BYLINE = re.compile(r"[-–—=]?\s*((?:[가-힣]{2,4}|[\u4e00-\u9fff]{2,4})\s?(?:기자|특파원|연구원|记者)|By [A-Z][\w .]+)")
PRESS = re.compile(r"\[[^\[\]]{2,20}\]\s+\S.*")
KICKER = re.compile(r"(?:\*\*)?(?:【([^【】]{1,20})】|\[([^\[\]]{1,20})\](?!\())(?:\*\*)?\s*(?=\S)")
NUMBERED = re.compile(r"(\d{1,2})\.\s+(?=\S)")
LABELLED = re.compile(r"([^:：()\n]{1,14}?)\s*[:：](?!//)\s*(.*)", re.DOTALL)
ROLE = re.compile(
    r"(?:공동\s?)?(?:주최|주관|후원|협력|협찬|지원|투자)(?:기관|사)?|(?:主办|承办|协办|支持|合作|投资|赞助|指导)(?:单位|机构)?"
)
SUBSCRIBE = re.compile(r"구독|订阅|subscri", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)\S+")
SPREAD = re.compile(r"[가-힣](?: [가-힣]){1,4}")
FINAL = re.compile(r"[.!?。！？…:;：；\"'’”)\]』」》】〉>]\s*$")
HANGUL, HAN = re.compile(r"[가-힣]"), re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN_ONLY = re.compile(r"[\x20-\x7e‘’“”–]*[A-Za-z]{3}[\x20-\x7e‘’“”–]*")
SENTENCE = re.compile(r"(?:[다요오음함됨임]|니다)\s*[.!?]\s*$|[.。！？]\s*$")


def language(text: str) -> str:
    """The language most of the letters of ``text`` are of: ko, zh, en, or empty if there are none."""
    hangul, han = len(HANGUL.findall(text)), len(HAN.findall(text))
    if hangul or han:
        return "ko" if hangul >= han else "zh"
    return "en" if re.search(r"[A-Za-z]", text) else ""


def squeezed(text: str) -> str:
    """``text`` without blanks and in one case, for comparing wordings."""
    return re.sub(r"\s+", "", text).casefold()


def words(piece: Piece) -> str:
    """The plain words of a heading or paragraph."""
    return plain(read_runs(piece.text))


def is_prose(piece: Piece) -> bool:
    """Whether a paragraph is running text: long, or a short sentence that ends as one."""
    return piece.kind == TEXT and not piece.bold and (len(piece.text) >= 60 or bool(SENTENCE.search(piece.text)))


def is_logo(piece: Piece) -> bool:
    """Whether a paragraph is what a scanner reads from a logo: a short name with its Latin form below it."""
    if piece.kind != TEXT or len(piece.lines) != 2:
        return False
    first, second = (line.text.strip() for line in piece.lines)
    return len(first) <= 30 and language(first) in ("ko", "zh") and bool(_LATIN_ONLY.fullmatch(second))


def is_role(piece: Piece) -> bool:
    """Whether a paragraph is nothing but a role: 주최, 承办单位."""
    return piece.kind in (TEXT, HEADING) and bool(ROLE.fullmatch(piece.bold or piece.text))


def caption_of(piece: Piece) -> re.Match[str] | None:
    """The label and the rest, if the piece is a caption such as ``사진 1) 출처: …``; a sentence is none."""
    if piece.kind not in (TEXT, HEADING) or len(piece.text) > 160 or "\n" in piece.text:
        return None
    found = CAPTION.fullmatch(piece.bold or piece.text)
    return found if found and not (is_prose(piece) and len(piece.text) < 60) else None


def heading_marker(piece: Piece) -> str:
    """The typed marker of a heading, or an empty string."""
    return split_heading(piece.bold or piece.text)[0] if piece.kind == HEADING else ""


def is_item(piece: Piece) -> bool:
    """Whether the piece is a list."""
    return piece.kind == LIST


def unspread(text: str) -> str:
    """A label whose syllables are set apart (``주 제``), joined; anything else as it is."""
    return text.replace(" ", "") if SPREAD.fullmatch(text) else text
