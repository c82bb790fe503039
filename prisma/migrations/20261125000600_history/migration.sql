-- History that can be read on any date, compared, undone, and that says who read it.

-- Who came and who left is part of a revision: a presence code alone does not say that somebody was entered by mistake.
-- A revision that undoes another names it.
ALTER TABLE household_revision
  ADD COLUMN member_ops jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN undoes_revision integer,
  ADD CONSTRAINT household_revision_undoes_earlier CHECK (undoes_revision BETWEEN 2 AND revision - 1);

-- A counter-proposal names the revision it undoes, and says why.
ALTER TABLE proposal
  ADD COLUMN undoes_revision integer,
  ADD COLUMN undo_note text,
  ADD CONSTRAINT proposal_undo_has_reason CHECK ((undoes_revision IS NULL) = (undo_note IS NULL)),
  ADD CONSTRAINT proposal_undo_note_length CHECK (char_length(undo_note) BETWEEN 1 AND 1000),
  ADD CONSTRAINT proposal_undoes_applied CHECK (undoes_revision >= 2);

-- Reads by name are found by the ids that were shown; only such rows have a purpose.
CREATE INDEX audit_subjects_idx ON audit USING gin (subject_ids) WHERE purpose IS NOT NULL;

-- The village of a family whose readers the caller may ask for: the family is in the caller's scope, or (administrators,
-- who see no families) its village in the caller's area. NULL otherwise, and for an id that is none.
CREATE FUNCTION app_family_village(p_regency text, p_household uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  SELECT h.village_code INTO village FROM household h WHERE h.regency_code = p_regency AND h.id = p_household;
  IF app_scope_holds(p_regency, village, p_household) THEN RETURN village; END IF;
  IF current_setting('app.mode', true) = 'aggregate' AND (
    (village >= current_setting('app.alo1', true) AND village < current_setting('app.ahi1', true))
    OR (village >= current_setting('app.alo2', true) AND village < current_setting('app.ahi2', true))
    OR (village >= current_setting('app.alo3', true) AND village < current_setting('app.ahi3', true))
    OR (village >= current_setting('app.alo4', true) AND village < current_setting('app.ahi4', true))
  ) THEN
    RETURN village;
  END IF;
  RETURN NULL;
END $$;

-- Who read a family by name, the newest first. Rows of readers from the regency, the province and the nation stand on
-- shelves and under area codes that a village's scope does not show, so this function looks for itself.
CREATE FUNCTION app_family_reads(
  p_regency text, p_household uuid, p_purpose text, p_before timestamptz, p_before_id uuid, p_limit int
) RETURNS TABLE (at timestamptz, id uuid, actor_id uuid, action text, purpose text, shown int, role text, region_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  subjects uuid[];
BEGIN
  IF app_family_village(p_regency, p_household) IS NULL THEN RETURN; END IF;
  subjects := p_household || ARRAY(
    SELECT p.id FROM proposal p WHERE p.regency_code = p_regency AND p.household_id = p_household);
  RETURN QUERY
    SELECT a.at::timestamptz, a.id, a.actor_id, a.action, a.purpose, cardinality(a.subject_ids), g.role, g.region_code
    FROM audit a LEFT JOIN access_grant g ON g.id = a.grant_id
    WHERE a.purpose IS NOT NULL AND a.subject_ids && subjects
      AND a.regency_code IN (p_regency, left(p_regency, 2) || '00', '0000')
      AND (p_purpose IS NULL OR a.purpose = p_purpose)
      AND (p_before IS NULL OR (a.at, a.id) < (p_before, p_before_id))
    ORDER BY a.at DESC, a.id DESC LIMIT least(p_limit, 20001);
END $$;
REVOKE EXECUTE ON FUNCTION app_family_village(text, uuid),
  app_family_reads(text, uuid, text, timestamptz, uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_family_village(text, uuid),
  app_family_reads(text, uuid, text, timestamptz, uuid, int) TO mutakhir_app;
