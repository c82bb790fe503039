-- What a region publishes as open data: sums alone, counted and protected before they are kept. An edition never changes; another one follows it.
CREATE TABLE open_edition (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2})?$'),
  dataset text NOT NULL CHECK (dataset ~ '^[a-z]+(-[a-z]+)*$'),
  edition integer NOT NULL CHECK (edition >= 1),
  as_of date NOT NULL,
  state text NOT NULL CHECK (state IN ('prepared', 'published', 'returned', 'withdrawn')),
  content text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  byte_size integer NOT NULL CHECK (byte_size > 0),
  row_count integer NOT NULL CHECK (row_count > 0),
  withheld_count integer NOT NULL CHECK (withheld_count >= 0),
  checks jsonb NOT NULL,
  -- What each row counts, for the edition after it; and the first rows, for those who judge it.
  figures jsonb NOT NULL,
  sample jsonb NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz(3) NOT NULL,
  published_at timestamptz(3),
  -- When what is open of this dataset changed last: its own publishing, or the withdrawal of a later edition.
  changed_at timestamptz(3),
  CONSTRAINT open_edition_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT open_edition_number UNIQUE (regency_code, region_code, dataset, edition),
  CONSTRAINT open_edition_published CHECK ((state IN ('published', 'withdrawn')) = (published_at IS NOT NULL) AND num_nulls(published_at, changed_at) IN (0, 2))
);
COMMENT ON TABLE open_edition IS 'Edisi data terbuka sebuah wilayah: jumlah yang sudah dilindungi, disiapkan, diperiksa, disebarkan';
-- One waits for the data steward at a time.
CREATE UNIQUE INDEX open_edition_waiting ON open_edition (regency_code, region_code, dataset) WHERE state = 'prepared';

-- The newest open edition of each dataset, for anybody.
CREATE INDEX open_edition_open ON open_edition (region_code, dataset, edition DESC) WHERE state = 'published';

CREATE TABLE open_edition_step (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  edition_id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  event text NOT NULL CHECK (event IN ('prepare', 'publish', 'return', 'withdraw')),
  reason text CHECK (char_length(reason) BETWEEN 5 AND 500),
  actor_id uuid NOT NULL,
  role text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT open_edition_step_reason CHECK ((event IN ('return', 'withdraw')) = (reason IS NOT NULL)),
  CONSTRAINT open_edition_step_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT open_edition_step_of FOREIGN KEY (regency_code, edition_id) REFERENCES open_edition (regency_code, id)
);
COMMENT ON TABLE open_edition_step IS 'Riwayat edisi data terbuka; hanya bisa ditambah';
CREATE INDEX open_edition_step_of_edition ON open_edition_step (regency_code, edition_id, at);

DO $$
DECLARE
  name text;
  here constant text := $c$
    (region_code >= current_setting('app.alo1', true) AND region_code < current_setting('app.ahi1', true))
    OR (region_code >= current_setting('app.alo2', true) AND region_code < current_setting('app.ahi2', true))
    OR (region_code >= current_setting('app.alo3', true) AND region_code < current_setting('app.ahi3', true))
    OR (region_code >= current_setting('app.alo4', true) AND region_code < current_setting('app.ahi4', true))$c$;
BEGIN
  FOREACH name IN ARRAY ARRAY['open_edition', 'open_edition_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (%s)', name || '_read', name, here);
  END LOOP;
  -- It begins as something that waits, under its maker's own name, and what has ended stays so.
  EXECUTE format($p$CREATE POLICY open_edition_write ON open_edition FOR INSERT TO mutakhir_app
    WITH CHECK (state = 'prepared' AND prepared_by = NULLIF(current_setting('app.actor', true), '')::uuid AND (%s))$p$, here);
  EXECUTE format($p$CREATE POLICY open_edition_change ON open_edition FOR UPDATE TO mutakhir_app
    USING (state IN ('prepared', 'published') AND (%1$s)) WITH CHECK (%1$s)$p$, here);
  EXECUTE format($p$CREATE POLICY open_edition_step_write ON open_edition_step FOR INSERT TO mutakhir_app
    WITH CHECK (actor_id = NULLIF(current_setting('app.actor', true), '')::uuid AND (%s))$p$, here);
END $$;
-- Anybody reads what is published, and nothing else of it.
CREATE POLICY open_edition_public ON open_edition FOR SELECT TO mutakhir_app
  USING (current_setting('app.mode', true) = 'public' AND state = 'published');
REVOKE ALL ON open_edition, open_edition_step FROM PUBLIC;
GRANT SELECT, INSERT ON open_edition, open_edition_step TO mutakhir_app;
GRANT UPDATE (state, published_at, changed_at) ON open_edition TO mutakhir_app;
