-- The minutes of a training as they were closed, version by version, the signed copies of them, and what anybody may check of them.

-- Trainings are of a region of any level. The shelf is where its rows lie, as with certificates and the audit; who sees them is decided by the
-- region itself, because a sub-district lies below its shelf.
CREATE TABLE training_minutes (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  session_id uuid NOT NULL,
  version smallint NOT NULL CHECK (version >= 1),
  -- Of the document: counted in the region and year, the same in every version.
  year smallint NOT NULL,
  serial integer NOT NULL CHECK (serial >= 1),
  token text COLLATE "C" NOT NULL CHECK (token ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  -- The very text that was hashed.
  content text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  closed_by uuid NOT NULL,
  closed_at timestamptz(3) NOT NULL,
  CONSTRAINT training_minutes_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT training_minutes_once UNIQUE (regency_code, session_id, version),
  CONSTRAINT training_minutes_number UNIQUE (regency_code, region_code, year, serial, version),
  CONSTRAINT training_minutes_session_fkey FOREIGN KEY (session_id) REFERENCES training_session (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT training_minutes_shelf CHECK (regency_code ~ '^[0-9]{4}$'
    AND regency_code = CASE WHEN region_code = '0' THEN '0000' ELSE rpad(left(region_code, 4), 4, '0') END)
);
COMMENT ON TABLE training_minutes IS 'Berita acara pelatihan sebagaimana ditutup, per versi; hanya bisa ditambah';
CREATE INDEX training_minutes_session_idx ON training_minutes (session_id);

CREATE TABLE training_minutes_copy (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  minutes_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  content bytea NOT NULL,
  kept_by uuid NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT training_minutes_copy_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT training_minutes_copy_once UNIQUE (regency_code, minutes_id, number),
  CONSTRAINT training_minutes_copy_minutes_fkey FOREIGN KEY (regency_code, minutes_id) REFERENCES training_minutes (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE training_minutes_copy IS 'Salinan berita acara pelatihan yang ditandatangani, tersegel; hanya bisa ditambah';

-- Public facts (DECIDED 13): that there is such a paper, of which day, and whether a later version took its place. No region, no name, no hash.
CREATE TABLE training_minutes_fact (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  token text COLLATE "C" NOT NULL CHECK (token ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  session_id uuid NOT NULL,
  version smallint NOT NULL CHECK (version >= 1),
  -- The day at the region where it was closed.
  closed_on date NOT NULL,
  CONSTRAINT training_minutes_fact_pkey PRIMARY KEY (regency_code, token),
  CONSTRAINT training_minutes_fact_once UNIQUE (regency_code, session_id, version)
);
COMMENT ON TABLE training_minutes_fact IS 'Fakta publik berita acara pelatihan: berlaku atau tidak dan tanggalnya, tanpa nama dan wilayah';

DO $$
DECLARE
  name text;
  -- Of who has a duty over figures or over an area, whichever: that is who trains and plans trainings, and no minutes speak of a family.
  in_scope constant text := $e$((region_code >= current_setting('app.alo1', true) AND region_code < current_setting('app.ahi1', true))
    OR (region_code >= current_setting('app.alo2', true) AND region_code < current_setting('app.ahi2', true))
    OR (region_code >= current_setting('app.alo3', true) AND region_code < current_setting('app.ahi3', true))
    OR (region_code >= current_setting('app.alo4', true) AND region_code < current_setting('app.ahi4', true)))$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['training_minutes', 'training_minutes_copy'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s)', name || '_in_scope', name, in_scope);
  END LOOP;
  ALTER TABLE training_minutes_fact ENABLE ROW LEVEL SECURITY;
  CREATE POLICY training_minutes_fact_public ON training_minutes_fact FOR SELECT TO mutakhir_app
    USING (current_setting('app.mode', true) = 'public');
  CREATE POLICY training_minutes_fact_written ON training_minutes_fact FOR INSERT TO mutakhir_app
    WITH CHECK (current_setting('app.mode', true) IN ('area', 'aggregate'));
END $$;

-- Append-only by what is not granted.
REVOKE ALL ON training_minutes, training_minutes_copy, training_minutes_fact FROM PUBLIC;
GRANT SELECT, INSERT ON training_minutes, training_minutes_copy, training_minutes_fact TO mutakhir_app;
