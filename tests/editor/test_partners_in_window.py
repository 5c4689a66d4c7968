"""Partners in the real window: from a finding to the record, from commands to the wall, the folder that is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from window_desk import closed, folder, person, settings, window

from kiclayout.app.registry import ELSEWHERE
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.editor.settings import Settings
from kiclayout.editor.window.main import MainWindow
from kiclayout.store.partners import Roll, save_partners

__all__ = ["closed", "folder", "person", "settings", "window"]


def test_from_a_finding_to_its_record_and_from_a_command_to_the_wall(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ELSEWHERE)
    partner = window.session.issue.partners[2]
    other = replace(partner, name=Bilingual("다른 이름"), logo="", reversed="")
    save_partners(tmp_path / "share", Roll(), Roll((other, Partner("new", Bilingual("새 기관")))))
    window.parts.partners._keep(str(tmp_path / "share"))
    window.parts.partners.desk.shelf.wait()
    QApplication.processEvents()
    (found,) = [one for one in window.session.findings if one.code == "app-partner-differs"]
    window.chosen.show(found)
    panel = window.parts.partners.panel
    assert window.docks.shown("partners")
    assert panel.entry is not None
    assert panel.entry.partner.id == partner.id
    window.live["layout.partners-update"].trigger()
    assert window.session.issue.partners[2].name == Bilingual("다른 이름")
    window.session.undo()
    assert window.session.issue.partners[2] == partner
    shown = window.session.issue.logos
    window.live["layout.logos-hangul"].trigger()
    assert window.session.issue.logos != shown
    assert sorted(window.session.issue.logos) == sorted(shown)


def test_the_folder_that_was_chosen_is_kept(
    closed: MainWindow,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ELSEWHERE)
    closed.parts.partners._keep(str(tmp_path / "share" / "partners"))
    assert settings.get("partners", "") == str(tmp_path / "share" / "partners")
    assert closed.parts.partners.desk.shelf.folder == tmp_path / "share"
    closed.parts.partners._usual()
    assert settings.get("partners", "") == ""
    closed.parts.partners.desk.shelf.wait()
