-- The first load of a regency: DTSEN's extract (52 + 48 columns) comes in as files in pieces, is staged row by row with its contents
-- sealed, judged as a whole, confirmed by another person and then recorded village by village. What was staged of a recorded load stays: it
-- is what the centre last said of a family, against which a later extract is compared.
CREATE TABLE extract_load (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('uploading', 'checking', 'ready', 'recording', 'recorded', 'refused', 'cancelled', 'failed')),
  -- The day that the extract's answers were true on, and that of the ranking where it brings deciles.
  condition_date date NOT NULL,
  ranked_on date,
  source text NOT NULL CHECK (length(source) BETWEEN 3 AND 200),
  -- Where each staged value belongs (level.key), as this load's rows hold them.
  layout jsonb NOT NULL DEFAULT '{}',
  -- How far the work at hand is; work that was cut off goes on from here.
  mark jsonb NOT NULL DEFAULT '{}',
  progress_done bigint NOT NULL DEFAULT 0,
  progress_total bigint NOT NULL DEFAULT 0,
  summary jsonb,
  failure text,
  failure_row integer,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT extract_load_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT extract_load_two_people CHECK (confirmed_by <> created_by),
  CONSTRAINT extract_load_confirmed CHECK (num_nulls(confirmed_by, confirmed_at) IN (0, 2))
);
COMMENT ON TABLE extract_load IS 'Muatan awal: satu cuplikan DTSEN sebuah kabupaten/kota';
CREATE INDEX extract_load_list_idx ON extract_load (regency_code, created_at);
-- One at a time is checked or recorded in a regency.
CREATE UNIQUE INDEX extract_load_at_work ON extract_load (regency_code) WHERE state IN ('checking', 'recording');

CREATE TABLE extract_file (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  load_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 2),
  file_kind text NOT NULL CHECK (file_kind IN ('csv', 'xlsx')),
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  arrived_bytes bigint NOT NULL CHECK (arrived_bytes BETWEEN 0 AND size_bytes),
  CONSTRAINT extract_file_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT extract_file_ordinal UNIQUE (regency_code, load_id, ordinal),
  CONSTRAINT extract_file_of FOREIGN KEY (regency_code, load_id) REFERENCES extract_load (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE extract_file IS 'Berkas sebuah muatan awal; namanya tidak disimpan';

CREATE TABLE extract_piece (
  regency_code text COLLATE "C" NOT NULL,
  file_id uuid NOT NULL,
  at_byte bigint NOT NULL,
  piece_bytes integer NOT NULL CHECK (piece_bytes > 0),
  content_sealed bytea NOT NULL,
  CONSTRAINT extract_piece_pkey PRIMARY KEY (regency_code, file_id, at_byte),
  CONSTRAINT extract_piece_of FOREIGN KEY (regency_code, file_id) REFERENCES extract_file (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE extract_piece IS 'Potongan berkas muatan awal, tersegel; dihapus setelah dibaca';
-- What is sealed does not shrink: trying costs time.
ALTER TABLE extract_piece ALTER COLUMN content_sealed SET STORAGE EXTERNAL;

CREATE TABLE extract_row (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  load_id uuid NOT NULL,
  -- 1 family, 2 person.
  part smallint NOT NULL CHECK (part IN (1, 2)),
  row_number integer NOT NULL,
  -- Of the family or person that the row becomes when it is new.
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('faulty', 'outside', 'twice', 'orphan', 'known', 'held', 'here', 'new')),
  column_name text,
  problem text,
  remarks text[] NOT NULL DEFAULT '{}',
  village_code text COLLATE "C",
  kk_bidx bytea,
  nik_bidx bytea,
  -- Tells two rows of one card apart without telling what stands in them.
  digest bytea,
  content bytea NOT NULL,
  CONSTRAINT extract_row_pkey PRIMARY KEY (regency_code, load_id, part, row_number),
  CONSTRAINT extract_row_village_in_regency CHECK (village_code IS NULL OR (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)))
);
COMMENT ON TABLE extract_row IS 'Baris muatan awal dengan hasil pencocokannya; isinya tersegel';
ALTER TABLE extract_row ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX extract_row_kk_idx ON extract_row (regency_code, load_id, part, kk_bidx);
CREATE INDEX extract_row_nik_idx ON extract_row (regency_code, load_id, nik_bidx) WHERE nik_bidx IS NOT NULL;
CREATE INDEX extract_row_odd_idx ON extract_row (regency_code, load_id, kind, part, row_number) WHERE kind <> 'new';
CREATE INDEX extract_row_remark_idx ON extract_row (regency_code, load_id, part, row_number) WHERE remarks <> '{}';
CREATE INDEX extract_row_village_idx ON extract_row (regency_code, load_id, village_code, row_number) WHERE part = 1;

CREATE TABLE extract_village (
  regency_code text COLLATE "C" NOT NULL,
  load_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  families integer NOT NULL,
  people integer NOT NULL,
  -- Families of the register whose card the extract does not have: told, never changed.
  absent integer NOT NULL DEFAULT 0,
  written_families integer,
  written_people integer,
  recorded_at timestamptz(3),
  CONSTRAINT extract_village_pkey PRIMARY KEY (regency_code, load_id, village_code),
  CONSTRAINT extract_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT extract_village_recorded CHECK (num_nulls(written_families, written_people, recorded_at) IN (0, 3))
);
COMMENT ON TABLE extract_village IS 'Desa sebuah muatan awal, dan kapan keluarganya dicatat';

DO $$
DECLARE
  name text;
  here constant text := $e$current_setting('app.mode', true) = 'area' AND (
    (regency_code >= current_setting('app.lo1', true) AND regency_code < current_setting('app.hi1', true))
    OR (regency_code >= current_setting('app.lo2', true) AND regency_code < current_setting('app.hi2', true))
    OR (regency_code >= current_setting('app.lo3', true) AND regency_code < current_setting('app.hi3', true))
    OR (regency_code >= current_setting('app.lo4', true) AND regency_code < current_setting('app.hi4', true)))$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['extract_load', 'extract_file', 'extract_piece', 'extract_row', 'extract_village'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s)', name || '_in_scope', name, here);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON extract_load, extract_file, extract_village TO mutakhir_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON extract_row TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON extract_piece TO mutakhir_app;
GRANT DELETE ON extract_village TO mutakhir_app;

CREATE FUNCTION app_enqueue_extract(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('extract-check', 'extract-record', 'extract-clear') THEN RAISE EXCEPTION 'unknown task'; END IF;
  -- One regency after the other: a second core stays for the short jobs of the people at the screen.
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', queue_name => 'extract', priority => 5);
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_extract(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_extract(text, json, text) TO mutakhir_app;
