-- What becomes of an applied proposal at the centre. A package is a frozen list of applied proposals of one regency; each of
-- them has a state of its own, told by the centre's reply. Whoever did the work reads it with the proposal.

CREATE TABLE delivery_package (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  year smallint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  recipient text NOT NULL CHECK (recipient IN ('siks-ng', 'bps')),
  item_count integer NOT NULL CHECK (item_count >= 1),
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT delivery_package_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_package_number UNIQUE (regency_code, year, number)
);
COMMENT ON TABLE delivery_package IS 'Paket usulan yang sudah diterapkan, untuk dikirim ke pusat; hanya bisa ditambah';
CREATE INDEX delivery_package_list ON delivery_package (regency_code, made_at DESC, id DESC);

CREATE TABLE delivery_item (
  regency_code text COLLATE "C" NOT NULL,
  package_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  -- What its village reads of the package, whose row is the regency's.
  package_year smallint NOT NULL,
  package_number integer NOT NULL,
  recipient text NOT NULL,
  state text NOT NULL CHECK (state IN ('exported', 'accepted', 'refused', 'in-snapshot')),
  reason text CHECK (reason IN ('nik-unmatched', 'double', 'incomplete', 'late', 'not-eligible', 'other')),
  note text CHECK (length(note) BETWEEN 1 AND 300),
  snapshot text CHECK (length(snapshot) BETWEEN 1 AND 40),
  state_since timestamptz(3) NOT NULL,
  -- False once it went out again in a later package.
  is_current boolean NOT NULL,
  CONSTRAINT delivery_item_pkey PRIMARY KEY (regency_code, package_id, proposal_id),
  CONSTRAINT delivery_item_package_fkey FOREIGN KEY (regency_code, package_id) REFERENCES delivery_package (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT delivery_item_proposal_fkey FOREIGN KEY (regency_code, proposal_id) REFERENCES proposal (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT delivery_item_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT delivery_item_refused CHECK ((state = 'refused') = (reason IS NOT NULL)),
  CONSTRAINT delivery_item_snapshot CHECK ((state = 'in-snapshot') = (snapshot IS NOT NULL))
);
COMMENT ON TABLE delivery_item IS 'Satu usulan di dalam satu paket, dan apa jawaban pusat tentangnya';
-- One at a time, also when two make a package at once.
CREATE UNIQUE INDEX delivery_item_current ON delivery_item (regency_code, proposal_id) WHERE is_current;
CREATE INDEX delivery_item_list ON delivery_item (regency_code, package_id, village_code, proposal_id);
CREATE INDEX delivery_item_village ON delivery_item (regency_code, village_code, state, state_since DESC) WHERE is_current;

CREATE TABLE delivery_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  package_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  from_state text,
  to_state text NOT NULL,
  reason text,
  note text,
  snapshot text,
  CONSTRAINT delivery_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT delivery_event_item_fkey FOREIGN KEY (regency_code, package_id, proposal_id)
    REFERENCES delivery_item (regency_code, package_id, proposal_id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT delivery_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE delivery_event IS 'Riwayat kiriman satu usulan; hanya bisa ditambah';
CREATE INDEX delivery_event_of_proposal ON delivery_event (regency_code, proposal_id, at);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
BEGIN
  ALTER TABLE delivery_package ENABLE ROW LEVEL SECURITY;
  ALTER TABLE delivery_item ENABLE ROW LEVEL SECURITY;
  ALTER TABLE delivery_event ENABLE ROW LEVEL SECURITY;
  -- A package is the regency's: a village's range begins after the regency's own code.
  EXECUTE format('CREATE POLICY delivery_package_in_scope ON delivery_package FOR ALL TO mutakhir_app USING (%s AND %s)',
    replace(in_area, 'village_code', 'regency_code'), is_area);
  EXECUTE format('CREATE POLICY delivery_item_in_scope ON delivery_item FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY delivery_event_in_scope ON delivery_event FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
END $$;

GRANT SELECT, INSERT ON delivery_package, delivery_item, delivery_event TO mutakhir_app;
GRANT UPDATE (state, reason, note, snapshot, state_since, is_current) ON delivery_item TO mutakhir_app;
