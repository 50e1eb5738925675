# Figures, rules, findings, in English. Every language has the same keys.

part-figures = Figures
part-findings = Findings
count = A count
fig-lead = What is counted, row by row, and what each independent speaker says of it. Every number opens onto the claims behind it.
fig-none = Nothing was counted yet. Have the case built.
fig-counts = { $number ->
    [one] One count.
   *[other] { $number } counts.
 }
fig-voices = { $number ->
    [one] One independent speaker.
   *[other] { $number } independent speakers, those with the most claims first.
 }
fig-only = What is shown
fig-only-all = All
fig-only-differing = Those whose numbers differ
fig-only-decided = Those that somebody decided on
fig-matrix = Counts by speaker
fig-matrix-caption = Low and high of what each speaker says; × gives how often. An empty cell: nothing is said.
fig-count = Count
fig-number = Number
fig-claims = Claims
fig-differs = differ
fig-unknown = not known
fig-silent-cell = says nothing
fig-decided-short = decided:
fig-claims-number = { $number ->
    [one] One claim
   *[other] { $number } claims
 }
fig-sources-number = { $number ->
    [one] one source
   *[other] { $number } sources
 }
fig-documented-number = { $number ->
    [0] No person of the registry fits it.
    [one] One person of the registry fits it.
   *[other] { $number } persons of the registry fit it.
 }
fig-turn-voices = Further speakers
fig-turn-counts = Further counts
fig-first-voices = The first speakers
fig-next-voices = Further speakers
fig-first-counts = The first counts
fig-rules = The rules side by side
fig-rules-none = No rule counts any of these claims: how many there were is not known, which is not the same as none.
fig-rules-silent = Rules that give nothing here:
fig-origins = Origins
fig-used = Used
fig-mark = Marked
fig-mark-none = without a mark
fig-mark-provisional = provisional
fig-mark-confirmed = confirmed
fig-mark-fair = fair
fig-mark-weak = weak
fig-mark-contested = contested
fig-mark-discounted = discounted
fig-decided = What reviewers decided
fig-decided-none = Nobody set a number beside those of the rules.
fig-entry = entry { $entry }
fig-beside-then = When it was decided, the rule gave:
fig-changed = The claims of this count have changed since. Look at them again, then decide anew or withdraw it.
fig-next-build = It counts from the next build on.
fig-differences = Why the numbers differ
fig-presumed = In part this is presumed: the words do not say all of it.
fig-rivals-none = No two claims that count the same contradict each other.
fig-rivals = { $number ->
    [one] One claim counts the same and contradicts another.
   *[other] { $number } claims count the same and contradict each other.
 }
fig-claims-caption = The smallest number first. A day in brackets is that of publication.
fig-one-voice = Only the claims of one speaker are shown.
fig-all-voices = All claims
fig-take = Take
fig-take-number = Take the number { $number } of this claim
fig-speaker = Speaker
fig-words = Words
fig-in-document = in the document
fig-source = Source
fig-as-of = As of
fig-verdicts = What the rules make of it
fig-every-rule = every rule
fig-uses = uses it
fig-aside = sets it aside
fig-identified-only = identified only
fig-dimension-status = what happened
fig-dimension-unit = people or families
fig-dimension-sex = sex
fig-dimension-age = age
fig-dimension-role = role
fig-dimension-nationality = nationality
fig-dimension-identified = identified or all
fig-dimension-counting = total or addition
fig-dimension-as-of = as of which day
fig-dimension-place = place
fig-dimension-period = time
fig-standing-same = Both count the same
fig-standing-part = The first is part of the second
fig-standing-whole = The second is part of the first
fig-standing-overlaps = Some may be in both
fig-standing-apart = Nobody is in both
fig-standing-not = They cannot be held against each other
override-lead = Your number stands beside those of the rules and replaces none. Give one number, or a range, or take that of a claim below; readers are told why.
override-number = One number
override-range = Or a range
override-low = Low
override-best = Best
override-high = High (open without)
override-set = Set it beside the rules
override-withdraw = Withdraw it
override-number-wrong = A number is written with digits alone, and a mark is one of the list. Nothing was changed.
override-nothing = Say what is decided: a number, a low, a claim below, or a mark on what a rule gives. Nothing was changed.
override-crossed = The numbers do not fit: low must not be above best, nor best above high. Nothing was changed.
rule = Rule
rule-first = stands first
rule-case = The rule of the case
rule-count = The rule of this count
rule-stands = What stands first now:
rule-wins = What is closer to a count wins: a rule chosen here for the count, then a rule-for of case.toml, then a rule chosen here for the case, then the rule of case.toml.
rule-toml = case.toml says:
rule-toml-none = nothing of its own for it.
rule-chosen = Chosen here:
rule-chosen-none = nothing.
rule-choose = Choose this rule
rule-withdraw = Withdraw the choice
rule-meanings = What the rules do
rule-not-in-force = This rule has nothing to go by in this case. Nothing was changed.
find-lead = What the checks noticed, the heaviest first, each with what would settle it. They settle nothing themselves.
find-none = Nothing was noticed yet, or nothing was built.
find-all = All
find-show = Show
find-kind = Kind
find-about = The words:
find-weight-fault = Fault
find-weight-warning = Warning
find-weight-note = Note
find-kind-unreadable = a source cannot be read
find-kind-source-changed = a source changed
find-kind-source-gone = a source is gone from the folder
find-kind-parts-above-whole = parts come to more than their whole
find-kind-part-above-whole = a part is larger than its whole
find-kind-differ = numbers differ
find-kind-cumulative-falls = a running total falls
find-kind-contested = denied by one, stated by another
find-kind-reader = the reader warns
find-kind-proposed = a model proposed
find-kind-unanswered = a model did not answer
find-kind-list = a list
find-kind-release = a new release of a list
find-kind-judgement = a judgement
find-kind-registry = the registry beside claims
find-kind-override = a decision that no longer fits
find-kind-parts-below-whole = parts come to less than their whole
find-kind-increments = additions beside totals
find-kind-slip = perhaps a slip of the pen
find-kind-repeated = one number in many places
find-kind-families = families beside households
find-kind-counted-twice = perhaps counted twice
find-kind-balance = captured beside released, dead, missing, held
find-kind-reviewed = what reviewers decided on claims
find-kind-not-reckoned = a table could not be made
est-beside = Documented, claimed, estimated
est-estimated = Estimated
est-is = estimated
est-not-documented = Persons are not counted here: no list was taken in, or the count is not of single people whom a list tells apart.
est-not-asked = Nothing: the case asks for no estimate.
est-of-whole-only = Nothing: estimates are made of all people to whom one thing happened, not of a part of them.
est-of-more = Nothing: the estimate of this case speaks of more people than this count.
est-of-other = Nothing: the estimate of this case speaks of other people.
est-none-made = None could be made; the findings say why.
est-all-refuse = No method gives an estimate of what no list holds. That is no zero: it is not known.
