# Missing persons, in English. Every language has the same keys.

missing-counted = { $number ->
    [0] Nobody in the registry is missing without a known fate.
    [one] One person is missing.
   *[other] { $number } persons are missing.
 }
missing-lead = Missing or captured by the records, and no record tells of a later fate. Those seen last come first.
missing-case = An open case
missing-person = Missing
last-seen = Last seen
candidates = Candidates
candidates-counted = { $number ->
    [0] No candidates
    [one] One candidate
   *[other] { $number } candidates
 }
candidates-lead = Ranked by what speaks for one person. A candidate is no identification: that takes more than records. Of remains of which little is known the chance is small even for the likeliest.
candidate = Candidate { $number }
among-released = among the released
among-dead = among the dead
among-unidentified = among remains without a name
