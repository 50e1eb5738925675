-- The sixth form.
PRAGMA user_version = 6;
