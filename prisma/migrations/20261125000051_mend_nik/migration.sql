-- All NIKs of one proposal are asked in one call: a family with thirty new people is let through at once and its officer
-- waits afterwards, where asking one by one never came to an end. In the long run it stays at twenty a minute: n looked up
-- at once close the door until the average is back there. A pair of NIK and birth date asked again within the minute tells
-- nothing new and costs nothing; its mark, a keyed hash, stands in the look-up's audit row.
--
-- Answers in the order asked: 'free', 'same', 'here', 'elsewhere'; or one 'limited' for all. A holder of the same family
-- who gives the NIK up in the same proposal does not hold it: so two relatives' NIKs can be set right.
CREATE FUNCTION app_check_niks(
  p_persons uuid[], p_niks bytea[], p_births date[], p_marks text[], p_audits uuid[], p_giving uuid[],
  p_at timestamptz, p_regency text, p_village text, p_household uuid
) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  a_minute constant int := 20;
  at_once constant int := 60;
  actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
  known text[];
  fresh int;
  found record;
  answers text[] := '{}';
BEGIN
  IF actor IS NULL THEN RAISE EXCEPTION 'no scope'; END IF;
  IF NOT app_scope_holds(p_regency, p_village, p_household) THEN RAISE EXCEPTION 'out of scope'; END IF;
  IF p_regency LIKE '99%' THEN RETURN array_fill('free'::text, ARRAY[cardinality(p_persons)]); END IF;
  -- Held until the command ends, and the command commits its look-ups also when it refuses: a burst takes turns.
  PERFORM pg_advisory_xact_lock(hashtextextended('identity:' || actor::text, 0));
  SELECT coalesce(array_agg(a.detail->'marks'->>0), '{}') INTO known FROM audit a
    WHERE a.regency_code = p_regency AND a.actor_id = actor AND a.action = 'identity:check' AND a.at > p_at - interval '1 minute'
      AND a.detail ? 'marks';
  SELECT count(*) INTO fresh FROM unnest(p_marks) AS m (mark) WHERE NOT m.mark = ANY (known);
  IF fresh > at_once THEN RETURN ARRAY['limited']; END IF;
  IF fresh > 0 AND EXISTS (
    SELECT 1 FROM (
      SELECT a.at, row_number() OVER (ORDER BY a.at DESC) AS n FROM audit a
      WHERE a.regency_code = p_regency AND a.actor_id = actor AND a.action = 'identity:check' AND a.at > p_at - interval '30 minutes'
    ) looks WHERE looks.n >= a_minute * (floor(greatest(extract(epoch FROM p_at - looks.at), 0) / 60) + 1)
  ) THEN
    RETURN ARRAY['limited'];
  END IF;
  INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids, detail)
    SELECT p_regency, p_at, p_audits[i], p_village, actor, 'identity:check', 'person', ARRAY[p_persons[i]],
      jsonb_build_object('marks', jsonb_build_array(p_marks[i]))
    FROM generate_subscripts(p_persons, 1) AS i WHERE NOT p_marks[i] = ANY (known);
  FOR i IN 1..cardinality(p_persons) LOOP
    SELECT n.person_uid, p.regency_code, p.village_code, p.household_id, m.birth_date INTO found
      FROM nik_registry n
      JOIN person_registry p ON p.person_uid = n.person_uid
      LEFT JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid
      WHERE n.nik_bidx = p_niks[i] AND (p.active OR m.presence = 2);
    answers := answers || CASE
      WHEN found.person_uid IS NULL THEN 'free'
      WHEN found.person_uid = p_persons[i] THEN 'same'
      WHEN found.person_uid = ANY (p_giving) AND found.regency_code = p_regency AND found.household_id = p_household THEN 'free'
      WHEN app_scope_holds(found.regency_code, found.village_code, found.household_id) THEN 'here'
      WHEN found.birth_date = p_births[i] THEN 'elsewhere'
      ELSE 'free' END;
  END LOOP;
  RETURN answers;
END $$;

-- Frees the NIKs of people of one family before any of them takes a new one: relatives whose NIKs were exchanged would each
-- find the other's taken.
CREATE FUNCTION app_release_niks(p_persons uuid[], p_regency text, p_village text, p_household uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT app_scope_holds(p_regency, p_village, p_household) THEN RAISE EXCEPTION 'out of scope'; END IF;
  DELETE FROM nik_registry n USING person_registry p
    WHERE n.person_uid = ANY (p_persons) AND p.person_uid = n.person_uid AND p.regency_code = p_regency AND p.household_id = p_household;
END $$;

DROP FUNCTION app_check_nik(bytea, date, uuid, timestamptz, uuid, text, text);

REVOKE EXECUTE ON FUNCTION app_check_niks(uuid[], bytea[], date[], text[], uuid[], uuid[], timestamptz, text, text, uuid),
  app_release_niks(uuid[], text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_check_niks(uuid[], bytea[], date[], text[], uuid[], uuid[], timestamptz, text, text, uuid),
  app_release_niks(uuid[], text, text, uuid) TO mutakhir_app;
