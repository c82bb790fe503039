-- Figures follow the calendar too: ages, "updated within twelve months" and a new year's 'none' change without a step of
-- anybody. So every night each village is counted again, whether it is marked or not.

-- Enqueues a count of those among the next p_limit villages that have families, and answers the last village looked at;
-- NULL when there is none left. Regions are walked in order, so a page costs the same in a country of any size. The job
-- has a key of its own and comes after what people are waiting for (a lower priority than the jobs of marks).
CREATE FUNCTION app_enqueue_recount(p_after text, p_limit int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place record;
  last text;
BEGIN
  FOR place IN SELECT code FROM region WHERE level = 4 AND code > p_after COLLATE "C" ORDER BY code LIMIT p_limit LOOP
    last := place.code;
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = left(place.code, 4) AND h.village_code = place.code);
    PERFORM graphile_worker.add_job('rollup-village',
      json_build_object('regencyCode', left(place.code, 4), 'villageCode', place.code),
      job_key => 'recount:' || place.code, job_key_mode => 'preserve_run_at', priority => 10);
  END LOOP;
  RETURN last;
END $$;

REVOKE EXECUTE ON FUNCTION app_enqueue_recount(text, int) FROM PUBLIC;
-- Both only ask for work that is harmless when repeated; the worker's clock calls them as the portal's role.
GRANT EXECUTE ON FUNCTION app_enqueue_recount(text, int), app_enqueue_stale(timestamptz) TO mutakhir_app;
