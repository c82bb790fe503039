-- The search by name alone. One index over the names of the whole nation compares, for every trigram asked, the people of all
-- regencies that lie between those of one: three quarters of the work among four regencies, nearly all of it among five hundred
-- whose rows lie mixed. Ten indexes by the regency's last digit hold a tenth each; a row is in one of them, so that writing
-- costs the same. The regency stays the first column.
DO $$
BEGIN
  FOR digit IN 0..9 LOOP
    EXECUTE format('CREATE INDEX member_name_norm_%1$s_idx ON public.member USING gin (regency_code, name_norm gin_trgm_ops) WHERE right(regency_code, 1) = %1$L',
      digit::text);
  END LOOP;
END $$;
DROP INDEX member_name_norm_idx;

-- People of a regency with a like name, as the caller's pg_trgm.similarity_threshold says. The digit stands in the statement
-- itself: the planner proves by it which index holds the regency. For app_match_candidates alone, which applies the scope.
CREATE FUNCTION app_like_names(p_regency text, p_name_norm text) RETURNS TABLE (id uuid, village_code text, alike real)
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT m.id, m.village_code, similarity(m.name_norm, $2) FROM member m
      WHERE m.regency_code = $1 AND right(m.regency_code, 1) = %L AND m.name_norm %% $2 AND m.active', right(p_regency, 1))
    USING p_regency, p_name_norm;
END $$;
REVOKE EXECUTE ON FUNCTION app_like_names(text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app_match_candidates(
  p_regency text, p_person uuid, p_nik_bidx bytea, p_name_norm text, p_birth_dates date[], p_kk_bidx bytea, p_limit int
) RETURNS TABLE (person_uid uuid, alike real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.similarity_threshold = 0.6 AS $$
  WITH scope AS MATERIALIZED (
    SELECT current_setting('app.lo1', true) AS lo1, current_setting('app.hi1', true) AS hi1,
      current_setting('app.lo2', true) AS lo2, current_setting('app.hi2', true) AS hi2,
      current_setting('app.lo3', true) AS lo3, current_setting('app.hi3', true) AS hi3,
      current_setting('app.lo4', true) AS lo4, current_setting('app.hi4', true) AS hi4
    WHERE current_setting('app.mode', true) = 'area' AND p_regency < '99'
  )
  SELECT c.id, max(c.alike) AS alike FROM scope s, (
    SELECT m.id, m.village_code, 2::real AS alike FROM member m
      WHERE p_nik_bidx IS NOT NULL AND m.nik_bidx = p_nik_bidx AND m.regency_code = p_regency AND m.active
    UNION ALL
    SELECT m.id, m.village_code, similarity(m.name_norm, p_name_norm) FROM member m
      WHERE m.regency_code = p_regency AND m.birth_date = ANY (p_birth_dates) AND m.active AND similarity(m.name_norm, p_name_norm) > 0.35
    UNION ALL
    SELECT m.id, m.village_code, similarity(m.name_norm, p_name_norm) FROM member m
      WHERE m.regency_code = p_regency AND m.birth_date IS NULL AND m.active AND similarity(m.name_norm, p_name_norm) > 0.6
    UNION ALL
    SELECT m.id, m.village_code, similarity(m.name_norm, p_name_norm) FROM household h
      JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active
      WHERE p_kk_bidx IS NOT NULL AND h.kk_bidx = p_kk_bidx AND h.regency_code = p_regency AND similarity(m.name_norm, p_name_norm) > 0.35
    UNION ALL
    SELECT l.id, l.village_code, l.alike FROM app_like_names(p_regency, CASE WHEN cardinality(p_birth_dates) = 0 THEN p_name_norm END) l
  ) AS c
  WHERE c.id <> p_person AND (
    (c.village_code >= s.lo1 AND c.village_code < s.hi1) OR (c.village_code >= s.lo2 AND c.village_code < s.hi2)
    OR (c.village_code >= s.lo3 AND c.village_code < s.hi3) OR (c.village_code >= s.lo4 AND c.village_code < s.hi4))
  GROUP BY c.id
  ORDER BY alike DESC, c.id
  LIMIT least(p_limit, 50)
$$;
