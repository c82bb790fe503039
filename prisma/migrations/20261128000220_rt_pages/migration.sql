-- The list of an RT in pages, narrowed by the state of a family. One place says which families a grant shows; it is nobody's to call
-- but the two functions that shorten or count.
CREATE FUNCTION app_rt_households(p_grant uuid, p_at timestamptz)
RETURNS TABLE (regency_code text, household_id uuid, village_code text, head_name text, member_count int, rt text, rw text, state text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT h.regency_code, h.id, h.village_code, h.head_name, h.member_count::int, h.rt, h.rw,
    CASE WHEN h.status = 2 THEN 'missing' WHEN EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code
      AND p.household_id = h.id AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned'))
      THEN 'updating' ELSE 'calm' END
  FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
  JOIN household h ON h.regency_code = left(g.region_code, 4) AND h.village_code = g.region_code AND h.status <> 3
    AND ltrim(h.rt, '0') = ltrim(g.rt, '0') AND (g.rw IS NULL OR ltrim(h.rw, '0') = ltrim(g.rw, '0'))
  WHERE g.id = p_grant AND g.role = 'rt-head' AND g.user_id = nullif(current_setting('app.actor', true), '')::uuid
    AND g.suspended_at IS NULL AND g.revoked_at IS NULL AND g.valid_from <= p_at AND (g.valid_to IS NULL OR g.valid_to > p_at)
    -- Without an RW the number must mean one RT: where it is repeated in the village, nothing is shown until the grant says which.
    AND (g.rw IS NOT NULL OR NOT EXISTS (SELECT 1 FROM household o WHERE o.regency_code = h.regency_code
      AND o.village_code = h.village_code AND o.status <> 3 AND ltrim(o.rt, '0') = ltrim(g.rt, '0') AND o.rw IS DISTINCT FROM h.rw))
$$;

DROP FUNCTION app_rt_families(uuid, timestamptz, uuid);
-- A page of them by name, names shortened here, so that no full one leaves the database. A page begins after a family, not after a
-- name: a name has no place in an address. `p_only`: those alone.
CREATE FUNCTION app_rt_families(p_grant uuid, p_at timestamptz, p_only uuid[], p_state text, p_after uuid, p_limit int)
RETURNS TABLE (regency_code text, household_id uuid, village_code text, short_name text, member_count int, rt text, rw text, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH own AS (SELECT * FROM app_rt_households(p_grant, p_at)),
    start AS (SELECT o.head_name, o.household_id FROM own o WHERE o.household_id = p_after)
  SELECT o.regency_code, o.household_id, o.village_code,
    CASE WHEN position(' ' IN o.head_name) = 0 THEN left(o.head_name, greatest(1, least(3, length(o.head_name) - 1))) || '.'
      ELSE split_part(o.head_name, ' ', 1)
        || regexp_replace(substr(o.head_name, length(split_part(o.head_name, ' ', 1)) + 1), '(\S)\S*', '\1.', 'g') END,
    o.member_count, o.rt, o.rw, o.state
  FROM own o LEFT JOIN start s ON true
  WHERE (p_only IS NULL OR o.household_id = ANY (p_only)) AND (p_state IS NULL OR o.state = p_state)
    AND (s.household_id IS NULL OR (o.head_name, o.household_id) > (s.head_name, s.household_id))
  ORDER BY o.head_name, o.household_id LIMIT least(p_limit, 1001)
$$;

CREATE FUNCTION app_rt_counts(p_grant uuid, p_at timestamptz) RETURNS TABLE (state text, families int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.state, count(*)::int FROM app_rt_households(p_grant, p_at) o GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION app_rt_households(uuid, timestamptz), app_rt_families(uuid, timestamptz, uuid[], text, uuid, int),
  app_rt_counts(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_rt_families(uuid, timestamptz, uuid[], text, uuid, int), app_rt_counts(uuid, timestamptz) TO mutakhir_app;
