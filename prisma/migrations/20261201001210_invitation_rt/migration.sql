-- The head of an RT sees how the letters of their own families stand: by the short name, as they see the families today.
CREATE FUNCTION app_rt_invitations(p_grant uuid, p_at timestamptz, p_year int, p_state text, p_after uuid, p_limit int)
RETURNS TABLE (regency_code text, household_id uuid, short_name text, rt text, rw text, state text, delivered_on text, reminded int,
  unreached_reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH own AS (
    SELECT o.*, coalesce(i.state, 'none') AS letter, i.delivered_on, i.reminded, i.unreached_reason
    FROM app_rt_households(p_grant, p_at) o
    LEFT JOIN invitation i ON i.regency_code = o.regency_code AND i.household_id = o.household_id AND i.year = p_year
  ), start AS (SELECT o.head_name, o.household_id FROM own o WHERE o.household_id = p_after)
  SELECT o.regency_code, o.household_id,
    CASE WHEN position(' ' IN o.head_name) = 0 THEN left(o.head_name, greatest(1, least(3, length(o.head_name) - 1))) || '.'
      ELSE split_part(o.head_name, ' ', 1)
        || regexp_replace(substr(o.head_name, length(split_part(o.head_name, ' ', 1)) + 1), '(\S)\S*', '\1.', 'g') END,
    o.rt, o.rw, o.letter, o.delivered_on::text, coalesce(o.reminded, 0)::int, CASE WHEN o.letter = 'unreached' THEN o.unreached_reason END
  FROM own o LEFT JOIN start s ON true
  WHERE (p_state IS NULL OR o.letter = p_state)
    AND (s.household_id IS NULL OR (o.head_name, o.household_id) > (s.head_name, s.household_id))
  ORDER BY o.head_name, o.household_id LIMIT least(p_limit, 1001)
$$;

CREATE FUNCTION app_rt_invitation_counts(p_grant uuid, p_at timestamptz, p_year int) RETURNS TABLE (state text, families int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(i.state, 'none'), count(*)::int FROM app_rt_households(p_grant, p_at) o
  LEFT JOIN invitation i ON i.regency_code = o.regency_code AND i.household_id = o.household_id AND i.year = p_year
  GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION app_rt_invitations(uuid, timestamptz, int, text, uuid, int), app_rt_invitation_counts(uuid, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_rt_invitations(uuid, timestamptz, int, text, uuid, int), app_rt_invitation_counts(uuid, timestamptz, int)
  TO mutakhir_app;
