-- A NIK that is erased becomes free, as one that is corrected does.
-- Registers a person as active in a household and ties the NIK to them: their earlier NIK becomes free, and the NIK of
-- somebody who moved out goes to their new registration. 'taken' when it is an active person's or a dead one's.
CREATE OR REPLACE FUNCTION app_claim_person(p_person uuid, p_regency text, p_village text, p_household uuid, p_nik_bidx bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_village, p_household) THEN RAISE EXCEPTION 'out of scope'; END IF;
  INSERT INTO person_registry AS r (person_uid, regency_code, village_code, household_id, active)
    VALUES (p_person, p_regency, p_village, p_household, true)
    ON CONFLICT (person_uid) DO UPDATE SET regency_code = excluded.regency_code, village_code = excluded.village_code,
      household_id = excluded.household_id, active = true
    WHERE NOT r.active OR (r.regency_code = excluded.regency_code AND r.household_id = excluded.household_id);
  IF NOT FOUND THEN RETURN 'taken'; END IF;
  IF p_regency LIKE '99%' THEN RETURN 'ok'; END IF;
  DELETE FROM nik_registry WHERE person_uid = p_person AND nik_bidx IS DISTINCT FROM p_nik_bidx;
  IF p_nik_bidx IS NULL THEN RETURN 'ok'; END IF;
  INSERT INTO nik_registry AS n (nik_bidx, person_uid, regency_code) VALUES (p_nik_bidx, p_person, p_regency)
    ON CONFLICT (nik_bidx) DO UPDATE SET person_uid = excluded.person_uid, regency_code = excluded.regency_code
    WHERE n.person_uid = excluded.person_uid OR EXISTS (
      SELECT 1 FROM person_registry p JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
      WHERE p.person_uid = n.person_uid AND NOT p.active AND m.presence IS DISTINCT FROM 2);
  IF NOT FOUND THEN RETURN 'taken'; END IF;
  RETURN 'ok';
END $$;
