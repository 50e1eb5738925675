# The overview and builds, in English. Every language has the same keys.

overview-lead = What was settled in this case so far, and by whom.
ledger-head = Ledger head
build = Build the case
build-lead = What is new in the folders of the case is taken in and read; persons, figures and the published site follow.
build-begun = A build has begun.
build-reads = A build goes on: { $done } documents are read.
build-done = The last build ended at { $when } (UTC).
build-failed = The last build failed at { $when } (UTC). Whoever runs the desk finds the cause in its terminal.
look-again = Look again
