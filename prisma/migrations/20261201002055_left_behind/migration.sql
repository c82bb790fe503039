-- What nobody needs any more is not kept: subscriptions that ended, answers that were sent, files that a job left half-done.
GRANT DELETE ON api_subscription TO mutakhir_app;
UPDATE api_message m SET content_sealed = NULL WHERE content_sealed IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM api_callback c WHERE c.correlation_id = m.correlation_id AND c.state = 'waiting');

CREATE OR REPLACE FUNCTION app_prune_hints(p_at timestamptz, p_limit int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM sector_hint s USING (SELECT o.regency_code, o.id FROM sector_hint o
      WHERE o.ends_on <= p_at::date AND (o.state = 'open' OR o.decided_at < p_at - interval '365 days')
      ORDER BY o.ends_on LIMIT least(greatest(p_limit, 1), 5000) FOR UPDATE SKIP LOCKED) old
    WHERE s.regency_code = old.regency_code AND s.id = old.id;
  GET DIAGNOSTICS gone = ROW_COUNT;
  -- What a job left half-done is as old as what nobody recorded: nothing goes on with it after thirty days.
  UPDATE office_file SET state = CASE WHEN state IN ('checking', 'committing') THEN 'failed' ELSE 'cancelled' END,
      failure = CASE WHEN state IN ('checking', 'committing') THEN 'INTERNAL' ELSE failure END, content = NULL, updated_at = p_at
    WHERE state IN ('uploaded', 'checking', 'ready', 'committing') AND updated_at < p_at - interval '30 days';
  RETURN gone;
END $$;
