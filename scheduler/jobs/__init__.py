"""Jobs: named work of the one writer; the table JOBS, one module a job.

A job is a function of the work and the errand; it gives counts of what came of it and raises what
went wrong: the runner is the wall around it.
"""

from collections.abc import Callable, Mapping

from scheduler.jobs import rebuild, reload, scan
from scheduler.work import Errand, Work

Job = Callable[[Work, Errand], Mapping[str, int]]

JOBS: Mapping[str, Job] = {
    "scan": scan.run,
    "rebuild": rebuild.run,
    "reload": reload.run,
}
