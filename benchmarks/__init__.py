"""Side-by-side measurements on one workload that every rule engine can express.

In: the tables of `workload` and seeded records from `records`.
Out: a table on the terminal and `results/latest.json`; ratios to naive Python first, absolute figures beside.
Promises: nothing is timed before every implementation gave the same answers on the same records.
Leaves to others: asserting anything about time; no test does, since times are only comparable within a run.
"""
