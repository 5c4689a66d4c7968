"""Builds assets/profiles: the bundled printing condition, an ICC profile for coated paper.

    python scripts/build_profile.py

The measured values are Fogra's characterisation data FOGRA39L (ISO 12647-2:2004, paper type 1 or 2, tone curves A and
B), as Debian's icc-profiles-free has them under the zlib licence; colprof of ArgyllCMS (Debian's argyll) makes the
profile of them: at most 300 % of ink, perceptual tables for pictures in sRGB. Its licence covers the program, not what
it makes.

The same sources give the same bytes: the time of building is taken out, and SHA256SUMS records the result.
What it does not do: fetch the Debian packages (`apt install argyll icc-profiles-free`).
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

PROFILES = Path(__file__).resolve().parent.parent / "assets" / "profiles"
COLORS = Path("/usr/share/color/icc")
NAME = "FOGRA39L"
DESCRIPTION = "FOGRA39L coated (kiclayout)"
COPYRIGHT = "zlib licence, see LICENSE.txt; made by kiclayout from the characterisation data FOGRA39L"
INK_LIMIT, BLACK_LIMIT = 300, 95

DATE, IDENTITY = slice(24, 36), slice(84, 100)
"""Where a profile's head says when it was made, and its checksum over that."""
FIXED_DATE = bytes.fromhex("07D0 0001 0001 0000 0000 0000")


def main() -> None:
    PROFILES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / NAME
        base.with_suffix(".ti3").write_bytes((COLORS / f"{NAME}.ti3").read_bytes())
        command = ["colprof", "-qm", "-nc", f"-l{INK_LIMIT}", f"-L{BLACK_LIMIT}", "-cmt", "-dpp"]
        command += ["-S", str(COLORS / "sRGB.icc"), "-D", DESCRIPTION, "-C", COPYRIGHT, "-A", "kiclayout", "-M", NAME]
        subprocess.run([*command, str(base)], check=True)
        data = bytearray(base.with_suffix(".icc").read_bytes())
    data[DATE] = FIXED_DATE
    data[IDENTITY] = bytes(16)
    file = PROFILES / f"{NAME}.icc"
    file.write_bytes(data)
    (PROFILES / "SHA256SUMS").write_text(f"{hashlib.sha256(data).hexdigest()}  {file.name}\n", encoding="ascii")


if __name__ == "__main__":
    main()
