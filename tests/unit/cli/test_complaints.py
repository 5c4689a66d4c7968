"""What is said about a command that was typed wrongly, in three languages."""

from __future__ import annotations

import pytest

from kiclayout.__main__ import main
from kiclayout.cli.complaints import complaint
from kiclayout.cli.words import LANGUAGES, WORDS

WRONG = [
    (["export", "issue", "--fast", "--now"], "모르는 인수: --fast --now", "无法识别的参数：--fast --now"),
    (["export"], "빠진 인수: issue", "缺少参数：issue"),
    (["import", "a.md"], "빠진 인수: -o/--output", "缺少参数：-o/--output"),
    (["check"], "다음 가운데 하나가 있어야 합니다: issue --pdf", "需要以下之一：issue --pdf"),
    (["export", "issue", "--beside", "-o", "x"], "--beside와 함께 쓸 수", "不能与 --beside 同时使用"),
    (["print", "issue"], "print 대신 다음 가운데 하나를", "没有 print，请从以下选项中选择：edit, export, "),
    (["check", "issue", "--lang", "de"], "--lang: de 대신", "--lang: 没有 de，"),
    (["new", "a", "--number", "x"], "--number: x는 정수가 아닙니다", "--number: x 不是整数"),
    (["export", "issue", "-o"], "-o/--output: 뒤에 값이 있어야 합니다", "-o/--output: 后面需要一个值"),
    (["export", "issue", "--strict=no"], "--strict: 값을 받지 않습니다: no", "--strict: 不接受值：no"),
]  # fmt: skip


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "korean", "chinese"), WRONG)
@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_a_wrong_command_is_answered_in_the_language_asked_for(
    arguments: list[str],
    korean: str,
    chinese: str,
    lang: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KICLAYOUT_LANG", lang)
    text = said(arguments, capsys)
    assert text.startswith({"ko": "쓰는 법: kiclayout", "zh": "用法: kiclayout"}[lang])
    assert f": {WORDS['ERROR'][lang]}: " in text
    assert {"ko": korean, "zh": chinese}[lang] in text
    assert not any(english in text for english in ("usage", "argument", "choose", "invalid", "expected"))


def test_the_language_may_be_asked_for_in_the_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unrecognized arguments: --fast" in said(["export", "issue", "--fast", "--lang", "en"], capsys)
    assert "用法: kiclayout check" in said(["check", "--lang=zh"], capsys)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_usage_in_the_help_is_in_the_language_too(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help", "--lang", lang])
    assert capsys.readouterr().out.startswith(WORDS["usage"][lang] + ": kiclayout export")


def test_a_complaint_that_is_not_known_is_shown_as_it_is() -> None:
    assert complaint("argument -x: something new", "ko") == "argument -x: something new"
    assert (
        complaint("ambiguous option: --l could match --lang, --layout", "en") == "--l could be any of --lang, --layout"
    )
