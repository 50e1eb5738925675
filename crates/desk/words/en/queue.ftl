# The queue, in English. Every language has the same keys.

not-your-judgement = Only who judged takes a judgement back here.
queue-lead = Pairs of records that may be one person; those whose judgement moves the totals most come first.
pairs-waiting = { $number ->
    [0] No pair waits.
    [one] One pair waits.
   *[other] { $number } pairs wait.
 }
queue-empty = No pair waits for you. What others look at comes back if they leave it.
pair-not-waiting = These two records are no pair that waits for you: there is no such record, or the two were judged, or need not be. Nothing was changed.
pair-lent = Somebody else looks at this pair now. Nothing was changed; it comes back if they leave it for ten minutes.
pairs-too-many = You have as many pairs before you as one may have. Judge one of them first, or wait ten minutes.
chance = Chance that they are one person: { $chance }.
joined-now = They are one person in the registry now.
apart-now = They are two persons in the registry now.
judge-same = One person
judge-different = Two people
judge-unsure = Unsure
undo = Undo
evidence = What speaks for and against
evidence-prior = Before anything is compared: { $bits } bits.
evidence-otherwise = Were they two people, they would most likely be: { $otherwise }.
evidence-field = Field
evidence-level = How alike
evidence-bits = Bits
queue-blind = Two reviewers judge a pair before it counts, and neither sees what the other judged.
pair-blind = This pair is judged by two. Your verdict is shown to nobody until the other one has judged.
pairs-differing = { $number ->
    [0] None waits for an arbiter.
    [one] One waits for an arbiter.
   *[other] { $number } wait for an arbiter.
 }
verdict-settled = Both verdicts are given and have settled the pair. An editor takes the judgement back on the page of the person.
