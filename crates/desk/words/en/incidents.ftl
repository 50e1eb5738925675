# Incidents, in English. Every language has the same keys.

