-- The service desk of a village: days and slots that it opens, who booked or came, the queue, and house calls for those who cannot come.

-- An opening day. Names nobody, so anybody may read it: the public page to book shows it.
CREATE TABLE desk_day (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  village_code text COLLATE "C" NOT NULL,
  on_date date NOT NULL,
  -- Minutes after local midnight.
  opens_at smallint NOT NULL CHECK (opens_at BETWEEN 0 AND 1439),
  closes_at smallint NOT NULL CHECK (closes_at BETWEEN 1 AND 1440),
  slot_minutes smallint NOT NULL CHECK (slot_minutes BETWEEN 10 AND 240),
  slot_quota smallint NOT NULL CHECK (slot_quota BETWEEN 1 AND 100),
  desks smallint NOT NULL CHECK (desks BETWEEN 1 AND 9),
  place text NOT NULL CHECK (length(place) BETWEEN 3 AND 120),
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  reason text CHECK (length(reason) BETWEEN 5 AND 300),
  last_number smallint NOT NULL DEFAULT 0 CHECK (last_number BETWEEN 0 AND 999),
  version integer NOT NULL CHECK (version >= 1),
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT desk_day_pkey PRIMARY KEY (regency_code, village_code, on_date),
  CONSTRAINT desk_day_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT desk_day_hours CHECK (closes_at - opens_at >= slot_minutes),
  CONSTRAINT desk_day_closed CHECK ((state = 'closed') = (reason IS NOT NULL))
);
COMMENT ON TABLE desk_day IS 'Hari layanan loket desa: jam, kuota, jumlah loket';

-- How many booked each slot: no name, so anybody may read it. The quota is the database's own rule.
CREATE TABLE desk_slot (
  regency_code text COLLATE "C" NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  on_date date NOT NULL,
  starts_at smallint NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  quota smallint NOT NULL CHECK (quota >= 0),
  taken smallint NOT NULL DEFAULT 0 CHECK (taken >= 0),
  CONSTRAINT desk_slot_pkey PRIMARY KEY (regency_code, village_code, on_date, starts_at),
  CONSTRAINT desk_slot_of_day FOREIGN KEY (regency_code, village_code, on_date)
    REFERENCES desk_day (regency_code, village_code, on_date) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT desk_slot_within_quota CHECK (taken <= quota)
);
COMMENT ON TABLE desk_slot IS 'Slot satu hari layanan dan banyaknya yang sudah memesan';

CREATE TABLE desk_ticket (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  on_date date NOT NULL,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 999),
  -- Null: not on record yet; then somebody said a name.
  household_id uuid,
  guest_name text CHECK (length(guest_name) BETWEEN 2 AND 60),
  -- Null: came without a booking.
  slot_at smallint,
  channel text NOT NULL CHECK (channel IN ('operator', 'citizen', 'walk-in')),
  priority text[] NOT NULL DEFAULT '{}' CHECK (priority <@ ARRAY['elderly', 'disabled', 'pregnant']),
  priority_from text CHECK (priority_from IN ('record', 'said')),
  state text NOT NULL CHECK (state IN ('booked', 'waiting', 'called', 'done', 'absent', 'cancelled')),
  desk_no smallint CHECK (desk_no BETWEEN 1 AND 9),
  outcome text CHECK (outcome IN ('updated', 'unchanged', 'house-call', 'other')),
  -- Keyed hash of what the slip bears: a read table opens no slip.
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  version integer NOT NULL CHECK (version >= 1),
  booked_at timestamptz(3) NOT NULL,
  waiting_since timestamptz(3),
  first_called_at timestamptz(3),
  called_at timestamptz(3),
  ended_at timestamptz(3),
  CONSTRAINT desk_ticket_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT desk_ticket_number UNIQUE (regency_code, village_code, on_date, number),
  CONSTRAINT desk_ticket_token UNIQUE (regency_code, token_hash),
  CONSTRAINT desk_ticket_of_day FOREIGN KEY (regency_code, village_code, on_date)
    REFERENCES desk_day (regency_code, village_code, on_date) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT desk_ticket_household FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT desk_ticket_whose CHECK ((household_id IS NULL) = (guest_name IS NOT NULL)),
  CONSTRAINT desk_ticket_priority CHECK ((cardinality(priority) = 0) = (priority_from IS NULL)),
  CONSTRAINT desk_ticket_came CHECK (state IN ('booked', 'cancelled') OR waiting_since IS NOT NULL),
  CONSTRAINT desk_ticket_called CHECK ((state IN ('called', 'done')) <= (desk_no IS NOT NULL AND called_at IS NOT NULL)),
  CONSTRAINT desk_ticket_done CHECK ((state = 'done') = (outcome IS NOT NULL))
);
COMMENT ON TABLE desk_ticket IS 'Nomor antrean loket desa: pesanan dan yang datang langsung';
-- A desk serves one at a time, whatever two pages think.
CREATE UNIQUE INDEX desk_ticket_one_a_desk ON desk_ticket (regency_code, village_code, on_date, desk_no) WHERE state = 'called';
CREATE UNIQUE INDEX desk_ticket_one_a_family ON desk_ticket (regency_code, household_id, on_date) WHERE state IN ('booked', 'waiting', 'called');
CREATE INDEX desk_ticket_of_household ON desk_ticket (regency_code, household_id);

