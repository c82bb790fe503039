-- A check of an area's figures: they are counted again from the families and compared with what is stored.

CREATE TABLE figure_check (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL CHECK (area_code ~ '^[0-9]{4}([0-9]{2}([0-9]{4})?)?$'),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  -- Villages to compare, and how many were.
  villages integer NOT NULL DEFAULT 0,
  checked integer NOT NULL DEFAULT 0,
  counters integer NOT NULL DEFAULT 0,
  differing integer NOT NULL DEFAULT 0,
  -- Villages that were waiting to be counted again anyway: theirs may differ rightly.
  stale integer NOT NULL DEFAULT 0,
  -- Areas with what differs there: kinds, areas and counts alone.
  differences jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(differences) = 'array'),
  asked_by uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  -- Who had the differing villages counted again.
  mended_by uuid,
  mended_at timestamptz(3),
  CONSTRAINT figure_check_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE figure_check IS 'Pemeriksaan hitungan: angka tersimpan dibandingkan dengan hitungan ulang dari keluarga';
CREATE INDEX figure_check_asked_idx ON figure_check (regency_code, asked_at DESC);
-- One at a time for an area.
CREATE UNIQUE INDEX figure_check_open_key ON figure_check (regency_code, area_code) WHERE state IN ('waiting', 'running');

ALTER TABLE figure_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY figure_check_in_scope ON figure_check TO mutakhir_app USING (
  (area_code >= current_setting('app.alo1', true) AND area_code < current_setting('app.ahi1', true))
  OR (area_code >= current_setting('app.alo2', true) AND area_code < current_setting('app.ahi2', true))
  OR (area_code >= current_setting('app.alo3', true) AND area_code < current_setting('app.ahi3', true))
  OR (area_code >= current_setting('app.alo4', true) AND area_code < current_setting('app.ahi4', true)));
REVOKE ALL ON figure_check FROM PUBLIC;
GRANT SELECT, INSERT ON figure_check TO mutakhir_app;
GRANT UPDATE (state, villages, checked, counters, differing, stale, differences, ended_at, mended_by, mended_at) ON figure_check TO mutakhir_app;

CREATE FUNCTION app_enqueue_figure_check(p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- One after the other: a regency's check reads all its families.
  PERFORM graphile_worker.add_job('check-figures', p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', queue_name => 'check-figures',
    max_attempts => 3);
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_figure_check(json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_figure_check(json, text) TO mutakhir_app;
