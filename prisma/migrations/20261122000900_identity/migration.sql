-- Identity, mended: people who left may come back, a corrected NIK frees the old one, practice claims nothing real.

-- Whether a NIK may be used for a person: 'free', 'same', 'here', 'elsewhere' or 'limited'. Somebody who moved out is
-- free to be registered again; somebody who died is not. The count of look-ups is read from the audit, which the command
-- writes also when it refuses; look-ups of one person take turns, so that none slips past the count.
CREATE OR REPLACE FUNCTION app_check_nik(p_nik_bidx bytea, p_birth_date date, p_person uuid, p_at timestamptz, p_audit uuid, p_regency text, p_area text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  found record;
  answer text := 'free';
BEGIN
  IF actor IS NULL THEN RAISE EXCEPTION 'no scope'; END IF;
  IF p_regency LIKE '99%' THEN RETURN 'free'; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('identity:' || actor::text, 0));
  IF (SELECT count(*) FROM audit a WHERE a.regency_code = p_regency AND a.actor_id = actor AND a.action = 'identity:check'
      AND a.at > p_at - interval '1 minute') >= 20 THEN
    RETURN 'limited';
  END IF;
  INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids)
    VALUES (p_regency, p_at, p_audit, p_area, actor, 'identity:check', 'person', ARRAY[p_person]);
  SELECT n.person_uid, p.regency_code, p.village_code, p.household_id, m.birth_date INTO found
    FROM nik_registry n
    JOIN person_registry p ON p.person_uid = n.person_uid
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE n.nik_bidx = p_nik_bidx AND (p.active OR m.presence = 2);
  IF found.person_uid IS NOT NULL THEN
    IF found.person_uid = p_person THEN
      answer := 'same';
    ELSIF app_scope_holds(found.regency_code, found.village_code, found.household_id) THEN
      answer := 'here';
    ELSIF found.birth_date = p_birth_date THEN
      answer := 'elsewhere';
    END IF;
  END IF;
  RETURN answer;
END $$;

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
  IF p_nik_bidx IS NULL OR p_regency LIKE '99%' THEN RETURN 'ok'; END IF;
  INSERT INTO nik_registry AS n (nik_bidx, person_uid, regency_code) VALUES (p_nik_bidx, p_person, p_regency)
    ON CONFLICT (nik_bidx) DO UPDATE SET person_uid = excluded.person_uid, regency_code = excluded.regency_code
    WHERE n.person_uid = excluded.person_uid OR EXISTS (
      SELECT 1 FROM person_registry p JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
      WHERE p.person_uid = n.person_uid AND NOT p.active AND m.presence IS DISTINCT FROM 2);
  IF NOT FOUND THEN RETURN 'taken'; END IF;
  DELETE FROM nik_registry WHERE person_uid = p_person AND nik_bidx <> p_nik_bidx;
  RETURN 'ok';
END $$;
