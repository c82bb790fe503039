-- The order in which revisions are told to other systems. An instant is none: a transaction that began earlier may end later, and a
-- reader who had passed its instant would never see it. The number of the writing transaction is one, as long as only those are told
-- before which no transaction is still at work (lib/server/api/read/changes.ts).

-- When the database cluster was made, seconds: numbers of transactions begin anew in a cluster that a dump was restored into.
CREATE FUNCTION app_feed_era() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- The upper half of a cluster's number is the instant it was made.
  RETURN (SELECT (system_identifier >> 32) & 4294967295 FROM pg_control_system());
EXCEPTION WHEN insufficient_privilege THEN
  RETURN 0; -- a managed server keeps it to itself
END $$;
REVOKE EXECUTE ON FUNCTION app_feed_era() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_feed_era() TO mutakhir_app;

ALTER TABLE household_revision ADD COLUMN feed_era bigint NOT NULL DEFAULT 0, ADD COLUMN feed_xid bigint NOT NULL DEFAULT 0;
ALTER TABLE household_revision
  ALTER COLUMN feed_era SET DEFAULT app_feed_era(),
  ALTER COLUMN feed_xid SET DEFAULT pg_current_xact_id()::text::bigint;
COMMENT ON COLUMN household_revision.feed_era IS 'Gugus basis data yang menulisnya';
COMMENT ON COLUMN household_revision.feed_xid IS 'Nomor transaksi yang menulisnya';
CREATE INDEX household_revision_feed_idx ON household_revision (regency_code, feed_era, feed_xid, household_id, revision);

-- Proposals in the order in which they reached their present state.
CREATE INDEX proposal_since_idx ON proposal (regency_code, state_since, id) WHERE state <> 'draft';
