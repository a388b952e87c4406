"""The harness of the benchmarks: competing ways to do one piece of work, interleaved in one run.

Absolute times move with the machine; the ratios are what a reader should look at.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def bandingkan(
    judul: str,
    kasus: Mapping[str, Callable[[], object]],
    dasar: str,
    ulang: int = 7,
    kali: int = 1,
    jam: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Run every case ``ulang`` times in turn (after one warm-up) and print medians in ms and ratios to ``dasar``.

    Args:
        judul: heading of the table.
        kasus: name -> work; each call does the whole work ``kali`` times over.
        dasar: the case whose median is 1.
        ulang: repeats; the median counts.
        kali: how many work items one call does; times are per item.
        jam: clock in seconds; ``time.process_time`` leaves out what other programs and the disk take.

    Returns:
        Median ms per item for every case.
    """
    times: dict[str, list[float]] = {nama: [] for nama in kasus}
    for kerja in kasus.values():
        kerja()
    for _ in range(ulang):
        for nama, kerja in kasus.items():
            gc.collect()
            mulai = jam()
            kerja()
            times[nama].append((jam() - mulai) * 1000 / kali)
    median = {nama: statistics.median(daftar) for nama, daftar in times.items()}
    print(f"\n{judul}")
    lebar = max(map(len, kasus))
    for nama, ms in sorted(median.items(), key=lambda pasangan: pasangan[1]):
        print(f"  {nama:<{lebar}}  {ms:10.3f} ms   {ms / median[dasar]:8.2f} x {dasar}")
    return median
