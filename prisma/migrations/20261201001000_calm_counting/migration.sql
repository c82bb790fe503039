-- A village that is worked in without a pause is counted once a second, not without a pause: each count takes a core for a tenth of a
-- second, and the decisions it counts wait for that core. The first change after a quiet second is counted at once, as before.
CREATE OR REPLACE FUNCTION app_enqueue(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  village constant text := p_payload ->> 'villageCode';
  later timestamptz;
BEGIN
  IF p_task NOT IN ('rollup-village', 'import-check', 'import-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  IF p_task = 'rollup-village' THEN
    -- An instant that is not now is a clock that was moved: nothing to wait for.
    SELECT now() + interval '1 second' INTO later FROM rollup_freshness f
    WHERE f.regency_code = left(village, 4) AND f.area_code = village
      AND f.rolled_up_at BETWEEN now() - interval '1 second' AND now() + interval '1 second';
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', run_at => later);
END $$;
