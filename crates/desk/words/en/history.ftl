# The history, in English. Every language has the same keys.

history-lead = Everything that was settled in this case, the newest first. Nothing here can be changed or taken out.
history-entry = Entry
history-when = When (UTC)
history-what = What
history-who = Who
history-why = Why
older = Older
newest = The newest
decision-begun = The case was begun
decision-intake = A source was taken in
decision-superseded = Another version lies at the same path
decision-described = What is said about a source changed
decision-answered = A model answered
decision-judged-same = Judged one person
decision-judged-different = Judged two people
decision-judged-unsure = Looked at and left open
decision-judgement-withdrawn = A judgement was withdrawn
decision-overridden = A number was set beside the rules'
decision-override-withdrawn = A number set beside the rules' was withdrawn
decision-rule-chosen = A rule was chosen
decision-rule-withdrawn = The choice of a rule was withdrawn
decision-published = The site was published
decision-appointed = Appointed { $office }
decision-dismissed = Dismissed
decision-other = Something was settled
