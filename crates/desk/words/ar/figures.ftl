# Figures, rules, findings, in Arabic. Every language has the same keys.

