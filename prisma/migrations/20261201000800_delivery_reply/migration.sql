-- The centre's reply to a package comes as a file: kept sealed, checked and matched to the package by a job, shown, then written in one go. What is
-- said of a person is kept beside what it makes of the family's proposals.

-- The day of a snapshot, where the reply tells it.
ALTER TABLE delivery_item ADD COLUMN snapshot_on date,
  ADD CONSTRAINT delivery_item_snapshot_on CHECK (snapshot_on IS NULL OR snapshot IS NOT NULL);
ALTER TABLE delivery_event ADD COLUMN snapshot_on date;
GRANT UPDATE (snapshot_on) ON delivery_item TO mutakhir_app;

CREATE TABLE delivery_reply (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  package_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed')),
  file_kind text NOT NULL CHECK (file_kind IN ('csv', 'xlsx')),
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  -- Sealed; gone once it is checked.
  content bytea,
  replied_on date,
  progress_done integer NOT NULL,
  progress_total integer NOT NULL,
  summary jsonb,
  failure text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT delivery_reply_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_reply_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE delivery_reply IS 'Satu berkas balasan pusat untuk satu paket; isinya tersegel sampai diperiksa';
CREATE INDEX delivery_reply_of_package ON delivery_reply (regency_code, package_id, created_at DESC);

CREATE TABLE delivery_reply_row (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  reply_id uuid NOT NULL,
  ordinal integer NOT NULL,
  row_number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('taken', 'faulty', 'twice', 'disagree', 'ambiguous', 'foreign', 'superseded')),
  field text CHECK (field IN ('number', 'kk', 'nik', 'result', 'reason', 'note', 'snapshot', 'snapshotOn')),
  problem text,
  hints text[] NOT NULL,
  household_id uuid,
  -- Of the one proposal that the row names; null: all of its family's in the package.
  proposal_id uuid,
  -- Set where the row speaks of a person.
  person_uid uuid,
  said text,
  reason text,
  note text,
  snapshot text,
  snapshot_on date,
  nik_sealed text,
  nik_bidx bytea,
  kk_sealed text,
  note_sealed text,
  CONSTRAINT delivery_reply_row_pkey PRIMARY KEY (regency_code, reply_id, ordinal),
  CONSTRAINT delivery_reply_row_taken CHECK (kind <> 'taken' OR (household_id IS NOT NULL AND said IS NOT NULL))
);
COMMENT ON TABLE delivery_reply_row IS 'Baris berkas balasan pusat dengan hasil pencocokannya; nomornya tersegel';
CREATE INDEX delivery_reply_row_kind ON delivery_reply_row (regency_code, reply_id, kind, ordinal);
CREATE INDEX delivery_reply_row_family ON delivery_reply_row (regency_code, reply_id, household_id) WHERE kind = 'taken';

CREATE TABLE delivery_reply_item (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  reply_id uuid NOT NULL,
  ordinal integer NOT NULL,
  household_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'in-snapshot', 'waiting', 'same', 'final')),
  reason text,
  -- People of the family whom the centre can match, and of whom it has said that they do not match.
  people smallint NOT NULL CHECK (people >= 0),
  unmatched smallint NOT NULL CHECK (unmatched >= 0),
  unanswered smallint NOT NULL CHECK (unanswered >= 0),
  hints text[] NOT NULL,
  CONSTRAINT delivery_reply_item_pkey PRIMARY KEY (regency_code, reply_id, ordinal)
);
COMMENT ON TABLE delivery_reply_item IS 'Apa jadinya satu usulan menurut berkas balasan pusat, sebelum dicatat';
CREATE INDEX delivery_reply_item_outcome ON delivery_reply_item (regency_code, reply_id, outcome, ordinal);

CREATE TABLE delivery_person_reply (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  package_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_uid uuid NOT NULL,
  reply_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  replied_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('matched', 'unmatched', 'typo')),
  nik_bidx bytea NOT NULL,
  note_sealed text,
  CONSTRAINT delivery_person_reply_pkey PRIMARY KEY (regency_code, id),
  -- A job that runs again says nothing twice.
  CONSTRAINT delivery_person_reply_once UNIQUE (regency_code, reply_id, person_uid),
  CONSTRAINT delivery_person_reply_reply_fkey FOREIGN KEY (regency_code, reply_id) REFERENCES delivery_reply (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT delivery_person_reply_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE delivery_person_reply IS 'Jawaban pusat tentang NIK satu orang di satu paket; hanya bisa ditambah';
CREATE INDEX delivery_person_reply_family ON delivery_person_reply (regency_code, household_id, package_id, person_uid, replied_on, at);

DO $$
DECLARE
  name text;
  ranges constant text := $e$((%1$s >= current_setting('app.lo1', true) AND %1$s < current_setting('app.hi1', true))
    OR (%1$s >= current_setting('app.lo2', true) AND %1$s < current_setting('app.hi2', true))
    OR (%1$s >= current_setting('app.lo3', true) AND %1$s < current_setting('app.hi3', true))
    OR (%1$s >= current_setting('app.lo4', true) AND %1$s < current_setting('app.hi4', true)))
    AND current_setting('app.mode', true) = 'area'$e$;
BEGIN
  -- A file speaks of a whole regency: seen by those whose range holds all of it. What is said of a person is seen where the family was sent from.
  FOREACH name IN ARRAY ARRAY['delivery_reply', 'delivery_reply_row', 'delivery_reply_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s)', name || '_in_scope', name, format(ranges, 'regency_code'));
  END LOOP;
  ALTER TABLE delivery_person_reply ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY delivery_person_reply_in_scope ON delivery_person_reply FOR ALL TO mutakhir_app USING (%s)',
    format(ranges, 'village_code'));
END $$;

REVOKE ALL ON delivery_reply, delivery_reply_row, delivery_reply_item, delivery_person_reply FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON delivery_reply TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON delivery_reply_row, delivery_reply_item TO mutakhir_app;
-- Append-only by what is not granted.
GRANT SELECT, INSERT ON delivery_person_reply TO mutakhir_app;

-- The centre's reply to a package is a word on a NIK as well.
ALTER TABLE nik_match DROP CONSTRAINT nik_match_source_check,
  ADD CONSTRAINT nik_match_source_check CHECK (source IN ('reply-file', 'delivery-reply'));

CREATE FUNCTION app_enqueue_delivery_reply(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_task NOT IN ('delivery-reply-check', 'delivery-reply-commit') THEN RAISE EXCEPTION 'unknown task'; END IF;
  -- One after the other with the other long jobs: a second core stays for the short jobs of the people at the screen.
  PERFORM graphile_worker.add_job(p_task, p_payload, job_key => p_key, job_key_mode => 'preserve_run_at', queue_name => 'extract', priority => 5);
END $$;
REVOKE EXECUTE ON FUNCTION app_enqueue_delivery_reply(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue_delivery_reply(text, json, text) TO mutakhir_app;
