# How far reviewers agree, in English. Every language has the same keys.

agreement = How far reviewers agree
agreement-lead = Of a hundred pairs two reviewers judge { $percent }, neither of whom sees what the other judged.
agreement-off = No pairs are judged blind in this case now. The case file settles it: blind = true under [review].
agreement-none = No pair was judged by two yet.
agreement-how = Kappa is 1 where two always agree and 0 where they agree as often as chance would have it (Cohen 1960; its interval after Fleiss, Cohen and Everitt 1969, of little worth below some thirty pairs). AC1 (Gwet 2008) stays sensible where nearly all answers are the same one. Alpha (Krippendorff) does not ask who gave which answer. None of them says who is right.
agreement-all = All reviewers
agreement-table = Pairs by both answers; the rows are those of the first in the alphabet
agreement-judged = Pairs judged by both
agreement-observed = Observed agreement
agreement-kappa = Cohen's kappa (95 %)
agreement-error = Standard error of kappa
agreement-alpha = Krippendorff's alpha
agreement-ac1 = Gwet's AC1
disagreements = Pairs on which two differ
disagreements-lead = You gave neither of the two verdicts. What you judge closes the pair.
disagreements-empty = No pair waits for you.
verdicts = Both verdicts
