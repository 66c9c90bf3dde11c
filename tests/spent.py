"""What a piece of work costs, for tests that compare two costs of one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def spent(work: Callable[[], object]) -> float:
    """Seconds of this process alone. The collector is off: it would look through all that earlier tests left behind."""
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()
