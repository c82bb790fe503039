-- As before, and who is in an open transfer stays where they are until it is decided: a split or a merge waits for it.
CREATE OR REPLACE FUNCTION app_move_person(p_person uuid, p_regency text, p_from uuid, p_to_village text, p_to uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_to_village, p_to) THEN RAISE EXCEPTION 'out of scope'; END IF;
  UPDATE person_registry r SET village_code = p_to_village, household_id = p_to
    WHERE r.person_uid = p_person AND r.regency_code = p_regency AND r.household_id = p_from AND r.active
      AND r.transfer_id IS NULL AND app_scope_holds(r.regency_code, r.village_code, r.household_id);
  RETURN FOUND;
END $$;
