-- The minutes of a village meeting as they were issued, the signed copies of them, and what anybody may check of them.

-- What was displayed when the minutes were issued, as the very text that was hashed. Never changed: a later decision of the
-- same meeting makes a further issue.
CREATE TABLE meeting_minutes (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  token text COLLATE "C" NOT NULL,
  content text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  issued_by uuid NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  CONSTRAINT meeting_minutes_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT meeting_minutes_once UNIQUE (regency_code, meeting_id, number),
  CONSTRAINT meeting_minutes_meeting_fkey FOREIGN KEY (regency_code, meeting_id) REFERENCES village_meeting (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT meeting_minutes_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE meeting_minutes IS 'Terbitan berita acara musyawarah sebagaimana ditampilkan; hanya bisa ditambah';

-- Signed papers, sealed. A further copy takes the place of the one before and says why; both stay.
CREATE TABLE minutes_copy (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  minutes_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  content bytea NOT NULL,
  reason text CHECK (reason <> ''),
  kept_by uuid NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT minutes_copy_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT minutes_copy_once UNIQUE (regency_code, minutes_id, number),
  CONSTRAINT minutes_copy_replaced_with_reason CHECK (number = 1 OR reason IS NOT NULL),
  CONSTRAINT minutes_copy_minutes_fkey FOREIGN KEY (regency_code, minutes_id) REFERENCES meeting_minutes (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT minutes_copy_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE minutes_copy IS 'Salinan berita acara yang ditandatangani, tersegel; hanya bisa ditambah';

-- Public facts (DECIDED 13): a table of their own, without a name, a place of meeting or a family.
CREATE TABLE minutes_fact (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  token text COLLATE "C" NOT NULL CHECK (token ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  village_code text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL,
  number smallint NOT NULL CHECK (number >= 1),
  held_on date NOT NULL,
  endorsed integer NOT NULL CHECK (endorsed >= 0),
  returned integer NOT NULL CHECK (returned >= 0),
  rejected integer NOT NULL CHECK (rejected >= 0),
  content_sha256 bytea NOT NULL CHECK (octet_length(content_sha256) = 32),
  issued_at timestamptz(3) NOT NULL,
  signed_sha256 bytea CHECK (octet_length(signed_sha256) = 32),
  signed_at timestamptz(3),
  CONSTRAINT minutes_fact_pkey PRIMARY KEY (regency_code, token),
  CONSTRAINT minutes_fact_once UNIQUE (regency_code, meeting_id, number),
  CONSTRAINT minutes_fact_signed CHECK ((signed_sha256 IS NULL) = (signed_at IS NULL)),
  CONSTRAINT minutes_fact_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE minutes_fact IS 'Fakta publik berita acara: tanpa nama dan tanpa keluarga';

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
  rec record;
BEGIN
  FOR rec IN SELECT unnest(ARRAY['meeting_minutes', 'minutes_copy']) AS name LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rec.name);
    EXECUTE format('CREATE POLICY %1$I ON %2$I FOR ALL TO mutakhir_app USING (%3$s AND %4$s)',
      rec.name || '_in_scope', rec.name, in_area, is_area);
  END LOOP;
  ALTER TABLE minutes_fact ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY minutes_fact_in_scope ON minutes_fact FOR ALL TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  CREATE POLICY minutes_fact_public ON minutes_fact FOR SELECT TO mutakhir_app USING (current_setting('app.mode', true) = 'public');
END $$;

-- Append-only by what is not granted; of a fact only the signed copy's hash may follow.
GRANT SELECT, INSERT ON meeting_minutes, minutes_copy, minutes_fact TO mutakhir_app;
GRANT UPDATE (signed_sha256, signed_at) ON minutes_fact TO mutakhir_app;

-- The board of who has not met reads the meetings of a regency by their day.
CREATE INDEX village_meeting_by_state ON village_meeting (regency_code, state, village_code, held_on);
