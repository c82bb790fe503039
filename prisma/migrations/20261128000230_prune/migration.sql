-- What was told is kept while somebody may look for it, and then taken away: notices that were read after 180 days, all after 400,
-- mails that have ended (sent, given up, dropped) after 90. The portal's role deletes neither; how old is old stands here.
CREATE INDEX notice_made_at_idx ON notice (made_at, id);
CREATE INDEX mail_outbox_ended_idx ON mail_outbox (ended_at, id) WHERE state <> 'waiting';

CREATE FUNCTION app_prune_told(p_limit int) RETURNS TABLE (notices int, mails int)
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
  RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION app_prune_told(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_prune_told(int) TO mutakhir_app;
