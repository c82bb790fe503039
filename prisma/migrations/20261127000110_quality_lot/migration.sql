-- Lots of validated proposals, one village and period each, inspected by a sample before they may be accepted together. What is in
-- a lot, in which order it is drawn, how many are looked at and how many faults are borne is frozen when the lot is formed.
CREATE TABLE quality_lot (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  period_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  size integer NOT NULL CHECK (size BETWEEN 1 AND 1500),
  sample_size integer NOT NULL,
  acceptance integer NOT NULL CHECK (acceptance >= 0),
  -- Null: the standard plan.
  plan_id uuid,
  state text NOT NULL CHECK (state IN ('open', 'passed', 'failed', 'void')),
  formed_by uuid NOT NULL,
  formed_at timestamptz(3) NOT NULL,
  concluded_at timestamptz(3),
  -- When nothing of it waited any more.
  settled_at timestamptz(3),
  CONSTRAINT quality_lot_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT quality_lot_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT quality_lot_sample CHECK (sample_size BETWEEN 1 AND size),
  CONSTRAINT quality_lot_concluded CHECK ((state = 'open') = (concluded_at IS NULL))
);
COMMENT ON TABLE quality_lot IS 'Lot pemeriksaan mutu: usulan tervalidasi satu desa dalam satu periode';
CREATE UNIQUE INDEX quality_lot_number ON quality_lot (regency_code, village_code, period_id, number);
CREATE INDEX quality_lot_list ON quality_lot (regency_code, formed_at DESC, id);
CREATE INDEX quality_lot_under_way ON quality_lot (regency_code, formed_at DESC, id) WHERE settled_at IS NULL;

CREATE TABLE quality_lot_item (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  lot_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- 1 is looked at first.
  rank integer NOT NULL CHECK (rank >= 1),
  -- Since when it waited for the coach. Sent back and arrived again it is another arrival, for another lot.
  arrived_at timestamptz(3) NOT NULL,
  verdict text CHECK (verdict IN ('fit', 'faulty')),
  reason text CHECK (length(reason) BETWEEN 1 AND 40),
  question text CHECK (length(question) BETWEEN 1 AND 80),
  note text CHECK (length(note) BETWEEN 1 AND 1000),
  judged_by uuid,
  judged_at timestamptz(3),
  CONSTRAINT quality_lot_item_pkey PRIMARY KEY (regency_code, lot_id, proposal_id),
  CONSTRAINT quality_lot_item_lot_fkey FOREIGN KEY (regency_code, lot_id) REFERENCES quality_lot (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT quality_lot_item_proposal_fkey FOREIGN KEY (regency_code, proposal_id) REFERENCES proposal (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT quality_lot_item_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT quality_lot_item_judged CHECK ((verdict IS NULL) = (judged_by IS NULL) AND (verdict IS NULL) = (judged_at IS NULL)),
  CONSTRAINT quality_lot_item_fault CHECK (verdict = 'faulty' OR (reason IS NULL AND question IS NULL)),
  CONSTRAINT quality_lot_item_reason CHECK (verdict IS DISTINCT FROM 'faulty' OR reason IS NOT NULL)
);
COMMENT ON TABLE quality_lot_item IS 'Usulan dalam satu lot pemeriksaan mutu, dengan hasil lihatnya';
-- In one lot at a time, also when two are formed at once.
CREATE UNIQUE INDEX quality_lot_item_arrival ON quality_lot_item (regency_code, proposal_id, arrived_at);
CREATE UNIQUE INDEX quality_lot_item_rank ON quality_lot_item (regency_code, lot_id, rank);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['quality_lot', 'quality_lot_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s AND %s)', name || '_in_scope', name, in_area, is_area);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mutakhir_app', name);
  END LOOP;
END $$;

-- What was frozen stays frozen.
GRANT UPDATE (state, concluded_at, settled_at) ON quality_lot TO mutakhir_app;
GRANT UPDATE (verdict, reason, question, note, judged_by, judged_at) ON quality_lot_item TO mutakhir_app;
