-- Who opens a link again is told that it was used, and not that nobody knows it.
ALTER TABLE sign_in_link ADD COLUMN used_at timestamptz;
