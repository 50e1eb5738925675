# What all pages share, in English. Every language has the same keys.

desk = The desk
skip = Skip to the content
parts = Parts of the desk
language = Language
part-overview = Overview
part-history = History
part-people = People
part-account = Your account
part-site = The published site
sign-in = Sign in
sign-out = Sign out
signed-in-as = Signed in as { $name }
name = Name
unknown-page = There is no such page
unknown-page-lead = Or it is not for you. The overview is where the work begins.
refused = This was refused
refused-lead = The request did not come from a page of this desk. Nothing was changed. Go back, reload the page and try again.
too-slow = What was to be sent did not come in time. Nothing was changed; try again.
too-long = What was sent is too long. Nothing was changed; shorten it.
fault = Something went wrong
fault-lead = Nothing was changed by this request. Whoever runs the desk finds the cause in its terminal.
read-only = This case takes nothing more
read-only-lead = An earlier write failed, so the desk only shows what is there. Nothing that was confirmed is lost. Whoever runs the desk finds the cause in its terminal.
entries = { $number ->
    [one] One entry in the ledger
   *[other] { $number } entries in the ledger
 }
change = Change
reason = Reason
reason-missing = Say why. It stands in the ledger for good.
overtaken = Somebody else decided first, by entry { $entry }. Nothing was changed; look at what stands now and decide again.
nothing-to-withdraw = Nothing holds there that could be taken back.
page-is-old = The page was made before something changed. Nothing was done; look at what stands now and decide again.
site-changed = A build is under way, or this file is not as it was published. Reload in a moment.
part-persons = Persons
part-queue = The queue
withheld = withheld
further = Further
session-ended = Your session ended before this was sent, and nothing was done. Take along what you wrote, and sign in again.
sign-in-first = Begin a session first, and show its token.
not-json = What was sent is no JSON object of texts, numbers and truths. Nothing was changed.
part-missing = The missing
nothing-to-settle = No two verdicts on these records wait for an arbiter any more.
own-verdict = Who gave one of the two verdicts cannot be their arbiter.
what-you-wrote = What you wrote
