# Figures, rules, findings, in English. Every language has the same keys.