CREATE TABLE desk_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  on_date date NOT NULL,
  -- Null: about the day itself.
  ticket_id uuid,
  event text NOT NULL CHECK (event IN ('open', 'change', 'close', 'book', 'check-in', 'call', 'absent', 'finish', 'cancel')),
  at timestamptz(3) NOT NULL,
  -- When it was done at a desk without network; null: then and there.
  done_at timestamptz(3),
  desk_no smallint,
  -- Null: a citizen without an account.
  actor_id uuid,
  grant_id uuid,
  role text NOT NULL,
  note text CHECK (length(note) <= 300),
  CONSTRAINT desk_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT desk_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE desk_event IS 'Riwayat loket desa; hanya bisa ditambah';
CREATE INDEX desk_event_of_day ON desk_event (regency_code, village_code, on_date, at);

CREATE TABLE house_call (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('elderly', 'disabled', 'ill', 'pregnant', 'carer', 'far', 'other')),
  note text CHECK (length(note) <= 300),
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'given', 'done', 'cancelled')),
  companion_id uuid,
  version integer NOT NULL CHECK (version >= 1),
  asked_by uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT house_call_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT house_call_household FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT house_call_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT house_call_given CHECK (state <> 'given' OR companion_id IS NOT NULL)
);
COMMENT ON TABLE house_call IS 'Keluarga yang tidak bisa datang ke loket dan minta dikunjungi';
CREATE UNIQUE INDEX house_call_one_open ON house_call (regency_code, household_id) WHERE state IN ('open', 'given');
CREATE INDEX house_call_list ON house_call (regency_code, village_code, due_on, id);

CREATE TABLE house_call_event (
  regency_code text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  house_call_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('ask', 'give', 'finish', 'cancel')),
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  note text CHECK (length(note) <= 300),
  CONSTRAINT house_call_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT house_call_event_of FOREIGN KEY (regency_code, house_call_id) REFERENCES house_call (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT
);
COMMENT ON TABLE house_call_event IS 'Riwayat permintaan kunjungan; hanya bisa ditambah';
CREATE INDEX house_call_event_of_call ON house_call_event (regency_code, house_call_id, at);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  -- A family that books for itself: the desk of the village it lives in.
  own_village constant text := $e$(current_setting('app.mode', true) = 'single' AND EXISTS (
    SELECT 1 FROM household h WHERE h.regency_code = %2$I.regency_code AND h.village_code = %2$I.village_code))$e$;
  own_family constant text := $e$(current_setting('app.mode', true) = 'single' AND regency_code = current_setting('app.household_regency', true)
    AND household_id = nullif(current_setting('app.household', true), '')::uuid)$e$;
  each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['desk_day', 'desk_slot', 'desk_ticket', 'desk_event', 'house_call'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO mutakhir_app USING (%s AND %s)', each || '_in_scope', each, in_area, is_area);
  END LOOP;
  ALTER TABLE house_call_event ENABLE ROW LEVEL SECURITY;
  CREATE POLICY house_call_event_in_scope ON house_call_event FOR ALL TO mutakhir_app USING (EXISTS (
    SELECT 1 FROM house_call c WHERE c.regency_code = house_call_event.regency_code AND c.id = house_call_event.house_call_id));
  FOREACH each IN ARRAY ARRAY['desk_day', 'desk_slot'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mutakhir_app USING (current_setting(''app.mode'', true) = ''public'')', each || '_public', each);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (' || own_village || ')', each || '_own_village', each);
  END LOOP;
  EXECUTE format('CREATE POLICY desk_ticket_own ON desk_ticket FOR ALL TO mutakhir_app USING (%s)', own_family);
  -- The history of a booking that the family makes itself: written, never read.
  CREATE POLICY desk_event_own ON desk_event FOR INSERT TO mutakhir_app WITH CHECK (current_setting('app.mode', true) = 'single'
    AND actor_id IS NULL AND EXISTS (SELECT 1 FROM desk_ticket t WHERE t.regency_code = desk_event.regency_code AND t.id = desk_event.ticket_id));
END $$;

GRANT SELECT, INSERT ON desk_day, desk_slot, desk_ticket, desk_event, house_call, house_call_event TO mutakhir_app;
GRANT UPDATE (opens_at, closes_at, slot_minutes, slot_quota, desks, place, state, reason, last_number, version, set_by, set_at) ON desk_day TO mutakhir_app;
GRANT UPDATE (quota, taken) ON desk_slot TO mutakhir_app;
GRANT DELETE ON desk_slot TO mutakhir_app;
GRANT UPDATE (priority, priority_from, state, desk_no, outcome, version, waiting_since, first_called_at, called_at, ended_at) ON desk_ticket TO mutakhir_app;
GRANT UPDATE (state, companion_id, version, updated_at) ON house_call TO mutakhir_app;

-- What a slip says to whoever holds it: number, day and place in the queue, nobody's name. The hash is asked, not the slip's own word.
CREATE FUNCTION app_find_desk_ticket(p_regency text, p_hash bytea)
RETURNS TABLE (village_code text, on_date date, number smallint, slot_at smallint, state text, desk_no smallint, place text, household_id uuid, id uuid, ahead integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.village_code, t.on_date, t.number, t.slot_at, t.state, t.desk_no, d.place, t.household_id, t.id,
    (SELECT count(*)::int FROM desk_ticket o WHERE o.regency_code = t.regency_code AND o.village_code = t.village_code
      AND o.on_date = t.on_date AND o.state = 'waiting' AND o.id <> t.id
      AND (t.waiting_since IS NULL OR o.waiting_since < t.waiting_since))
  FROM desk_ticket t JOIN desk_day d ON d.regency_code = t.regency_code AND d.village_code = t.village_code AND d.on_date = t.on_date
  WHERE t.regency_code = p_regency AND t.token_hash = p_hash
$$;
REVOKE ALL ON FUNCTION app_find_desk_ticket(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_find_desk_ticket(text, bytea) TO mutakhir_app;
