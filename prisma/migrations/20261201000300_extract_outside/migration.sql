-- The check of a load told its uploader, row by row, whether a number is registered anywhere in the nation: one person with a list of numbers
-- could ask that of each. Until a second person has agreed, people registered outside the load's regency are a count, and no row says which.
-- The recording finds them (app_extract_claim) and then tells. Checks are limited by person and regency, which their beginnings count.
ALTER TABLE extract_load ADD COLUMN started_at timestamptz(3), ADD COLUMN outside_people integer NOT NULL DEFAULT 0;

-- Which people of a load, by a range of their sealed numbers, the load's own regency knows already: as active, or as one who has died.
CREATE OR REPLACE FUNCTION app_extract_known(p_regency text, p_load uuid, p_from bytea, p_to bytea) RETURNS SETOF integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_regency || '000000', NULL) OR current_setting('app.mode', true) <> 'area' THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  RETURN QUERY SELECT r.row_number FROM extract_row r
    JOIN nik_registry n ON n.nik_bidx = r.nik_bidx
    JOIN person_registry p ON p.person_uid = n.person_uid AND p.regency_code = p_regency
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE r.regency_code = p_regency AND r.load_id = p_load AND r.part = 2 AND r.kind = 'new'
      AND r.nik_bidx >= p_from AND (p_to IS NULL OR r.nik_bidx < p_to) AND (p.active OR m.presence = 2);
END $$;

-- How many of them other regencies know.
CREATE FUNCTION app_extract_outside(p_regency text, p_load uuid, p_from bytea, p_to bytea) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_regency || '000000', NULL) OR current_setting('app.mode', true) <> 'area' THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  RETURN (SELECT count(*) FROM extract_row r
    JOIN nik_registry n ON n.nik_bidx = r.nik_bidx
    JOIN person_registry p ON p.person_uid = n.person_uid AND p.regency_code <> p_regency
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE r.regency_code = p_regency AND r.load_id = p_load AND r.part = 2 AND r.kind = 'new'
      AND r.nik_bidx >= p_from AND (p_to IS NULL OR r.nik_bidx < p_to) AND (p.active OR m.presence = 2));
END $$;

-- Which people of families that the recording had to hold are the reason: two people stand for the load by then.
CREATE FUNCTION app_extract_held(p_regency text, p_load uuid, p_cards bytea[]) RETURNS SETOF integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_regency || '000000', NULL) OR current_setting('app.mode', true) <> 'area' THEN
    RAISE EXCEPTION 'out of scope';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM extract_load l WHERE l.regency_code = p_regency AND l.id = p_load AND l.state = 'recording'
      AND l.confirmed_by IS NOT NULL) THEN
    RAISE EXCEPTION 'not confirmed';
  END IF;
  RETURN QUERY SELECT r.row_number FROM extract_row r
    JOIN nik_registry n ON n.nik_bidx = r.nik_bidx
    JOIN person_registry p ON p.person_uid = n.person_uid
    LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
    WHERE r.regency_code = p_regency AND r.load_id = p_load AND r.part = 2 AND r.kind = 'new' AND r.kk_bidx = ANY (p_cards)
      AND (p.active OR m.presence = 2);
END $$;
REVOKE EXECUTE ON FUNCTION app_extract_outside(text, uuid, bytea, bytea), app_extract_held(text, uuid, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_extract_outside(text, uuid, bytea, bytea), app_extract_held(text, uuid, bytea[]) TO mutakhir_app;
