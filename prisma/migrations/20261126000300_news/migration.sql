-- News of one's own proposals are their history itself; a person only remembers until when they have read it.
ALTER TABLE app_user ADD COLUMN news_seen_at timestamptz(3);
