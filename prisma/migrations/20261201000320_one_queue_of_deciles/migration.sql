-- An import of deciles and the recording of an extract take the same lock (app_lock_deciles): side by side, who waited too long lost an
-- attempt. They stand in one queue; the import goes before extracts that wait.
CREATE OR REPLACE FUNCTION app_enqueue_deciles(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('decile-check', 'decile-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at',
    queue_name => CASE p_task WHEN 'decile-commit' THEN 'extract' END);
END $$;
