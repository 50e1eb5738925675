# Sources and claims, in English. Every language has the same keys.

