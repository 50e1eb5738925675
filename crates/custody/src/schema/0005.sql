-- The fifth form.
PRAGMA user_version = 5;
