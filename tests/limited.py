"""Runs Python with less than it is used to: `python tests/limited.py FILE_SIZE words…` (-1: files of any size).

Two states of a machine, made without any right: a file that grows beyond FILE_SIZE bytes fails as on a full
disk (RLIMIT_FSIZE: EFBIG in place of ENOSPC), and root is stopped by the modes of files as everybody is (its
capabilities to pass over them are dropped).
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def main(file_size: int, words: list[str]) -> None:
    """Takes the rights and the room away, and becomes Python with these words."""
    if os.geteuid() == 0 and sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            assert library.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) == 0, os.strerror(ctypes.get_errno())
    if file_size >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - our own interpreter


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
