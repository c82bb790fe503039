-- Weekly digests that no page offers any more (kept 400 days, as the notices that lead to them) and marks of daily jobs (90 days:
-- a job looks at its own day alone) go with the rest.
CREATE INDEX weekly_digest_made_at_idx ON weekly_digest (made_at);

DROP FUNCTION app_prune_told(int);
CREATE FUNCTION app_prune_told(p_limit int) RETURNS TABLE (notices int, mails int, digests int, runs int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  most constant int := least(greatest(p_limit, 1), 5000);
BEGIN
  DELETE FROM notice n USING (SELECT o.id FROM notice o WHERE o.made_at < now() - interval '180 days'
      AND (o.seen_at < now() - interval '180 days' OR o.made_at < now() - interval '400 days')
    ORDER BY o.made_at, o.id LIMIT most FOR UPDATE SKIP LOCKED) old WHERE n.id = old.id;
  GET DIAGNOSTICS notices = ROW_COUNT;
  DELETE FROM mail_outbox m USING (SELECT o.id FROM mail_outbox o WHERE o.state <> 'waiting' AND o.ended_at < now() - interval '90 days'
    ORDER BY o.ended_at, o.id LIMIT most FOR UPDATE SKIP LOCKED) old WHERE m.id = old.id;
  GET DIAGNOSTICS mails = ROW_COUNT;
  DELETE FROM weekly_digest d USING (SELECT o.user_id, o.week, o.role, o.region_code FROM weekly_digest o
      WHERE o.made_at < now() - interval '400 days' ORDER BY o.made_at LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE d.user_id = old.user_id AND d.week = old.week AND d.role = old.role AND d.region_code = old.region_code;
  GET DIAGNOSTICS digests = ROW_COUNT;
  DELETE FROM daily_run r USING (SELECT o.kind, o.time_zone, o.day FROM daily_run o
      WHERE o.ran_at < now() - interval '90 days' LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE r.kind = old.kind AND r.time_zone = old.time_zone AND r.day = old.day;
  GET DIAGNOSTICS runs = ROW_COUNT;
  RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION app_prune_told(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_prune_told(int) TO mutakhir_app;
