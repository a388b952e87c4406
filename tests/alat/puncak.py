"""Peak memory of a process that a test starts.

``ru_maxrss`` of a started process begins at what its parent once used, so the kernel's own mark is read instead.
"""

from __future__ import annotations

#: Lines of a program that set ``puncak`` to its peak in MB.
PUNCAK = (
    "puncak = int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]) // 1024\n"
)
