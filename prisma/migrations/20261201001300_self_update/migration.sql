-- What families say themselves, by the code of their letter. A family confirms that nothing changed, or tells in its own words what did; the words
-- become a draft of channel `self` that waits with the operator. The record is not touched.
CREATE TABLE self_update (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('unchanged', 'changed')),
  -- The family's own words, sealed.
  told text,
  -- The draft that waits with the operator: of this update, or one that was open already.
  proposal_id uuid,
  -- Of the receipt's code only its keyed hash is kept.
  receipt_hash bytea NOT NULL CHECK (octet_length(receipt_hash) = 32),
  made_on date NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT self_update_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT self_update_receipt UNIQUE (regency_code, receipt_hash),
  CONSTRAINT self_update_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT self_update_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT self_update_told CHECK ((kind = 'changed') = (told IS NOT NULL) AND (kind = 'changed' OR proposal_id IS NULL))
);
COMMENT ON TABLE self_update IS 'Pemutakhiran mandiri oleh keluarga; hanya bisa ditambah';
CREATE INDEX self_update_of_household ON self_update (regency_code, household_id, made_at DESC);
CREATE INDEX self_update_of_proposal ON self_update (regency_code, proposal_id) WHERE proposal_id IS NOT NULL;

ALTER TABLE self_update ENABLE ROW LEVEL SECURITY;
-- As a family's own rows: for those of its area, its companion, and the family itself.
CREATE POLICY self_update_in_scope ON self_update FOR ALL TO mutakhir_app USING (
  ((village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true)))
  AND (current_setting('app.mode', true) = 'area'
    OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = self_update.regency_code AND a.household_id = self_update.household_id
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
    OR (current_setting('app.mode', true) = 'single' AND regency_code = current_setting('app.household_regency', true)
      AND household_id = nullif(current_setting('app.household', true), '')::uuid)));
REVOKE ALL ON self_update FROM PUBLIC;
GRANT SELECT, INSERT ON self_update TO mutakhir_app;

-- Where an update stands, for whoever holds its receipt: states and days, no name, no family, no person.
CREATE FUNCTION app_find_self_update(p_regency text, p_hash bytea)
RETURNS TABLE (village_code text, kind text, made_on date, made_at timestamptz, state text, state_since timestamptz, returned_to text, reason_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.village_code, s.kind, s.made_on, s.made_at, p.state, p.state_since, p.returned_to, p.reason_code
  FROM self_update s
  LEFT JOIN proposal p ON p.regency_code = s.regency_code AND p.id = s.proposal_id
  WHERE s.regency_code = p_regency AND s.receipt_hash = p_hash
$$;
REVOKE EXECUTE ON FUNCTION app_find_self_update(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_find_self_update(text, bytea) TO mutakhir_app;
