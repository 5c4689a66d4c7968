"""An issue with a word of its own in every text field of the format: each is printed, or it is said why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from printed import bare, flat, lay_out, print_issue

from kiclayout.content.normal import HEAD_RUNS
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.store.text.grammar import BOXES

SOURCE = Path(__file__).parent / "every_field"
FIELD = re.compile(r"@([a-z_-]+(?:\.[a-z_0-9-]+)*)@")

OWN_LANGUAGE = "the layout prints it in the issue's language alone"
SPOKEN = "said to readers of the tagged PDF that cannot see the picture"
NOT_PRINTED = {
    "head.x-mine": "the writer's own",
    "comment": "an editor's remark",
    "figure.alt": SPOKEN,
    "chart.alt": SPOKEN,
    "picture.alt": SPOKEN,
    "partner.name.zh": "a body without a logo stands by its name in the issue's language",
    **dict.fromkeys(
        ("copyright.zh", "notice.zh", "toc.title.zh", "toc.note.zh", "back.title.zh", "back.subscribe.zh"), OWN_LANGUAGE
    ),
    "back.statement.zh": OWN_LANGUAGE,
}


def texts() -> dict[str, str]:
    """The files of the issue by name."""
    return {str(path.relative_to(SOURCE)): path.read_text("utf-8") for path in SOURCE.rglob("*") if path.is_file()}


NAMES = sorted({name for text in texts().values() for name in FIELD.findall(text)})


def word(name: str) -> str:
    """The word that stands in the field ``name`` and nowhere else."""
    number = NAMES.index(name) + 100
    latin = name.endswith((".url", "issn"))
    return f"w{number}w" if latin else f"字{number}字" if "zh" in name or "chinese" in name else f"말{number}말"


def written(folder: Path, *without: str) -> Path:
    """The issue in ``folder``, its fields filled; ``without`` = keys of issue.yaml that are left out."""
    for name, text in texts().items():
        filled = FIELD.sub(lambda found: word(found[1]), text)
        for key in without:
            filled = (
                re.sub(rf"^{key}:\n(?:  .*\n)+", "", filled, flags=re.MULTILINE) if name == "issue.yaml" else filled
            )
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(filled, "utf-8")
    Image.new("RGB", (600, 400), "#88aacc").save(folder / "flat.png")
    return folder


def spoken(items: tuple[Item, ...]) -> str:
    """The alternative texts of all groups."""
    groups = [item for item in items if isinstance(item, Group)]
    return "".join(group.alt + spoken(group.items) for group in groups)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """All that the issue prints, with the cover's event and without it, and what it says of its pictures."""
    folder = tmp_path_factory.mktemp("every")
    pages = [
        page
        for number, without in enumerate(((), ("event",)))
        for page in lay_out(written(folder / str(number), *without)).scene.pages
    ]
    runs = (item.text for page in pages for item in flat(page.items) if isinstance(item, Glyphs))
    return bare("".join(runs)), "".join(spoken(page.items) for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_printed_or_it_is_said_why_not(name: str, shown: tuple[str, str]) -> None:
    printed, heard = shown
    assert (word(name) in printed) != (name in NOT_PRINTED)
    assert NOT_PRINTED.get(name) != SPOKEN or word(name) in heard


def test_the_issue_has_every_field_of_prose() -> None:
    assert {f"head.{key}" for key in HEAD_RUNS} <= set(NAMES)
    for box, form in BOXES.items():
        wanted = {f"{box}.{key}" for key in form.runs}
        pictured = {name.replace("picture.", "poster.") for name in NAMES} if box == "poster" else set()
        assert wanted <= set(NAMES) | pictured, box


def test_only_what_is_meant_to_be_found_is_found(tmp_path: Path) -> None:
    sink = print_issue(written(tmp_path / "issue"), tmp_path / "a.pdf").sink
    assert {one.code for one in sink} == {"store-fence-unknown", "store-line-joined", "typeset-logo-none"}
