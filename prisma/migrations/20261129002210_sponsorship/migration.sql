-- What regional offices say of the register's variables: which they use, for what, and whether they pay for keeping them up to date.

CREATE TABLE variable_sponsorship (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{2}([0-9]{2})?$'),
  -- As `household.phone`.
  variable text NOT NULL CHECK (variable ~ '^(household|member|civil)\.[a-z][A-Za-z0-9]*$'),
  office text NOT NULL CHECK (office ~ '^[a-z][A-Za-z]*$'),
  programme text NOT NULL CHECK (char_length(programme) BETWEEN 5 AND 200),
  budget_line text CHECK (char_length(budget_line) BETWEEN 3 AND 120),
  budget_year smallint CHECK (budget_year BETWEEN 2020 AND 2100),
  budget_rupiah bigint CHECK (budget_rupiah BETWEEN 1 AND 10000000000000),
  version integer NOT NULL CHECK (version >= 1),
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by uuid,
  CONSTRAINT variable_sponsorship_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT variable_sponsorship_budget_check CHECK (num_nulls(budget_line, budget_year, budget_rupiah) IN (0, 3)),
  CONSTRAINT variable_sponsorship_end_check CHECK (num_nulls(ended_at, ended_by) IN (0, 2))
);
COMMENT ON TABLE variable_sponsorship IS 'Dinas pengguna variabel: wilayah x variabel x dinas, untuk apa, dan siapa yang membiayai';
-- An office says it once.
CREATE UNIQUE INDEX variable_sponsorship_standing_key ON variable_sponsorship (regency_code, region_code, variable, office) WHERE ended_at IS NULL;

-- What was said when, by whom: only ever added to.
CREATE TABLE variable_sponsorship_step (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  sponsorship_id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  event text NOT NULL CHECK (event IN ('begin', 'change', 'end')),
  programme text NOT NULL,
  budget_line text,
  budget_year smallint,
  budget_rupiah bigint,
  reason text CHECK (char_length(reason) <= 500),
  actor_id uuid NOT NULL,
  role text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT variable_sponsorship_step_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT variable_sponsorship_step_of FOREIGN KEY (regency_code, sponsorship_id) REFERENCES variable_sponsorship (regency_code, id),
  CONSTRAINT variable_sponsorship_step_version_key UNIQUE (regency_code, sponsorship_id, version)
);
COMMENT ON TABLE variable_sponsorship_step IS 'Riwayat dinas pengguna variabel; hanya bisa ditambah';

-- Offices say it for their own region. Who works inside a region reads what its offices said: a village's reader that of its regency and
-- province. It is about offices and holds nobody's data.
DO $$
DECLARE
  name text;
  here constant text := $c$
    (region_code >= current_setting('app.alo1', true) AND region_code < current_setting('app.ahi1', true))
    OR (region_code >= current_setting('app.alo2', true) AND region_code < current_setting('app.ahi2', true))
    OR (region_code >= current_setting('app.alo3', true) AND region_code < current_setting('app.ahi3', true))
    OR (region_code >= current_setting('app.alo4', true) AND region_code < current_setting('app.ahi4', true))$c$;
BEGIN
  FOREACH name IN ARRAY ARRAY['variable_sponsorship', 'variable_sponsorship_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (%s
      OR starts_with(current_setting('app.alo1', true), region_code))$p$, name || '_read', name, here);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO mutakhir_app WITH CHECK (%s)', name || '_write', name, here);
  END LOOP;
  EXECUTE format('CREATE POLICY variable_sponsorship_change ON variable_sponsorship FOR UPDATE TO mutakhir_app USING (%1$s) WITH CHECK (%1$s)', here);
END $$;
REVOKE ALL ON variable_sponsorship, variable_sponsorship_step FROM PUBLIC;
GRANT SELECT, INSERT ON variable_sponsorship, variable_sponsorship_step TO mutakhir_app;
GRANT UPDATE (programme, budget_line, budget_year, budget_rupiah, version, updated_at, ended_at, ended_by) ON variable_sponsorship TO mutakhir_app;
