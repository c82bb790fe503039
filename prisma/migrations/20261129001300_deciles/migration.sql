-- Deciles come from snapshots that BPS makes each quarter; a coach brings them in by file, region by region. A snapshot and what it says of a
-- family never change: what is not granted cannot be done. A snapshot is a reference, its rows are the families'.
CREATE TABLE decile_snapshot (
  id text COLLATE "C" NOT NULL CHECK (id ~ '^[0-9]{4}-T[1-4]$'),
  ranked_on date NOT NULL,
  -- Letter or hand-over record (BAST) that it came with.
  source text NOT NULL CHECK (length(source) BETWEEN 3 AND 200),
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT decile_snapshot_pkey PRIMARY KEY (id),
  CONSTRAINT decile_snapshot_ranked_on_key UNIQUE (ranked_on)
);
COMMENT ON TABLE decile_snapshot IS 'Potret pemeringkatan BPS; tidak berubah setelah dicatat';

-- Beside the deciles stands what the family was when they were taken in, ages as of the day of the ranking: groups of a later day would count
-- people into a past that was not theirs.
CREATE TABLE household_decile (
  regency_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  snapshot_id text COLLATE "C" NOT NULL CONSTRAINT household_decile_snapshot_fkey REFERENCES decile_snapshot (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  village_code text COLLATE "C" NOT NULL,
  -- 1 poorest to 10; 0 not ranked.
  national smallint NOT NULL CHECK (national BETWEEN 0 AND 10),
  province smallint CHECK (province BETWEEN 0 AND 10),
  regency smallint CHECK (regency BETWEEN 0 AND 10),
  -- 1 male, 2 female, 0 not recorded.
  head_sex smallint NOT NULL CHECK (head_sex BETWEEN 0 AND 2),
  has_elder boolean NOT NULL,
  has_disabled boolean NOT NULL,
  -- Social assistance in the last twelve months: Sembako, PKH, BLT Desa or the regional government's.
  has_aid boolean NOT NULL,
  people smallint NOT NULL,
  import_id uuid,
  taken_at timestamptz(3) NOT NULL,
  CONSTRAINT household_decile_pkey PRIMARY KEY (regency_code, household_id, snapshot_id),
  CONSTRAINT household_decile_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE household_decile IS 'Desil satu keluarga pada satu potret, dengan keadaannya saat itu; hanya bisa ditambah';
CREATE INDEX household_decile_village_idx ON household_decile (regency_code, village_code, snapshot_id);

CREATE TABLE decile_import (
  -- Shelf of the region that imports: 5207, 5200 for a province, 0000 for the nation.
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed')),
  file_kind text NOT NULL CHECK (file_kind IN ('csv', 'xlsx')),
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  content bytea,
  snapshot_id text COLLATE "C",
  ranked_on date,
  source text,
  progress_done integer NOT NULL,
  progress_total integer NOT NULL,
  summary jsonb,
  failure text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT decile_import_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE decile_import IS 'Impor satu berkas desil; isinya tersegel sampai diperiksa';
CREATE INDEX decile_import_list_idx ON decile_import (regency_code, created_at);

CREATE TABLE decile_item (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  row_number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('kk', 'nik', 'same', 'differs', 'disagree', 'unknown', 'outside', 'twice', 'faulty')),
  field text CHECK (field IN ('nik', 'kk', 'national', 'province', 'regency', 'village')),
  problem text,
  hints text[] NOT NULL,
  -- Numbers of rows that are not taken: for the report alone.
  nik_sealed text,
  kk_sealed text,
  household_regency text COLLATE "C",
  household_id uuid,
  national smallint,
  province smallint,
  regency smallint,
  CONSTRAINT decile_item_pkey PRIMARY KEY (regency_code, import_id, ordinal)
);
COMMENT ON TABLE decile_item IS 'Baris berkas desil dengan hasil pencocokannya; nomornya tersegel';
CREATE INDEX decile_item_kind_idx ON decile_item (regency_code, import_id, kind, ordinal);

DO $$
DECLARE
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  rec record;
BEGIN
  -- A family's history goes with the family: who sees the family sees it, also the village to which it has moved.
  ALTER TABLE household_decile ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY household_decile_in_scope ON household_decile FOR ALL TO mutakhir_app USING (%s AND %s)', is_area,
    format(ranges, 'village_code'));
  CREATE POLICY household_decile_of_household ON household_decile FOR SELECT TO mutakhir_app USING (
    EXISTS (SELECT 1 FROM household h WHERE h.regency_code = household_decile.regency_code AND h.id = household_decile.household_id));
  FOR rec IN SELECT unnest(ARRAY['decile_import', 'decile_item']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND %4$s)', rec.name || '_in_scope', rec.name,
      is_area, format(ranges, 'regency_code'));
  END LOOP;
END $$;

GRANT SELECT, INSERT ON decile_snapshot, household_decile TO mutakhir_app;
GRANT SELECT, INSERT, UPDATE ON decile_import TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON decile_item TO mutakhir_app;

-- Two imports that write the same families wait for each other, region by region or not: a transaction's end lets the next one in.
CREATE FUNCTION app_lock_deciles() RETURNS void LANGUAGE sql SET search_path = pg_catalog, public AS $$
  SELECT pg_advisory_xact_lock(5100000000000000000)
$$;

CREATE FUNCTION app_enqueue_deciles(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('decile-check', 'decile-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  -- Written one after the other: a large file takes longer than anybody may wait for a lock.
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at',
    queue_name => CASE p_task WHEN 'decile-commit' THEN 'decile-commit' END);
END $$;

REVOKE EXECUTE ON FUNCTION app_lock_deciles(), app_enqueue_deciles(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_lock_deciles(), app_enqueue_deciles(text, json, text) TO mutakhir_app;
