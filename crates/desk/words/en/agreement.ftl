# How far reviewers agree, in English. Every language has the same keys.

