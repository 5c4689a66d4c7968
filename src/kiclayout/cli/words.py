"""The command line's own words in Korean, Chinese and English."""

from __future__ import annotations

import os

from kiclayout.base.particles import with_particles

LANGUAGES = ("ko", "zh", "en")

WORDS: dict[str, dict[str, str]] = {
    "about": {
        "ko": "호 폴더를 조판하여 완성된 PDF로 만듭니다.",
        "zh": "把一期刊物的文件夹排版成完整的 PDF。",
        "en": "Typesets an issue folder into the finished PDF.",
    },
    "edit": {
        "ko": "편집 창을 엽니다 (명령 없이 실행해도 같습니다)",
        "zh": "打开编辑窗口（不带命令运行也一样）",
        "en": "open the editor (as without any command)",
    },
    "export": {"ko": "호를 PDF로 내보냅니다", "zh": "把刊物导出为 PDF", "en": "print an issue to PDF"},
    "new": {"ko": "새 호 폴더를 만듭니다", "zh": "新建刊物文件夹", "en": "make a new issue folder"},
    "next": {
        "ko": "이 호의 다음 호를 만듭니다 (번호와 날짜는 넘어가고, 기사는 비웁니다)",
        "zh": "由这一期建立下一期（期号和日期顺延，文章清空）",
        "en": "make the issue after this one: number and date go on, the articles are emptied",
    },
    "output-next": {
        "ko": "만들 호 폴더 또는 .kicissue 파일 (기본: 이 호 옆, 번호를 올린 이름)",
        "zh": "要生成的刊物文件夹或 .kicissue 文件（默认：在本期旁边，名称中的期号顺延）",
        "en": "issue folder or .kicissue file to make (default: beside this one, its name moved on)",
    },
    "next-number": {
        "ko": "호 번호 (기본: 하나 다음)",
        "zh": "期号（默认：加一）",
        "en": "its number (default: one more)",
    },
    "next-date": {
        "ko": "발행일 (기본: 예고한 날, 없으면 일주일 뒤)",
        "zh": "出版日期（默认：预告的日期，否则一周之后）",
        "en": "day of publication (default: the one announced, else a week later)",
    },
    "next-without": {
        "ko": "남기지 않을 것 (여러 번 쓸 수 있음). parts: 부, standing: 연락처·판권·뒤표지, event: 끝나지 않은 "
        "행사, organisers: 주최 기관, partners: 협력 기관과 로고, placement: 안내선과 배치",
        "zh": "不保留的内容（可多次使用）。parts：栏目；standing：联系方式、版权、封底；event：尚未结束的活动；"
        "organisers：主办单位；partners：合作机构与标志；placement：参考线与位置",
        "en": "what does not stay (may be repeated): parts; standing = contact, imprint, back cover; event = one that "
        "is not over; organisers; partners = with their logos; placement = with guides",
    },
    "next-column": {
        "ko": "매주 나오는 꼭지의 파일: 이름과 자리만 남깁니다 (여러 번 쓸 수 있음; 지난 호에도 있던 꼭지는 저절로)",
        "zh": "每期都有的专栏的文件：只保留名称和位置（可多次使用；上一期也有的自动保留）",
        "en": "file of a column that comes back: its name and place stay (may be repeated; one that the issue before "
        "had, too, stays by itself)",
    },
    "made-next": {
        "ko": "{file}을(를) 만들었습니다: {number}호, {date}",
        "zh": "已生成 {file}：第 {number} 期，{date}",
        "en": "made {file}: no. {number}, {date}",
    },
    "kept-columns": {
        "ko": "이어지는 꼭지: {names}",
        "zh": "延续的专栏：{names}",
        "en": "columns that come back: {names}",
    },
    "bad-column": {
        "ko": "이 호에 없는 기사입니다: {value} (issue.yaml에 적힌 대로, 예: articles/column.md)",
        "zh": "本期没有这篇文章：{value}（请按 issue.yaml 中的写法，例：articles/column.md）",
        "en": "the issue has no article {value} (write it as issue.yaml does: articles/column.md)",
    },
    "new-layout": {
        "ko": "레이아웃을 복사해 나만의 레이아웃을 시작합니다",
        "zh": "复制一个版式，开始做自己的版式",
        "en": "begin a layout of your own as a copy of another one",
    },
    "begin-name": {
        "ko": "새 레이아웃의 이름 (issue.yaml의 layout에 적을 이름)",
        "zh": "新版式的名称（写进 issue.yaml 的 layout）",
        "en": "name of the new layout, as issue.yaml will call it",
    },
    "begin-from": {
        "ko": "본뜰 레이아웃 (기본: kic-weekly)",
        "zh": "以哪个版式为底（默认：kic-weekly）",
        "en": "the layout to begin from (default: kic-weekly)",
    },
    "begin-bare": {
        "ko": "짧고 풀이가 많은 기본 레이아웃에서 시작합니다 (--from bare와 같음)",
        "zh": "从简短而注释详细的基本版式开始（同 --from bare）",
        "en": "begin from the short layout that explains itself (as --from bare)",
    },
    "begin-to": {
        "ko": "이 호, 또는 이 폴더의 호들만 쓰게 둡니다 (기본: 모든 호가 찾는 내 레이아웃 폴더)",
        "zh": "只放在这一期或这个文件夹里的各期旁边（默认：所有刊物都能找到的个人版式文件夹）",
        "en": "for this issue or the issues in this folder only (default: your own folder, where every issue finds it)",
    },
    "begin-next": {
        "ko": "다음 차례:\n"
        "  1. 호의 issue.yaml에 적기:    layout: {name}\n"
        "  2. 색, 글꼴, 쪽 크기 바꾸기:  {file}\n"
        "  3. 확인하며 인쇄하기:         kiclayout check 호 → kiclayout export 호",
        "zh": "接下来：\n"
        "  1. 在刊物的 issue.yaml 中写：  layout: {name}\n"
        "  2. 修改颜色、字体、页面大小：  {file}\n"
        "  3. 检查并输出：                kiclayout check 刊物 → kiclayout export 刊物",
        "en": "What comes next:\n"
        "  1. write in the issue's issue.yaml:       layout: {name}\n"
        "  2. change colours, fonts, page size in:   {file}\n"
        "  3. check and print:                       kiclayout check ISSUE, kiclayout export ISSUE",
    },
    "import": {
        "ko": "Word, 한글(.hwpx, .hwp), Markdown 원고를 호로 가져옵니다",
        "zh": "把 Word、Hancom（.hwpx、.hwp）或 Markdown 稿件导入为刊物",
        "en": "make an issue of Word, Hancom (.hwpx, .hwp) or Markdown manuscripts",
    },
    "check": {
        "ko": "호를 읽고 조판하여 문제를 알립니다 (파일은 만들지 않음)",
        "zh": "读取并试排刊物，报告问题（不生成文件）",
        "en": "read and set an issue and report what is wrong (writes nothing)",
    },
    "check-pdf": {
        "ko": "호 대신 다 만든 PDF를 검사합니다: 글꼴, 태그, 언어, 상자, 색, 메타데이터",
        "zh": "不检查刊物，而是检查已生成的 PDF：字体、标签、语言、页面框、颜色、元数据",
        "en": "check a finished PDF instead: fonts, tags, language, boxes, colours, metadata",
    },
    "check-password": {
        "ko": "잠긴 PDF를 여는 암호 (--pdf와 함께). -는 표준 입력의 첫 줄",
        "zh": "打开加密 PDF 的密码（与 --pdf 一起使用）；- 表示标准输入的第一行",
        "en": "password that opens a locked PDF (with --pdf); - = the first line of the input",
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
    "lines": {
        "ko": "줄이 얼마나 잘 나뉘었는지 재고, 흠을 표시한 그림을 만듭니다",
        "zh": "测量断行的好坏，并生成标出毛病的图",
        "en": "measure how well lines are composed, and draw their faults",
    },
    "lines-source": {
        "ko": "호, 또는 줄마다 한 문단인 텍스트나 Markdown 파일",
        "zh": "刊物，或每行一段的文本、Markdown 文件",
        "en": "an issue, or a text or Markdown file with a paragraph on each line",
    },
    "lines-width-option": {
        "ko": "단 너비(mm): 170, 160-180, 170,82,60 (기본: 본문 단)",
        "zh": "栏宽（mm）：170、160-180、170,82,60（默认：正文栏）",
        "en": "measures in mm: 170, 160-180, 170,82,60 (default: the text column)",
    },
    "lines-size-option": {
        "ko": "글자 크기(pt; 기본: 본문)",
        "zh": "字号（pt；默认：正文）",
        "en": "size of type in pt (default: the body's)",
    },
    "lines-font-option": {
        "ko": "레이아웃의 글꼴 이름이나 글꼴 가족 (기본: 본문)",
        "zh": "版式中的字体名或字体家族（默认：正文）",
        "en": "a font of the layout, or a family (default: the body's)",
    },
    "lines-align-option": {
        "ko": "양끝맞춤(justify) 또는 왼끝맞춤(left)",
        "zh": "两端对齐（justify）或左对齐（left）",
        "en": "justify or left",
    },
    "lines-least-option": {
        "ko": "이보다 짧은 문단은 재지 않습니다 (글자 수; 기본 100)",
        "zh": "短于此字数的段落不测（默认 100）",
        "en": "leave out paragraphs of fewer characters (default 100)",
    },
    "lines-pdf-option": {
        "ko": "다른 조판기가 같은 글로 만든 PDF의 줄을 잽니다 (--width 필요)",
        "zh": "测量其他排版程序用同一文本生成的 PDF（需要 --width）",
        "en": "judge the lines of a PDF that another engine made of the same words (needs --width)",
    },
    "lines-picture-option": {
        "ko": "흠을 표시한 그림 (.pdf 또는 .png)",
        "zh": "标出毛病的图（.pdf 或 .png）",
        "en": "picture with the faults marked (.pdf or .png)",
    },
    "lines-json-option": {
        "ko": "표 대신 JSON으로 씁니다",
        "zh": "输出 JSON 而不是表格",
        "en": "print JSON instead of a table",
    },
    "lines-said": {
        "ko": "{name}: 문단 {paragraphs}개, {font} {size} pt, {align}",
        "zh": "{name}：{paragraphs} 段，{font} {size} pt，{align}",
        "en": "{name}: {paragraphs} paragraphs, {font} {size} pt, {align}",
    },
    "lines-lost": {
        "ko": "PDF에서 찾지 못한 문단 {lost}개는 뺐습니다.",
        "zh": "在 PDF 中找不到的 {lost} 段未计入。",
        "en": "{lost} paragraphs that the PDF does not hold were left out.",
    },
    "lines-title": {"ko": "줄 검사", "zh": "断行检查", "en": "lines proof"},
    "lines-ends": {"ko": "줄 끝", "zh": "行末", "en": "ends"},
    "lines-tears": {"ko": "어절 끊김", "zh": "词内断开", "en": "tears"},
    "lines-strands": {"ko": "한 글자", "zh": "单字", "en": "strands"},
    "lines-heads": {"ko": "금칙 앞", "zh": "行首禁则", "en": "bad starts"},
    "lines-tails": {"ko": "금칙 뒤", "zh": "行末禁则", "en": "bad ends"},
    "lines-forbidden": {"ko": "금칙 줄 앞 + 뒤", "zh": "禁则 行首 + 行末", "en": "bad starts + ends"},
    "lines-particles": {"ko": "조사", "zh": "助词分离", "en": "particles"},
    "lines-slack": {"ko": "낱말 사이", "zh": "词距", "en": "spaces"},
    "lines-most": {"ko": "최대", "zh": "最大", "en": "most"},
    "lines-tracking": {"ko": "자간", "zh": "字距", "en": "tracking"},
    "lines-jump": {"ko": "변화", "zh": "变化", "en": "jump"},
    "lines-runts": {"ko": "짧은 끝줄", "zh": "末行过短", "en": "runts"},
    "lines-overfull": {"ko": "넘친 줄", "zh": "溢出", "en": "overfull"},
    "lines-width": {"ko": "너비", "zh": "栏宽", "en": "mm"},
    "unit-em": {"ko": "em", "zh": "em", "en": "em"},
    "align-justify": {"ko": "양끝맞춤", "zh": "两端对齐", "en": "justified"},
    "align-left": {"ko": "왼끝맞춤", "zh": "左对齐", "en": "ragged right"},
    "align-right": {"ko": "오른끝맞춤", "zh": "右对齐", "en": "ragged left"},
    "align-center": {"ko": "가운데맞춤", "zh": "居中", "en": "centred"},
    "mark-tear": {"ko": "어절 안에서 끊김", "zh": "词内断开", "en": "a tear inside an eojeol"},
    "mark-box": {"ko": "한 글자·금칙·조사", "zh": "单字、禁则、助词", "en": "strand, forbidden, particle"},
    "mark-bar": {"ko": "짧은 끝줄·넘친 줄", "zh": "末行过短、溢出", "en": "runt, overfull"},
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
    "preset": {
        "ko": "용도: screen 화면·보관(기본), print 인쇄소(PDF/X-4), both 두 가지 함께, proof 교정용(2 MB 이하)",
        "zh": "用途：screen 屏幕与存档（默认），print 印刷厂（PDF/X-4），both 两者同时，proof 校样（不超过 2 MB）",
        "en": "what it is for: screen and archives (default), print (PDF/X-4), both, proof by e-mail (2 MB at most)",
    },
    "profile": {
        "ko": "인쇄소의 CMYK 출력 프로파일 (print에서만; 기본: 내장 FOGRA39)",
        "zh": "印刷厂的 CMYK 输出配置文件（仅 print；默认：内置 FOGRA39）",
        "en": "the printer's CMYK output profile (for print; default: FOGRA39, which comes along)",
    },
    "password": {
        "ko": "PDF를 여는 암호 (screen, proof; 그러면 PDF/A가 아닙니다). -는 표준 입력의 첫 줄",
        "zh": "打开 PDF 的密码（screen、proof；此时不再是 PDF/A）；- 表示标准输入的第一行",
        "en": "password that opens the PDF (screen, proof; it is then no PDF/A); - = the first line of the input",
    },
    "strict": {
        "ko": "오류가 하나라도 있으면 파일을 만들지 않습니다",
        "zh": "只要有错误就不生成文件",
        "en": "write no file if anything is an error",
    },
    "beside": {
        "ko": "PDF를 호와 같은 폴더에 만듭니다 (폴더를 옮기지 않아도 됩니다)",
        "zh": "把 PDF 放在刊物旁边（与当前文件夹无关）",
        "en": "put the PDF beside the issue, wherever the command runs",
    },
    "self-test": {
        "ko": "프로그램이 제대로 설치되었는지 점검하고 결과를 JSON으로 보입니다",
        "zh": "检查程序是否完整可用，以 JSON 显示结果",
        "en": "examine the installed program and show the result as JSON",
    },
    "texts": {
        "ko": "글을 이 폴더에서 읽습니다 (그림과 레이아웃은 호에서)",
        "zh": "文字从此文件夹读取（图片和版式仍取自刊物）",
        "en": "read the words from this folder (pictures and layouts from the issue)",
    },
    "json": {
        "ko": "진행과 결과를 JSON으로 한 줄씩 알립니다",
        "zh": "以 JSON 逐行报告进度和结果",
        "en": "tell progress and result as lines of JSON",
    },
    "folder": {"ko": "새 폴더의 이름", "zh": "新文件夹的名称", "en": "name of the new folder"},
    "number": {"ko": "호 번호", "zh": "期号", "en": "number of the issue"},
    "date": {
        "ko": "발행일 (예: 2026-11-25; 기본: 다음 수요일)",
        "zh": "出版日期（如 2026-11-25；默认：下一个星期三）",
        "en": "day of publication (2026-11-25; default: next Wednesday)",
    },
    "layout": {"ko": "레이아웃 이름", "zh": "版式名称", "en": "name of the layout"},
    "other-layout": {
        "ko": "issue.yaml에 적힌 것 대신 쓸 레이아웃",
        "zh": "代替 issue.yaml 中所写版式的版式",
        "en": "a layout in place of the one that issue.yaml names",
    },
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
    "options": {"ko": "옵션", "zh": "选项", "en": "options"},
    "arguments": {"ko": "인수", "zh": "参数", "en": "arguments"},
    "help": {"ko": "이 도움말을 보입니다", "zh": "显示本帮助", "en": "show this help"},
    "version": {"ko": "버전을 보입니다", "zh": "显示版本", "en": "show the version"},
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
    "arguments-one": {
        "ko": "다음 가운데 하나가 있어야 합니다: {what}",
        "zh": "需要以下之一：{what}",
        "en": "one of these is required: {what}",
    },
    "options-apart": {
        "ko": "{what}와(과) 함께 쓸 수 없습니다",
        "zh": "不能与 {what} 同时使用",
        "en": "cannot go with {what}",
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
    "WARNING": {"ko": "경고", "zh": "警告", "en": "warning"},
    "INFO": {"ko": "참고", "zh": "提示", "en": "note"},
    "read": {"ko": "읽는 중", "zh": "正在读取", "en": "reading"},
    "typeset": {"ko": "조판 중", "zh": "正在排版", "en": "setting"},
    "paint": {"ko": "PDF 쓰는 중", "zh": "正在写入 PDF", "en": "writing the PDF"},
    "page": {"ko": "쪽", "zh": "页", "en": "page"},
    "made": {"ko": "{file} ({pages}쪽)", "zh": "{file}（{pages} 页）", "en": "{file} ({pages} pages)"},
    "checked": {
        "ko": "{pages}쪽. 오류 {errors}, 경고 {warnings}, 참고 {notes}",
        "zh": "{pages} 页。错误 {errors}，警告 {warnings}，提示 {notes}",
        "en": "{pages} pages. {errors} errors, {warnings} warnings, {notes} notes",
    },
    "checked-pdf": {
        "ko": "{claims}, {pages}쪽. 오류 {errors}, 경고 {warnings}, 참고 {notes}",
        "zh": "{claims}，{pages} 页。错误 {errors}，警告 {warnings}，提示 {notes}",
        "en": "{claims}, {pages} pages. {errors} errors, {warnings} warnings, {notes} notes",
    },
    "imported": {
        "ko": "{file}: {parts}개 부, 기사 {articles}건. 경고 {warnings}, 참고 {notes}",
        "zh": "{file}：{parts} 个栏目、{articles} 篇文章。警告 {warnings}，提示 {notes}",
        "en": "{file}: {parts} parts, {articles} articles. {warnings} warnings, {notes} notes",
    },
    "made-folder": {"ko": "{file}을(를) 만들었습니다", "zh": "已生成 {file}", "en": "made {file}"},
    "with-errors": {
        "ko": "PDF는 만들었지만 오류 {errors}개가 있습니다. 위의 알림을 보십시오.",
        "zh": "PDF 已生成，但有 {errors} 个错误，请看上面的提示。",
        "en": "The PDF was made, but with {errors} errors; see above.",
    },
    "nothing-made": {"ko": "아무 파일도 만들지 않았습니다.", "zh": "没有生成任何文件。", "en": "No file was made."},
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
    "no-window-missing": {
        "ko": "편집 창에 필요한 PySide6가 없습니다 ({detail}). 설치: pip install 'kiclayout[editor]'",
        "zh": "编辑窗口需要 PySide6（{detail}）。安装：pip install 'kiclayout[editor]'",
        "en": "The editor needs PySide6 ({detail}). Install it: pip install 'kiclayout[editor]'",
    },
    "no-window-library": {
        "ko": "창을 띄우는 데 필요한 시스템 라이브러리 {library}이(가) 없습니다. 설치: sudo apt install {package}",
        "zh": "缺少打开窗口所需的系统库 {library}。安装：sudo apt install {package}",
        "en": "The editor needs the system library {library}. Install it: sudo apt install {package}",
    },
    "no-window-display": {
        "ko": "창을 띄울 화면이 없어 편집 창을 열 수 없습니다 ({detail}).",
        "zh": "没有可用的显示器，无法打开编辑窗口（{detail}）。",
        "en": "There is no display to open the editor on ({detail}).",
    },
    "no-window-qt": {
        "ko": "{detail}에서는 편집 창이 도중에 죽습니다. PySide6 6.11이나 Python 3.12 이상을 쓰십시오.",
        "zh": "{detail} 会使编辑窗口中途崩溃。请用 PySide6 6.11 或 Python 3.12 以上版本。",
        "en": "With {detail} the editor would crash. Use PySide6 6.11, or Python 3.12 or newer.",
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

    def fill(text: str) -> str:
        for name, value in values.items():
            if value == 1 and lang == "en":
                text = text.replace(f"{{{name}}} {name}", f"1 {name.removesuffix('s')}")
            text = text.replace("{" + name + "}", str(value))
        return text

    return with_particles(WORDS[key][lang], fill)
