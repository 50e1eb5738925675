# Sources and claims, in Arabic. Every language has the same keys.

