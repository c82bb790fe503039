-- What happened to families: proposals of their own kind beside those about a family's condition, and the events that
-- were applied, kept for histories and counts.

ALTER TABLE proposal ADD COLUMN event_codes text[] NOT NULL DEFAULT '{}';
ALTER TABLE proposal DROP CONSTRAINT proposal_kind_known;
ALTER TABLE proposal ADD CONSTRAINT proposal_kind_known CHECK (kind IN ('condition', 'new-household', 'event'));

-- At most one open condition proposal a household and period (DECIDED 9). Events do not wait for it, nor it for them: a
-- field that both change is found when the second is applied.
DROP INDEX proposal_one_open;
CREATE UNIQUE INDEX proposal_one_open ON proposal (regency_code, household_id, period_id)
  WHERE kind <> 'event' AND state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned');

CREATE TABLE family_event (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  household_id uuid NOT NULL,
  event_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  code text NOT NULL,
  day date,
  people uuid[] NOT NULL,
  cause smallint,
  evidence_kind smallint,
  evidence_file uuid,
  other_household_id uuid,
  revision integer NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT family_event_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT family_event_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT family_event_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE family_event IS 'Peristiwa keluarga yang sudah diterapkan; hanya bisa ditambah';
CREATE INDEX family_event_of_household ON family_event (regency_code, household_id, recorded_at);
CREATE INDEX family_event_of_village ON family_event (regency_code, village_code, code, day);

ALTER TABLE family_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY family_event_in_scope ON family_event FOR ALL TO mutakhir_app USING (
  ((village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true)))
  AND (current_setting('app.mode', true) = 'area'
    OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = family_event.regency_code AND a.household_id = family_event.household_id
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
    OR (current_setting('app.mode', true) = 'single' AND family_event.regency_code = current_setting('app.household_regency', true)
      AND family_event.household_id = nullif(current_setting('app.household', true), '')::uuid)));
GRANT SELECT, INSERT ON family_event TO mutakhir_app;

-- Moves a person's active membership from one family to another of the same regency, both in the caller's scope. True when
-- it was there to be moved: of many who try at once, one does.
CREATE FUNCTION app_move_person(p_person uuid, p_regency text, p_from uuid, p_to_village text, p_to uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_to_village, p_to) THEN RAISE EXCEPTION 'out of scope'; END IF;
  UPDATE person_registry r SET village_code = p_to_village, household_id = p_to
    WHERE r.person_uid = p_person AND r.regency_code = p_regency AND r.household_id = p_from AND r.active
      AND app_scope_holds(r.regency_code, r.village_code, r.household_id);
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION app_move_person(uuid, text, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_move_person(uuid, text, uuid, text, uuid) TO mutakhir_app;

-- A birth told is no family updated: progress counts condition proposals and new families alone.
-- Per year, under the narrowest period that covers the village: each family by the state of its newest proposal of that
-- year, 'none' when there is none. A new family counts while its proposal is open, and as a family once applied.
CREATE OR REPLACE FUNCTION app_rollup_village_progress(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) p.household_id, t.year, p.state
    FROM household h
    JOIN proposal p ON p.regency_code = h.regency_code AND p.household_id = h.id AND p.kind <> 'event'
    JOIN period t ON t.id = p.period_id
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
    ORDER BY p.household_id, t.year, p.created_at DESC, p.id DESC
  ), counted AS (
    SELECT period_id, state, count(*)::int AS families FROM (
      SELECT c.id AS period_id, coalesce(l.state, 'none') AS state
      FROM household h CROSS JOIN chosen c
      LEFT JOIN latest l ON l.household_id = h.id AND l.year = c.year
      WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
      UNION ALL
      SELECT c.id, p.state
      FROM proposal p JOIN period t ON t.id = p.period_id JOIN chosen c ON c.year = t.year
      WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.kind = 'new-household'
        AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned')
        AND NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = p.regency_code AND h.id = p.household_id)
    ) each_family GROUP BY 1, 2
  ), gone AS (
    DELETE FROM rollup_progress r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.period_id = r.period_id AND c.state = r.state)
  )
  INSERT INTO rollup_progress (regency_code, area_code, period_id, state, families)
  SELECT p_regency, p_village, period_id, state, families FROM counted
  EXCEPT SELECT regency_code, area_code, period_id, state, families FROM rollup_progress
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, period_id, state) DO UPDATE SET families = excluded.families
$$;
