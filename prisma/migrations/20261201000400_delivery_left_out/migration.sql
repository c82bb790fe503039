-- What a package could not take when its files were made: the frozen record decides, also about whoever left the family by what is sent. Such a
-- family's items stay in the package's history, are let go for a later one, and are no part of what went out.

ALTER TABLE delivery_item
  -- identity: somebody in it has no NIK and no reason for that, or no name. gap: its history is not whole.
  ADD COLUMN left_out text CHECK (left_out IN ('identity', 'gap')),
  ADD CONSTRAINT delivery_item_left_out CHECK (left_out IS NULL OR NOT is_current);
CREATE INDEX delivery_item_left_out_idx ON delivery_item (regency_code, proposal_id) WHERE left_out IS NOT NULL;

ALTER TABLE delivery_package
  ADD COLUMN left_out_gap integer NOT NULL DEFAULT 0 CHECK (left_out_gap >= 0),
  -- Nothing is left where all of it was left out.
  DROP CONSTRAINT delivery_package_item_count_check,
  ADD CONSTRAINT delivery_package_item_count_check CHECK (item_count >= 0);

GRANT UPDATE (left_out) ON delivery_item TO mutakhir_app;
GRANT UPDATE (item_count, left_out, left_out_gap) ON delivery_package TO mutakhir_app;

-- As before, but one after the other with the extracts: a second core stays for the short jobs of the people at the screen.
CREATE OR REPLACE FUNCTION app_enqueue_delivery(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('delivery-build') THEN RAISE EXCEPTION 'unknown task'; END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', queue_name => 'extract', priority => 5);
END $$;
