-- A coach's recommendation to a village or a regency, with what came of it: asked, answered, closed or asked again.
CREATE TABLE recommendation (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL CHECK (area_code ~ '^[0-9]{4}([0-9]{6})?$'),
  state text NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  version integer NOT NULL CHECK (version >= 1),
  due_day date NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT recommendation_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT recommendation_area_in_regency CHECK (regency_code = left(area_code, 4))
);
COMMENT ON TABLE recommendation IS 'Rekomendasi pembina kepada desa atau kabupaten/kota';
CREATE INDEX recommendation_list ON recommendation (regency_code, asked_at DESC, id);

CREATE TABLE recommendation_step (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  area_code text COLLATE "C" NOT NULL CHECK (area_code ~ '^[0-9]{4}([0-9]{6})?$'),
  event text NOT NULL CHECK (event IN ('ask', 'answer', 'close', 'ask-again')),
  body text NOT NULL CHECK (length(body) <= 2000 AND (event = 'close' OR length(body) >= 5)),
  due_day date,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT recommendation_step_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT recommendation_step_of FOREIGN KEY (regency_code, recommendation_id) REFERENCES recommendation (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT recommendation_step_area_in_regency CHECK (regency_code = left(area_code, 4)),
  CONSTRAINT recommendation_step_no_identifier CHECK (regexp_replace(body, '[\s./-]', '', 'g') !~ '[0-9]{16}')
);
COMMENT ON TABLE recommendation_step IS 'Riwayat satu rekomendasi; hanya bisa ditambah';
CREATE INDEX recommendation_step_order ON recommendation_step (regency_code, recommendation_id, at, id);

DO $$
DECLARE
  in_area constant text := $e$(
    (area_code >= current_setting('app.lo1', true) AND area_code < current_setting('app.hi1', true))
    OR (area_code >= current_setting('app.lo2', true) AND area_code < current_setting('app.hi2', true))
    OR (area_code >= current_setting('app.lo3', true) AND area_code < current_setting('app.hi3', true))
    OR (area_code >= current_setting('app.lo4', true) AND area_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['recommendation', 'recommendation_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s AND %s)', name || '_in_scope', name, in_area, is_area);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mutakhir_app', name);
  END LOOP;
END $$;
GRANT UPDATE (state, version, due_day, updated_at) ON recommendation TO mutakhir_app;
