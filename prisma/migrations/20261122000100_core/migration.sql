-- Tables beside the household's own. The roles mutakhir_owner and mutakhir_app and the extensions are made before any
-- migration runs (start-up does it for the embedded server, the README prints the SQL for a managed one).

CREATE TABLE app_user (
  id uuid NOT NULL,
  username text NOT NULL,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  locale text NOT NULL DEFAULT 'id',
  status text NOT NULL DEFAULT 'active',
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT app_user_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE app_user IS 'Pengguna portal';
CREATE UNIQUE INDEX app_user_username_key ON app_user (username);

CREATE TABLE access_grant (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  level text NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3),
  source text NOT NULL,
  reason text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  suspended_at timestamptz(3),
  revoked_at timestamptz(3),
  CONSTRAINT access_grant_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE access_grant IS 'Hak akses: peran x wilayah x masa berlaku x asal';
CREATE INDEX access_grant_user_id_idx ON access_grant (user_id);
CREATE INDEX access_grant_region_code_idx ON access_grant (region_code);

CREATE TABLE auth_session (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  user_id uuid NOT NULL,
  grant_id uuid,
  device text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  CONSTRAINT auth_session_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE auth_session IS 'Sesi masuk; kuki hanya memuat penanda acak';
CREATE INDEX auth_session_user_id_idx ON auth_session (user_id);
CREATE UNIQUE INDEX auth_session_token_hash_key ON auth_session (token_hash);

CREATE TABLE rate_limit (
  key varchar(255) NOT NULL,
  points integer NOT NULL DEFAULT 0,
  expire bigint,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);
COMMENT ON TABLE rate_limit IS 'Penghitung pembatas laju; kuncinya teracak';

CREATE TABLE region (
  code text COLLATE "C" NOT NULL,
  level smallint NOT NULL,
  name text NOT NULL,
  parent_code text COLLATE "C",
  kind text NOT NULL,
  bps_code text COLLATE "C",
  time_zone text NOT NULL,
  is_remote boolean NOT NULL DEFAULT false,
  is_island boolean NOT NULL DEFAULT false,
  no_internet boolean NOT NULL DEFAULT false,
  travel_hours numeric(4,1),
  is_practice boolean NOT NULL DEFAULT false,
  CONSTRAINT region_pkey PRIMARY KEY (code)
);
COMMENT ON TABLE region IS 'Wilayah administrasi (kode Kemendagri tanpa titik)';
CREATE INDEX region_parent_code_code_idx ON region (parent_code, code);

CREATE TABLE period (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  instrument text NOT NULL,
  instrument_version smallint NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CONSTRAINT period_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE period IS 'Periode pemutakhiran: jendela setahun bagi satu wilayah';
CREATE UNIQUE INDEX period_region_code_year_key ON period (region_code, year);

CREATE TABLE app_meta (
  key text NOT NULL,
  value text NOT NULL,
  CONSTRAINT app_meta_pkey PRIMARY KEY (key)
);
COMMENT ON TABLE app_meta IS 'Catatan kecil aplikasi (versi data wilayah, detak pekerja)';

CREATE TABLE proposal (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  period_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  channel text NOT NULL,
  payload jsonb NOT NULL,
  head_name text NOT NULL,
  dusun text,
  rw text,
  rt text,
  base_revision integer NOT NULL,
  condition_date date NOT NULL,
  is_correction boolean NOT NULL,
  error_count smallint NOT NULL,
  warning_count smallint NOT NULL,
  warning_weight smallint NOT NULL,
  change_count smallint NOT NULL,
  changed_keys text[] NOT NULL,
  contributors uuid[] NOT NULL,
  deciders uuid[] NOT NULL,
  returned_to text,
  reason_code text,
  reason_note text,
  meeting_id uuid,
  import_id uuid,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  submitted_at timestamptz(3),
  state_since timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  applied_revision integer,
  CONSTRAINT proposal_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT proposal_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE proposal IS 'Usulan pemutakhiran satu keluarga';
CREATE INDEX proposal_regency_code_village_code_state_idx ON proposal (regency_code, village_code, state);
CREATE INDEX proposal_regency_code_household_id_idx ON proposal (regency_code, household_id);

CREATE TABLE proposal_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  proposal_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  event text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason_code text,
  note text,
  CONSTRAINT proposal_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT proposal_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE proposal_event IS 'Riwayat langkah usulan; hanya bisa ditambah';
CREATE INDEX proposal_event_regency_code_proposal_id_at_idx ON proposal_event (regency_code, proposal_id, at);

CREATE TABLE proposal_snapshot (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  proposal_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  locale text NOT NULL,
  content jsonb NOT NULL,
  sha256 bytea NOT NULL,
  CONSTRAINT proposal_snapshot_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT proposal_snapshot_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE proposal_snapshot IS 'Isian sebagaimana ditampilkan saat diajukan; hanya bisa ditambah';
CREATE INDEX proposal_snapshot_regency_code_proposal_id_at_idx ON proposal_snapshot (regency_code, proposal_id, at);

CREATE TABLE village_meeting (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  held_on date NOT NULL,
  place text NOT NULL,
  minutes text NOT NULL,
  attendance jsonb NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT village_meeting_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT village_meeting_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE village_meeting IS 'Musyawarah desa / kelurahan';
CREATE INDEX village_meeting_regency_code_village_code_held_on_idx ON village_meeting (regency_code, village_code, held_on);

CREATE TABLE household_revision (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  household_id uuid NOT NULL,
  revision integer NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  proposal_id uuid,
  source smallint NOT NULL,
  is_correction boolean NOT NULL,
  condition_date date NOT NULL,
  applied_at timestamptz(3) NOT NULL,
  applied_by uuid,
  changes jsonb NOT NULL,
  CONSTRAINT household_revision_pkey PRIMARY KEY (regency_code, household_id, revision),
  CONSTRAINT household_revision_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE household_revision IS 'Revisi catatan keluarga; hanya bisa ditambah';

CREATE TABLE operation (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  command text NOT NULL,
  payload_sha256 bytea NOT NULL,
  result jsonb NOT NULL,
  received_at timestamptz(3) NOT NULL,
  CONSTRAINT operation_pkey PRIMARY KEY (regency_code, id)
);
COMMENT ON TABLE operation IS 'Perintah yang pernah diterima; kunci agar kiriman ulang tidak berlaku dua kali';

CREATE TABLE audit (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  at timestamptz(3) NOT NULL,
  id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_ids uuid[] NOT NULL,
  purpose text,
  detail jsonb,
  CONSTRAINT audit_pkey PRIMARY KEY (regency_code, at, id)
);
COMMENT ON TABLE audit IS 'Catatan audit; hanya bisa ditambah';
CREATE INDEX audit_regency_code_area_code_at_idx ON audit (regency_code, area_code, at);

CREATE TABLE person_registry (
  person_uid uuid NOT NULL,
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  active boolean NOT NULL,
  CONSTRAINT person_registry_pkey PRIMARY KEY (person_uid),
  CONSTRAINT person_registry_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE person_registry IS 'Penanda: orang ini aktif di keluarga mana';
CREATE INDEX person_registry_regency_code_household_id_idx ON person_registry (regency_code, household_id);

CREATE TABLE nik_registry (
  nik_bidx bytea NOT NULL,
  person_uid uuid NOT NULL,
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  CONSTRAINT nik_registry_pkey PRIMARY KEY (nik_bidx)
);
COMMENT ON TABLE nik_registry IS 'Penanda: NIK ini milik orang yang mana';

CREATE TABLE assignment (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  household_id uuid NOT NULL,
  user_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT assignment_pkey PRIMARY KEY (regency_code, household_id, user_id),
  CONSTRAINT assignment_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE assignment IS 'Penugasan keluarga kepada pendamping';
CREATE INDEX assignment_regency_code_user_id_idx ON assignment (regency_code, user_id);

CREATE TABLE upload (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT upload_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT upload_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE upload IS 'Berkas yang diunggah, tersegel';

CREATE TABLE import_batch (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  upload_id uuid NOT NULL,
  period_id uuid NOT NULL,
  state text NOT NULL,
  progress_done integer NOT NULL,
  progress_total integer NOT NULL,
  summary jsonb,
  failure text,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT import_batch_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT import_batch_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE import_batch IS 'Impor buku kerja SID satu desa';
CREATE INDEX import_batch_regency_code_village_code_created_at_idx ON import_batch (regency_code, village_code, created_at);

CREATE TABLE import_item (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  household_id uuid,
  row_numbers integer[] NOT NULL,
  content jsonb,
  problems jsonb NOT NULL,
  proposal_id uuid,
  CONSTRAINT import_item_pkey PRIMARY KEY (regency_code, import_id, ordinal),
  CONSTRAINT import_item_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE import_item IS 'Baris pratinjau impor: satu keluarga tersegel, atau satu galat';

CREATE TABLE dirty_village (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  marked_at timestamptz(3) NOT NULL,
  CONSTRAINT dirty_village_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT dirty_village_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE dirty_village IS 'Penanda desa yang angkanya perlu dihitung lagi; ditambah saja, dirangkum oleh pekerja';

CREATE TABLE rollup_person (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  decile smallint NOT NULL,
  sex smallint NOT NULL,
  age_group smallint NOT NULL,
  disability boolean NOT NULL,
  people integer NOT NULL,
  CONSTRAINT rollup_person_pkey PRIMARY KEY (regency_code, area_code, decile, sex, age_group, disability)
);
COMMENT ON TABLE rollup_person IS 'Kubus orang: wilayah x desil x jenis kelamin x kelompok umur x disabilitas';

CREATE TABLE rollup_family (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  decile smallint NOT NULL,
  head_sex smallint NOT NULL,
  size smallint NOT NULL,
  families integer NOT NULL,
  CONSTRAINT rollup_family_pkey PRIMARY KEY (regency_code, area_code, decile, head_sex, size)
);
COMMENT ON TABLE rollup_family IS 'Kubus keluarga: wilayah x desil x jenis kelamin kepala x ukuran';

CREATE TABLE rollup_progress (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  period_id uuid NOT NULL,
  state text NOT NULL,
  families integer NOT NULL,
  CONSTRAINT rollup_progress_pkey PRIMARY KEY (regency_code, area_code, period_id, state)
);
COMMENT ON TABLE rollup_progress IS 'Kemajuan: wilayah x periode x keadaan usulan terakhir keluarga';

CREATE TABLE rollup_freshness (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  area_code text COLLATE "C" NOT NULL,
  rolled_up_at timestamptz(3) NOT NULL,
  families integer NOT NULL,
  people integer NOT NULL,
  updated_within_year integer NOT NULL,
  CONSTRAINT rollup_freshness_pkey PRIMARY KEY (regency_code, area_code)
);
COMMENT ON TABLE rollup_freshness IS 'Kesegaran angka satu wilayah';
ALTER TABLE access_grant
  ADD CONSTRAINT access_grant_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  ADD CONSTRAINT access_grant_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  ADD CONSTRAINT access_grant_level_known CHECK (level IN ('provisional', 'full')),
  ADD CONSTRAINT access_grant_source_known CHECK (source IN ('training-scheduled', 'training-passed', 'administrator', 'delegated')),
  ADD CONSTRAINT access_grant_role_known CHECK (role IN ('village-operator', 'companion', 'village-head', 'regency-verifier', 'sector-officer', 'data-steward', 'province-validator', 'coach', 'administrator', 'trainer', 'viewer')),
  ADD CONSTRAINT access_grant_window CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE app_user
  ADD CONSTRAINT app_user_status_known CHECK (status IN ('active', 'suspended')),
  ADD CONSTRAINT app_user_locale_known CHECK (locale IN ('id', 'en'));
ALTER TABLE auth_session
  ADD CONSTRAINT auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE;
ALTER TABLE region ADD CONSTRAINT region_level_known CHECK (level BETWEEN 0 AND 4);
ALTER TABLE period ADD CONSTRAINT period_window CHECK (ends_on >= starts_on);

ALTER TABLE proposal
  ADD CONSTRAINT proposal_state_known CHECK (state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'applied', 'returned', 'rejected', 'withdrawn', 'expired')),
  ADD CONSTRAINT proposal_kind_known CHECK (kind IN ('condition', 'new-household')),
  ADD CONSTRAINT proposal_channel_known CHECK (channel IN ('desk', 'visit', 'self', 'import'));
ALTER TABLE proposal SET (fillfactor = 85);

-- At most one open condition proposal a household and period (DECIDED 9).
CREATE UNIQUE INDEX proposal_one_open ON proposal (regency_code, household_id, period_id)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned');

-- Queues: risk first (number and weight of warnings), then age.
CREATE INDEX proposal_queue ON proposal (regency_code, state, warning_weight DESC, state_since, id)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned');
CREATE INDEX proposal_meeting ON proposal (regency_code, meeting_id) WHERE meeting_id IS NOT NULL;

ALTER TABLE village_meeting ADD CONSTRAINT village_meeting_state_known CHECK (state IN ('planned', 'held'));
ALTER TABLE import_batch ADD CONSTRAINT import_batch_state_known CHECK (state IN ('checking', 'ready', 'refused', 'committing', 'committed', 'cancelled', 'failed'));
ALTER TABLE import_item ADD CONSTRAINT import_item_kind_known CHECK (kind IN ('new', 'changed', 'same', 'blocked', 'row-error'));

CREATE INDEX nik_registry_person_uid_idx ON nik_registry (person_uid);
