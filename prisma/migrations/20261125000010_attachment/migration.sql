-- Photos of houses and papers that prove what happened: private files of a family. They are seen by whoever sees the
-- family, sealed at rest, never changed and never linked in public.
CREATE TABLE attachment (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT attachment_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT attachment_proposal_fkey FOREIGN KEY (regency_code, proposal_id) REFERENCES proposal (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT attachment_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE attachment IS 'Lampiran keluarga (foto, bukti): tersegel, hanya bagi yang boleh melihat keluarganya';
CREATE INDEX attachment_of_proposal ON attachment (regency_code, proposal_id);
CREATE INDEX attachment_of_household ON attachment (regency_code, household_id);

ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY attachment_in_scope ON attachment FOR ALL TO mutakhir_app USING (
  ((village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true)))
  AND (current_setting('app.mode', true) = 'area'
    OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = attachment.regency_code AND a.household_id = attachment.household_id
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
    OR (current_setting('app.mode', true) = 'single' AND attachment.regency_code = current_setting('app.household_regency', true)
      AND attachment.household_id = nullif(current_setting('app.household', true), '')::uuid)));
GRANT SELECT, INSERT ON attachment TO mutakhir_app;
