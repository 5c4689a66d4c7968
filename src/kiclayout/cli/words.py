"""The command line's own words in Korean, Chinese and English."""

from __future__ import annotations

import os

LANGUAGES = ("ko", "zh", "en")

WORDS: dict[str, dict[str, str]] = {
    "about": {
        "ko": "호 폴더를 조판하여 완성된 PDF로 만듭니다.",
        "zh": "把一期刊物的文件夹排版成完整的 PDF。",
        "en": "Typesets an issue folder into the finished PDF.",
    },
    "export": {
        "ko": "호를 PDF로 내보냅니다",
        "zh": "把刊物导出为 PDF",
        "en": "print an issue to PDF",
    },
    "new": {"ko": "새 호 폴더를 만듭니다", "zh": "新建刊物文件夹", "en": "make a new issue folder"},
    "import": {
        "ko": "Markdown 파일을 호로 가져옵니다",
        "zh": "把 Markdown 文件导入为刊物",
        "en": "make an issue of Markdown files",
    },
    "check": {
        "ko": "호를 읽고 조판하여 문제를 알립니다 (파일은 만들지 않음)",
        "zh": "读取并试排刊物，报告问题（不生成文件）",
        "en": "read and set an issue and report what is wrong (writes nothing)",
    },
    "pack": {
        "ko": "호 폴더를 .kicissue 파일 하나로 묶습니다",
        "zh": "把刊物文件夹打包成一个 .kicissue 文件",
        "en": "pack an issue folder into one .kicissue file",
    },
    "unpack": {
        "ko": ".kicissue 파일을 폴더로 풉니다",
        "zh": "把 .kicissue 文件解开为文件夹",
        "en": "unpack a .kicissue file into a folder",
    },
    "issue": {
        "ko": "호 폴더, issue.yaml 또는 .kicissue 파일",
        "zh": "刊物文件夹、issue.yaml 或 .kicissue 文件",
        "en": "issue folder, issue.yaml or .kicissue file",
    },
    "output-pdf": {
        "ko": "만들 PDF (기본: 호의 이름.pdf)",
        "zh": "要生成的 PDF（默认：刊物名.pdf）",
        "en": "the PDF to make (default: the issue's name.pdf)",
    },
    "output-issue": {
        "ko": "만들 호 폴더 또는 .kicissue 파일",
        "zh": "要生成的刊物文件夹或 .kicissue 文件",
        "en": "issue folder or .kicissue file to make",
    },
    "output-pack": {
        "ko": "만들 .kicissue 파일 (기본: 폴더 이름.kicissue)",
        "zh": "要生成的 .kicissue 文件（默认：文件夹名.kicissue）",
        "en": "the .kicissue file to make (default: the folder's name.kicissue)",
    },
    "output-folder": {
        "ko": "풀어 놓을 폴더 (기본: 파일 이름)",
        "zh": "解开到的文件夹（默认：文件名）",
        "en": "folder to unpack into (default: the file's name)",
    },
    "strict": {
        "ko": "오류가 하나라도 있으면 파일을 만들지 않습니다",
        "zh": "只要有错误就不生成文件",
        "en": "write no file if anything is an error",
    },
    "folder": {"ko": "새 폴더의 이름", "zh": "新文件夹的名称", "en": "name of the new folder"},
    "number": {"ko": "호 번호", "zh": "期号", "en": "number of the issue"},
    "date": {
        "ko": "발행일 (예: 2026-11-25; 기본: 다음 수요일)",
        "zh": "出版日期（如 2026-11-25；默认：下一个星期三）",
        "en": "day of publication (2026-11-25; default: next Wednesday)",
    },
    "layout": {"ko": "레이아웃 이름", "zh": "版式名称", "en": "name of the layout"},
    "files": {"ko": "가져올 파일", "zh": "要导入的文件", "en": "files to import"},
    "packed": {"ko": "풀 .kicissue 파일", "zh": "要解开的 .kicissue 文件", "en": ".kicissue file to unpack"},
    "lang": {
        "ko": "알림 언어: ko, zh, en (기본: 시스템 언어)",
        "zh": "提示语言：ko、zh、en（默认：系统语言）",
        "en": "language of messages: ko, zh, en (default: the system's)",
    },
    "quiet": {
        "ko": "진행 상황과 참고 사항을 보이지 않습니다",
        "zh": "不显示进度和提示",
        "en": "show no progress and no notes",
    },
    "command": {"ko": "명령", "zh": "命令", "en": "commands"},
    "options": {"ko": "선택", "zh": "选项", "en": "options"},
    "arguments": {"ko": "인수", "zh": "参数", "en": "arguments"},
    "help": {"ko": "이 도움말을 보입니다", "zh": "显示本帮助", "en": "show this help"},
    "version": {"ko": "판을 보입니다", "zh": "显示版本", "en": "show the version"},
    "usage": {"ko": "쓰는 법", "zh": "用法", "en": "usage"},
    "arguments-unknown": {
        "ko": "모르는 인수: {what}",
        "zh": "无法识别的参数：{what}",
        "en": "unrecognized arguments: {what}",
    },
    "arguments-missing": {
        "ko": "빠진 인수: {what}",
        "zh": "缺少参数：{what}",
        "en": "the following arguments are required: {what}",
    },
    "choice-unknown": {
        "ko": "{what} 대신 다음 가운데 하나를 쓰십시오: {known}",
        "zh": "没有 {what}，请从以下选项中选择：{known}",
        "en": "invalid choice: {what} (choose from {known})",
    },
    "number-expected": {
        "ko": "{what}은(는) 정수가 아닙니다",
        "zh": "{what} 不是整数",
        "en": "not a whole number: {what}",
    },
    "value-expected": {"ko": "뒤에 값이 있어야 합니다", "zh": "后面需要一个值", "en": "a value must follow"},
    "value-unexpected": {"ko": "값을 받지 않습니다: {what}", "zh": "不接受值：{what}", "en": "takes no value: {what}"},
    "option-ambiguous": {
        "ko": "{what}은(는) 여럿으로 읽힙니다: {known}",
        "zh": "{what} 可有多种理解：{known}",
        "en": "{what} could be any of {known}",
    },
    "ERROR": {"ko": "오류", "zh": "错误", "en": "error"},
    "WARNING": {"ko": "주의", "zh": "警告", "en": "warning"},
    "INFO": {"ko": "참고", "zh": "提示", "en": "note"},
    "read": {"ko": "읽는 중", "zh": "正在读取", "en": "reading"},
    "typeset": {"ko": "조판 중", "zh": "正在排版", "en": "setting"},
    "paint": {"ko": "PDF 쓰는 중", "zh": "正在写入 PDF", "en": "writing the PDF"},
    "page": {"ko": "쪽", "zh": "页", "en": "page"},
    "made": {"ko": "{file} ({pages}쪽)", "zh": "{file}（{pages} 页）", "en": "{file} ({pages} pages)"},
    "checked": {
        "ko": "{pages}쪽. 오류 {errors}, 주의 {warnings}, 참고 {notes}",
        "zh": "{pages} 页。错误 {errors}，警告 {warnings}，提示 {notes}",
        "en": "{pages} pages. {errors} errors, {warnings} warnings, {notes} notes",
    },
    "imported": {
        "ko": "{file}: {parts}부 {articles}기사. 주의 {warnings}, 참고 {notes}",
        "zh": "{file}：{parts} 部分、{articles} 篇文章。警告 {warnings}，提示 {notes}",
        "en": "{file}: {parts} parts, {articles} articles. {warnings} warnings, {notes} notes",
    },
    "made-folder": {"ko": "{file}을(를) 만들었습니다", "zh": "已生成 {file}", "en": "made {file}"},
    "with-errors": {
        "ko": "PDF는 만들었지만 오류 {errors}개가 있습니다. 위의 알림을 보십시오.",
        "zh": "PDF 已生成，但有 {errors} 个错误，请看上面的提示。",
        "en": "The PDF was made, but with {errors} errors; see above.",
    },
    "nothing-made": {
        "ko": "아무 파일도 만들지 않았습니다.",
        "zh": "没有生成任何文件。",
        "en": "No file was made.",
    },
    "bad-date": {
        "ko": "발행일이 될 수 없습니다: {value} (예: 2026-11-25)",
        "zh": "不能作为出版日期：{value}（例：2026-11-25）",
        "en": "not a day of publication: {value} (for example 2026-11-25)",
    },
    "bad-number": {
        "ko": "호 번호가 될 수 없습니다: {value} (0부터 {last}까지)",
        "zh": "不能作为期号：{value}（0 至 {last}）",
        "en": "not a number of an issue: {value} (0 to {last})",
    },
    "fault": {
        "ko": "프로그램의 잘못입니다: {error}. 이 줄과 함께 알려 주십시오.",
        "zh": "程序出错：{error}。请把这一行告诉我们。",
        "en": "a fault of the program: {error}. Please report this line.",
    },
    "stopped": {"ko": "멈추었습니다.", "zh": "已停止。", "en": "stopped."},
}


def system_language() -> str:
    """The language of the system's messages: Chinese or English where the system says so, else Korean."""
    for name in ("KICLAYOUT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value:
            return next((lang for lang in LANGUAGES if value.startswith(lang)), "ko")
    return "ko"


def word(key: str, lang: str, **values: object) -> str:
    """The wording ``key`` in ``lang`` with its fields filled in; in English, one of a kind loses its plural."""
    text = WORDS[key][lang]
    for name, value in values.items():
        if value == 1 and lang == "en":
            text = text.replace(f"{{{name}}} {name}", f"1 {name.removesuffix('s')}")
        text = text.replace("{" + name + "}", str(value))
    return text
