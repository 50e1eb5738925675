# The overview and builds, in English. Every language has the same keys.

overview-lead = Where this case stands: its figures, what waits, what was settled last.
ledger-head = Ledger head
build = Build the case
build-lead = What is new in the folders of the case is taken in and read; persons, figures and a preview of the site follow. What readers have stays as it is until somebody publishes.
build-begun = A build has begun.
build-reads = A build goes on: { $done } documents are read.
build-done = The last build ended at { $when } (UTC).
build-failed = The last build failed at { $when } (UTC). Whoever runs the desk finds the cause in its terminal.
look-again = Look again
over-figures = Where the figures stand
over-heads = The counts of whole incidents with the most claims. What is documented is never added to what is claimed or estimated.
over-documented = Documented
over-claimed = Claimed
over-others = By the other rules
over-incidents = { $number ->
    [one] one incident.
   *[other] { $number } incidents.
 }
over-registry = Persons of the registry:
over-estimated = What is estimated: totals, the documented among them.
over-estimated-documented = { $number ->
    [one] One is documented.
   *[other] { $number } are documented.
 }
over-method = Method
over-total = Total
over-level = Interval
over-if = If
over-refused = { $number ->
    [one] One method refuses.
   *[other] { $number } methods refuse.
 }
over-waits = What waits
over-changes = Since the last publication
over-published = The publication of entry { $entry }
over-changes-build = Nothing was built since. The next build tells what changed.
build-said = What the build said
