-- Which people who left a family are active somewhere else by now, under their own id or by their NIK: an undo cannot bring
-- them back. It answers only for former members of a family that the caller's scope holds, and not where they are.
CREATE FUNCTION app_active_elsewhere(p_regency text, p_village text, p_household uuid, p_people uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_village, p_household) THEN RAISE EXCEPTION 'out of scope'; END IF;
  RETURN (SELECT coalesce(array_agg(m.id), '{}') FROM member m
    WHERE m.regency_code = p_regency AND m.village_code = p_village AND m.household_id = p_household
      AND NOT m.active AND m.id = ANY (p_people)
      AND (EXISTS (SELECT 1 FROM person_registry r WHERE r.person_uid = m.id AND r.active
             AND (r.regency_code, r.household_id) IS DISTINCT FROM (p_regency, p_household))
        OR EXISTS (SELECT 1 FROM nik_registry n JOIN person_registry r ON r.person_uid = n.person_uid
             WHERE n.nik_bidx = m.nik_bidx AND n.person_uid <> m.id AND r.active)));
END $$;
REVOKE EXECUTE ON FUNCTION app_active_elsewhere(text, text, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_active_elsewhere(text, text, uuid, uuid[]) TO mutakhir_app;
