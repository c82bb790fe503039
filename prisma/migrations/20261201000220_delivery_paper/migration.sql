-- The papers of a hand-over (Peraturan BPS 6/2025, articles 23 and 24): minutes of hand-over and agreement, as they were issued, their signed copies,
-- and what anybody may check of them.

CREATE TABLE delivery_paper (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  package_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bast', 'agreement')),
  number smallint NOT NULL CHECK (number >= 1),
  token text COLLATE "C" NOT NULL CHECK (token ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  -- The very text that was hashed.
  content text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  issued_by uuid NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  CONSTRAINT delivery_paper_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_paper_once UNIQUE (regency_code, package_id, kind, number),
  CONSTRAINT delivery_paper_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE delivery_paper IS 'Berita acara serah terima dan perjanjian satu paket sebagaimana diterbitkan; hanya bisa ditambah';

CREATE TABLE delivery_paper_copy (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  paper_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  content bytea NOT NULL,
  kept_by uuid NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT delivery_paper_copy_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_paper_copy_once UNIQUE (regency_code, paper_id, number),
  CONSTRAINT delivery_paper_copy_paper_fkey FOREIGN KEY (regency_code, paper_id) REFERENCES delivery_paper (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE delivery_paper_copy IS 'Salinan surat serah terima yang ditandatangani, tersegel; hanya bisa ditambah';

-- Public facts (DECIDED 13): a table of their own, without a name or a family.
CREATE TABLE delivery_paper_fact (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  token text COLLATE "C" NOT NULL CHECK (token ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  package_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bast', 'agreement')),
  number smallint NOT NULL CHECK (number >= 1),
  package_year smallint NOT NULL,
  package_number integer NOT NULL,
  recipient text NOT NULL CHECK (recipient IN ('siks-ng', 'bps')),
  families integer NOT NULL,
  people integer NOT NULL,
  data_sha256 bytea NOT NULL CHECK (octet_length(data_sha256) = 32),
  content_sha256 bytea NOT NULL CHECK (octet_length(content_sha256) = 32),
  issued_at timestamptz(3) NOT NULL,
  signed_sha256 bytea CHECK (octet_length(signed_sha256) = 32),
  signed_at timestamptz(3),
  CONSTRAINT delivery_paper_fact_pkey PRIMARY KEY (regency_code, token),
  CONSTRAINT delivery_paper_fact_once UNIQUE (regency_code, package_id, kind, number),
  CONSTRAINT delivery_paper_fact_signed CHECK ((signed_sha256 IS NULL) = (signed_at IS NULL))
);
COMMENT ON TABLE delivery_paper_fact IS 'Fakta publik surat serah terima: tanpa nama dan tanpa keluarga';

DO $$
DECLARE
  name text;
  in_scope constant text := $e$((regency_code >= current_setting('app.lo1', true) AND regency_code < current_setting('app.hi1', true))
    OR (regency_code >= current_setting('app.lo2', true) AND regency_code < current_setting('app.hi2', true))
    OR (regency_code >= current_setting('app.lo3', true) AND regency_code < current_setting('app.hi3', true))
    OR (regency_code >= current_setting('app.lo4', true) AND regency_code < current_setting('app.hi4', true)))
    AND current_setting('app.mode', true) = 'area'$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['delivery_paper', 'delivery_paper_copy', 'delivery_paper_fact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s)', name || '_in_scope', name, in_scope);
  END LOOP;
  CREATE POLICY delivery_paper_fact_public ON delivery_paper_fact FOR SELECT TO mutakhir_app
    USING (current_setting('app.mode', true) = 'public');
END $$;

-- Append-only by what is not granted; of a fact only the signed copy's hash may follow.
REVOKE ALL ON delivery_paper, delivery_paper_copy, delivery_paper_fact FROM PUBLIC;
GRANT SELECT, INSERT ON delivery_paper, delivery_paper_copy, delivery_paper_fact TO mutakhir_app;
GRANT UPDATE (signed_sha256, signed_at) ON delivery_paper_fact TO mutakhir_app;
