-- Families by name, at the size of a regency. The scope was asked of each match by a function call, and each match of a common
-- name was scored before the first hundred were taken: seconds for a name that a twelfth of the regency bears.

-- The extension's settings are known to a session once it has been used there.
DO $$ BEGIN PERFORM word_similarity('', ''); END $$;

-- A term as LIKE takes it literally. None of these has a search_path of its own: so they become part of the
-- statement that names them, which sets one.
CREATE FUNCTION app_like_literal(p_term text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(p_term, '\', '\\'), '%', '\%'), '_', '\_')
$$;

-- Words without three letters in a row: inside a name no trigram tells of them, and the index would be read whole, that of all
-- regencies. They are looked for where a word begins.
CREATE FUNCTION app_is_short(p_term text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT p_term !~ '[[:alnum:]]{3}' $$;
CREATE FUNCTION app_name_pattern(p_term text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN app_is_short(p_term) THEN '' ELSE '%' END || app_like_literal(p_term) || '%'
$$;

-- Whether a village lies in the scope's areas, whatever its mode.
CREATE FUNCTION app_scope_reaches(p_village text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (p_village >= current_setting('app.lo1', true) AND p_village < current_setting('app.hi1', true))
    OR (p_village >= current_setting('app.lo2', true) AND p_village < current_setting('app.hi2', true))
    OR (p_village >= current_setting('app.lo3', true) AND p_village < current_setting('app.hi3', true))
    OR (p_village >= current_setting('app.lo4', true) AND p_village < current_setting('app.hi4', true))
$$;

-- People with a closely like name. For app_search_families alone: the threshold is a function's own.
CREATE FUNCTION app_close_names(p_regencies text[], p_term text) RETURNS TABLE (regency_code text, household_id uuid, name text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
SET pg_trgm.word_similarity_threshold = 0.7 SET enable_seqscan = off SET enable_indexscan = off AS $$
  SELECT m.regency_code, m.household_id, m.name FROM unnest(p_regencies) AS place (code) CROSS JOIN LATERAL (
    SELECT p.regency_code, p.household_id, p.name FROM member p WHERE p.regency_code = place.code AND p.active AND p_term <% p.name
      AND app_scope_reaches(p.village_code)
      AND (current_setting('app.mode', true) = 'area' OR app_scope_holds(p.regency_code, p.village_code, p.household_id))
    OFFSET 0) AS m
$$;

-- Four looks. People whose name holds the words, as many as can be scored; where there are more, people who have them as whole
-- words; close spellings, where fewer families were found than asked for; farther ones, where there is not a page of families yet.
-- LIKE and similarity are not leakproof, so under RLS they could not use the trigram index: this function applies the scope
-- itself, and reads by that index alone (for a LIMIT's sake the planner would walk the regency). One regency after the other: with
-- a list of them the planner leaves the regency out of the look-up and reads the nation's names.
CREATE OR REPLACE FUNCTION app_search_families(p_regencies text[], p_term text, p_limit int)
RETURNS TABLE (regency_code text, household_id uuid, score real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.word_similarity_threshold = 0.55 SET enable_seqscan = off SET enable_indexscan = off AS $$
  WITH held AS MATERIALIZED (
    SELECT m.regency_code, m.household_id, m.name FROM unnest(p_regencies) AS place (code) CROSS JOIN LATERAL (
      SELECT p.regency_code, p.household_id, p.name FROM member p WHERE p.regency_code = place.code AND p.active AND (p.name ILIKE app_name_pattern(p_term)
          OR p.name ILIKE CASE WHEN app_is_short(p_term) THEN '% ' || app_name_pattern(p_term) END)
        AND app_scope_reaches(p.village_code)
        AND (current_setting('app.mode', true) = 'area' OR app_scope_holds(p.regency_code, p.village_code, p.household_id))
      LIMIT least(p_limit, 200) * 10) AS m
    LIMIT least(p_limit, 200) * 10
  ), whole AS MATERIALIZED (
    SELECT m.regency_code, m.household_id, m.name FROM unnest(p_regencies) AS place (code) CROSS JOIN LATERAL (
      SELECT p.regency_code, p.household_id, p.name FROM member p WHERE p.regency_code = place.code AND p.active AND (p.name ILIKE app_like_literal(p_term) || ' %' OR p.name ILIKE '% ' || app_like_literal(p_term) || ' %'
          OR p.name ILIKE '% ' || app_like_literal(p_term) OR p.name ILIKE app_like_literal(p_term))
        AND app_scope_reaches(p.village_code)
        AND (current_setting('app.mode', true) = 'area' OR app_scope_holds(p.regency_code, p.village_code, p.household_id))
      LIMIT least(p_limit, 200) * 10) AS m
    WHERE NOT app_is_short(p_term) AND (SELECT count(*) FROM held) >= least(p_limit, 200) * 10
    LIMIT least(p_limit, 200) * 10
  ), close AS MATERIALIZED (
    SELECT c.regency_code, c.household_id, c.name FROM app_close_names(p_regencies, p_term) c
    WHERE (SELECT count(DISTINCT household_id) FROM held) < least(p_limit, 200)
  ), far AS MATERIALIZED (
    SELECT m.regency_code, m.household_id, m.name FROM unnest(p_regencies) AS place (code) CROSS JOIN LATERAL (
      SELECT p.regency_code, p.household_id, p.name FROM member p WHERE p.regency_code = place.code AND p.active AND p_term <% p.name
        AND app_scope_reaches(p.village_code)
        AND (current_setting('app.mode', true) = 'area' OR app_scope_holds(p.regency_code, p.village_code, p.household_id))
      OFFSET 0) AS m
    WHERE (SELECT count(DISTINCT household_id) FROM (SELECT household_id FROM held UNION SELECT household_id FROM close) AS f) < least(p_limit, 25)
  )
  SELECT f.regency_code, f.household_id, max(f.score)::real AS score
  FROM (SELECT regency_code, household_id, 1 + word_similarity(p_term, name) AS score FROM held
    UNION ALL SELECT regency_code, household_id, 1 + word_similarity(p_term, name) FROM whole
    UNION ALL SELECT regency_code, household_id, word_similarity(p_term, name) FROM close
    UNION ALL SELECT regency_code, household_id, word_similarity(p_term, name) FROM far) AS f
  GROUP BY f.regency_code, f.household_id
  ORDER BY score DESC, f.household_id
  LIMIT least(p_limit, 200)
$$;
REVOKE EXECUTE ON FUNCTION app_like_literal(text), app_is_short(text), app_name_pattern(text), app_scope_reaches(text),
  app_close_names(text[], text) FROM PUBLIC;
