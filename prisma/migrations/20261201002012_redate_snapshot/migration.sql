-- The first import fixes a snapshot's day for the whole country, so a slip of one day refuses everybody after it. Who acts for the nation sets
-- it right: the day within the quarter, nothing else of the snapshot. The families' own columns follow regency by regency, in jobs.
CREATE FUNCTION app_redate_snapshot(p_id text, p_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  regency text;
BEGIN
  IF app_scope_holds('1100', '1100000000', NULL) IS NOT TRUE OR app_scope_holds('9800', '9800000000', NULL) IS NOT TRUE THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  IF p_id <> extract(year FROM p_day)::int || '-T' || extract(quarter FROM p_day)::int THEN RAISE EXCEPTION 'another quarter'; END IF;
  UPDATE decile_snapshot SET ranked_on = p_day WHERE id = p_id;
  FOR regency IN SELECT code FROM region WHERE length(code) = 4 ORDER BY code LOOP
    PERFORM graphile_worker.add_job('redate-deciles', json_build_object('regencyCode', regency, 'snapshotId', p_id),
      job_key => 'redate:' || p_id || ':' || regency, job_key_mode => 'preserve_run_at', priority => 4);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION app_redate_snapshot(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_redate_snapshot(text, date) TO mutakhir_app;
COMMENT ON TABLE decile_snapshot IS 'Potret pemeringkatan BPS; hanya tanggalnya yang dapat dibetulkan, oleh pembina nasional';
