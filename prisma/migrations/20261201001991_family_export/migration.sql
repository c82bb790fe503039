-- Families taken out as workbooks by a job: one workbook a village, sealed, for whoever asked alone, taken once, and gone after a day.

CREATE TABLE family_export (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL CHECK (area_code ~ '^([0-9]{4}|[0-9]{10})$' AND left(area_code, 4) = regency_code),
  book text NOT NULL,
  purpose text NOT NULL,
  -- What was chosen on the screen: codes and numbers alone.
  filter jsonb NOT NULL,
  -- The families that were ticked; null: all that the filter finds.
  chosen uuid[],
  state text NOT NULL CHECK (state IN ('building', 'ready', 'failed', 'cancelled', 'taken', 'ended')),
  failure text,
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer NOT NULL DEFAULT 0,
  families integer NOT NULL DEFAULT 0,
  people integer NOT NULL DEFAULT 0,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  ready_at timestamptz(3),
  -- Set when it is ready: from then on nobody can take it any more.
  ends_at timestamptz(3),
  -- The one download: its number is the secret of its address, and it is of the session that asked the password.
  download_id uuid,
  download_session uuid,
  download_until timestamptz(3),
  taken_at timestamptz(3),
  is_whole boolean,
  CONSTRAINT family_export_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT family_export_ready CHECK (state NOT IN ('ready', 'taken') OR (ready_at IS NOT NULL AND ends_at IS NOT NULL)),
  CONSTRAINT family_export_download CHECK ((download_id IS NULL) = (download_session IS NULL) AND (download_id IS NULL) = (download_until IS NULL))
);
COMMENT ON TABLE family_export IS 'Permintaan mengambil data keluarga sebagai buku kerja; satu kali unduh, hilang sesudah sehari';
CREATE INDEX family_export_of_asker ON family_export (regency_code, created_by, created_at DESC);
CREATE INDEX family_export_age ON family_export (ends_at) WHERE state IN ('ready', 'taken');
-- One at a time a person.
CREATE UNIQUE INDEX family_export_one_under_way ON family_export (regency_code, created_by) WHERE state = 'building';

CREATE TABLE family_export_part (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  export_id uuid NOT NULL,
  ordinal integer NOT NULL,
  village_code text COLLATE "C" NOT NULL CHECK (village_code ~ '^[0-9]{10}$' AND left(village_code, 4) = regency_code),
  -- In the archive: the village's code and name, and a number where it fills several workbooks.
  name text NOT NULL,
  people integer NOT NULL,
  size_bytes bigint NOT NULL,
  crc32 bigint NOT NULL,
  -- Of the plain workbook.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  household_ids uuid[] NOT NULL,
  -- Packed and sealed.
  content bytea NOT NULL,
  CONSTRAINT family_export_part_pkey PRIMARY KEY (regency_code, export_id, ordinal),
  CONSTRAINT family_export_part_name UNIQUE (regency_code, export_id, name),
  CONSTRAINT family_export_part_export_fkey FOREIGN KEY (regency_code, export_id) REFERENCES family_export (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE family_export_part IS 'Buku kerja satu desa dari data keluarga yang diambil, tersegel';

DO $$
DECLARE
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))
    AND current_setting('app.mode', true) = 'area'$e$;
  mine constant text := $e$created_by = NULLIF(current_setting('app.actor', true), '')::uuid$e$;
  of_mine constant text := $e$EXISTS (SELECT 1 FROM family_export e WHERE e.regency_code = family_export_part.regency_code
    AND e.id = family_export_part.export_id AND e.created_by = NULLIF(current_setting('app.actor', true), '')::uuid)$e$;
BEGIN
  -- Whoever asked sees it, nobody else, whatever their area.
  ALTER TABLE family_export ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY family_export_of_asker ON family_export FOR ALL TO mutakhir_app USING (%s AND %s)', mine, format(ranges, 'area_code'));
  ALTER TABLE family_export_part ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY family_export_part_of_asker ON family_export_part FOR ALL TO mutakhir_app USING (%s AND %s)', of_mine,
    format(ranges, 'village_code'));
END $$;

REVOKE ALL ON family_export, family_export_part FROM PUBLIC;
GRANT SELECT, INSERT ON family_export TO mutakhir_app;
GRANT UPDATE (state, failure, progress_done, progress_total, families, people, updated_at, ready_at, ends_at, download_id, download_session,
  download_until, taken_at, is_whole) ON family_export TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON family_export_part TO mutakhir_app;

CREATE FUNCTION app_enqueue_family_export(p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- One after the other with the other long jobs: a second core stays for the short jobs of the people at the screen.
  PERFORM graphile_worker.add_job('family-export', p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', queue_name => 'extract', priority => 5);
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_family_export(json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_family_export(json, text) TO mutakhir_app;

-- Takes away what nobody may take any more: exports a day after they were made, what a stopped one had made by then, and what a lost download left.
-- Nothing depends on when it runs; a download asks the time itself.
CREATE FUNCTION app_purge_family_exports(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  purged integer;
BEGIN
  UPDATE family_export SET state = 'ended', updated_at = p_now
    WHERE (state = 'ready' AND ends_at <= p_now) OR (state = 'failed' AND updated_at <= p_now - interval '1 day');
  GET DIAGNOSTICS purged = ROW_COUNT;
  DELETE FROM family_export_part p USING family_export e
    WHERE e.regency_code = p.regency_code AND e.id = p.export_id
      AND (e.state IN ('ended', 'cancelled') OR (e.state = 'taken' AND e.taken_at <= p_now - interval '6 hours'));
  RETURN purged;
END $$;
REVOKE EXECUTE ON FUNCTION app_purge_family_exports(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_purge_family_exports(timestamptz) TO mutakhir_app;
