# Incidents, in Arabic. Every language has the same keys.

