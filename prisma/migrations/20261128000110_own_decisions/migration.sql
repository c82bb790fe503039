-- What one person decided, the latest first: read page by page.
CREATE INDEX proposal_event_actor_idx ON proposal_event (actor_id, at DESC, id DESC);
