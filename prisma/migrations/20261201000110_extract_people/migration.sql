-- Which people of a load, by a range of their sealed numbers, the register knows already: as an active person anywhere, or as one who has
-- died. It says that, never where; the load is audited, and two people stand for it.
CREATE FUNCTION app_extract_known(p_regency text, p_load uuid, p_from bytea, p_to bytea) RETURNS SETOF integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_regency || '000000', NULL) OR current_setting('app.mode', true) <> 'area' THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  RETURN QUERY SELECT r.row_number FROM extract_row r
    JOIN nik_registry n ON n.nik_bidx = r.nik_bidx
    JOIN person_registry p ON p.person_uid = n.person_uid
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE r.regency_code = p_regency AND r.load_id = p_load AND r.part = 2 AND r.kind = 'new'
      AND r.nik_bidx >= p_from AND (p_to IS NULL OR r.nik_bidx < p_to) AND (p.active OR m.presence = 2);
END $$;

-- Registers the people of a village's new families, all at once. Answers the families that one of their people keeps from it (an active
-- person elsewhere, or a dead one, has the number); of those nobody is registered. The caller holds the whole village in scope.
CREATE FUNCTION app_extract_claim(p_regency text, p_village text, p_people uuid[], p_households uuid[], p_niks bytea[]) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  kept uuid[];
BEGIN
  IF NOT app_scope_holds(p_regency, p_village, NULL) OR current_setting('app.mode', true) <> 'area' OR left(p_village, 4) <> p_regency
    OR p_regency LIKE '99%' THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  SELECT coalesce(array_agg(DISTINCT x.household), '{}') INTO kept
    FROM unnest(p_households, p_niks) AS x (household, nik)
    JOIN nik_registry n ON n.nik_bidx = x.nik
    JOIN person_registry p ON p.person_uid = n.person_uid
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE p.active OR m.presence = 2;
  INSERT INTO person_registry (person_uid, regency_code, village_code, household_id, active)
    SELECT x.person, p_regency, p_village, x.household, true FROM unnest(p_people, p_households) AS x (person, household)
    WHERE x.household <> ALL (kept);
  -- The number of somebody who moved out goes to their new registration, as it does one by one.
  INSERT INTO nik_registry AS n (nik_bidx, person_uid, regency_code)
    SELECT x.nik, x.person, p_regency FROM unnest(p_people, p_households, p_niks) AS x (person, household, nik)
    WHERE x.nik IS NOT NULL AND x.household <> ALL (kept) ORDER BY x.nik
    ON CONFLICT (nik_bidx) DO UPDATE SET person_uid = excluded.person_uid, regency_code = excluded.regency_code
    WHERE EXISTS (SELECT 1 FROM person_registry p LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
      WHERE p.person_uid = n.person_uid AND NOT p.active AND m.presence IS DISTINCT FROM 2);
  -- Somebody took a number between the look and the writing: the village is begun again, and sees it.
  IF EXISTS (SELECT 1 FROM unnest(p_people, p_households, p_niks) AS x (person, household, nik)
      LEFT JOIN nik_registry n ON n.nik_bidx = x.nik AND n.person_uid = x.person
      WHERE x.nik IS NOT NULL AND x.household <> ALL (kept) AND n.nik_bidx IS NULL) THEN
    RAISE EXCEPTION 'a number was taken meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN QUERY SELECT unnest(kept);
END $$;
-- Tells the planner what has just been staged, or recorded. The portal's role may not analyze, and autovacuum comes too late: a plan made for
-- an empty register is kept by the connection, and looks each row's parent up in a table that grows.
CREATE FUNCTION app_extract_analyze(p_what text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('app.mode', true) IS DISTINCT FROM 'area' THEN RAISE EXCEPTION 'out of scope'; END IF;
  IF p_what = 'staged' THEN
    ANALYZE extract_row;
  ELSE
    ANALYZE household (id, regency_code, village_code, kk_bidx), member (id, regency_code, household_id, nik_bidx), person_registry, nik_registry;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION app_extract_analyze(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_extract_analyze(text) TO mutakhir_app;

REVOKE EXECUTE ON FUNCTION app_extract_known(text, uuid, bytea, bytea), app_extract_claim(text, text, uuid[], uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_extract_known(text, uuid, bytea, bytea), app_extract_claim(text, text, uuid[], uuid[], bytea[]) TO mutakhir_app;
