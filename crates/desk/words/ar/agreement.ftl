# How far reviewers agree, in Arabic. Every language has the same keys.

