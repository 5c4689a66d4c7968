"""Partners whose marks an issue shows: may they be printed, and are their files what marks should be.

A mark that its owner allows until a day before the issue's is an error: that it was printed cannot be taken back, and a
day is typed by somebody who knew. One that is waiting for a yes is a warning; one of which nobody has said anything is
noted, all together. The day is the issue's, never today's: the same issue gives the same findings for ever.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.edit.partners import used_partners
from kiclayout.content.issue import Issue, Partner

FILE = "partners/partners.yaml"
_NAMED = 6
"""How many of those that nobody asked a finding names."""


def doubtful_partners(issue: Issue, sink: Sink) -> None:
    """Findings on all partners that the wall or a box in an article names."""
    used = used_partners(issue)
    shown = [partner for partner in issue.partners if partner.id in used]
    for partner in shown:
        _permission(partner, issue, sink)
        if partner.logo.lower().endswith((".jpg", ".jpeg")):
            sink.add("preflight-logo-jpeg", place=_place(partner), name=_name(partner, issue))
    unasked = [partner for partner in shown if partner.approved is None]
    if unasked:
        names = ", ".join([_name(one, issue) for one in unasked[:_NAMED]] + ["…"] * (len(unasked) > _NAMED))
        sink.add("preflight-partner-unasked", place=_place(unasked[0]), count=len(unasked), names=names)


def _permission(partner: Partner, issue: Issue, sink: Sink) -> None:
    name, place = _name(partner, issue), _place(partner)
    if partner.valid_until is not None and partner.valid_until < issue.date:
        until, day = partner.valid_until.isoformat(), issue.date.isoformat()
        sink.add("preflight-partner-expired", place=place, name=name, until=until, day=day)
    elif partner.approved is False:
        sink.add("preflight-partner-refused", place=place, name=name)


def _name(partner: Partner, issue: Issue) -> str:
    return partner.name.first(issue.lang) or partner.id


def _place(partner: Partner) -> Place:
    return Place(FILE, partner.line)
