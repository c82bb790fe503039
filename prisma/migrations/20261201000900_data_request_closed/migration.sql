-- What a request hands over is closed with it, also in the middle of a download; what was never sent stays its writer's alone, also when it is
-- taken back; and none is granted to which not every desk of its rules has agreed in this round.
DO $$
DECLARE
  here constant text := $e$((regency_code >= current_setting('app.alo1', true) AND regency_code < current_setting('app.ahi1', true))
    OR (regency_code >= current_setting('app.alo2', true) AND regency_code < current_setting('app.ahi2', true))
    OR (regency_code >= current_setting('app.alo3', true) AND regency_code < current_setting('app.ahi3', true))
    OR (regency_code >= current_setting('app.alo4', true) AND regency_code < current_setting('app.ahi4', true)))$e$;
  me constant text := $e$NULLIF(current_setting('app.actor', true), '')::uuid$e$;
  agreed constant text := $e$(state <> 'granted' OR (SELECT count(DISTINCT s.tier) FROM data_request_step s WHERE s.regency_code = data_request.regency_code
    AND s.request_id = data_request.id AND s.round = data_request.round AND s.event = 'approve') = jsonb_array_length(rules->'tiers'))$e$;
BEGIN
  DROP POLICY data_request_read ON data_request;
  DROP POLICY data_request_change ON data_request;
  EXECUTE format('CREATE POLICY data_request_read ON data_request FOR SELECT TO mutakhir_app USING (%s AND (round > 0 OR asked_by = %s))', here, me);
  EXECUTE format('CREATE POLICY data_request_change ON data_request FOR UPDATE TO mutakhir_app
    USING (%1$s AND (round > 0 OR asked_by = %2$s)) WITH CHECK (%1$s AND %3$s)', here, me, agreed);
  DROP POLICY data_request_part_read ON data_request_part;
  EXECUTE format('CREATE POLICY data_request_part_read ON data_request_part FOR SELECT TO mutakhir_app USING (%s AND EXISTS (SELECT 1 FROM data_request r
    WHERE r.regency_code = data_request_part.regency_code AND r.id = data_request_part.request_id AND r.asked_by = %s AND r.state = ''granted''
      AND r.purged_at IS NULL))', here, me);
END $$;

-- One whose making never ended is over like any other.
CREATE OR REPLACE FUNCTION app_purge_data_requests(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  purged integer;
BEGIN
  WITH ended AS (
    UPDATE data_request SET purged_at = p_now,
      content_state = CASE WHEN content_state = 'building' THEN 'failed' ELSE content_state END,
      content_failure = CASE WHEN content_state = 'building' THEN 'OVER' ELSE content_failure END
    WHERE purged_at IS NULL AND (state = 'revoked' OR (state = 'granted' AND expires_at <= p_now))
    RETURNING regency_code, id
  ), parts AS (
    DELETE FROM data_request_part p USING ended e WHERE p.regency_code = e.regency_code AND p.request_id = e.id
  ), families AS (
    DELETE FROM data_request_family f USING ended e WHERE f.regency_code = e.regency_code AND f.request_id = e.id
  )
  SELECT count(*)::int INTO purged FROM ended;
  RETURN purged;
END $$;
