-- Where a family's request about its own data stands, for whoever holds its slip: states and times, no name, no family, no person, no words of either.
-- The slip's key is checked before it is asked.
CREATE FUNCTION app_find_rights_status(p_regency text, p_id uuid)
RETURNS TABLE (village_code text, kind text, state text, asked_at timestamptz, due_at timestamptz, decided_at timestamptz, reason text, is_lifted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT q.village_code, q.kind, q.state, q.asked_at, q.due_at, q.decided_at, q.reason, q.lifted_at IS NOT NULL
  FROM rights_request q WHERE q.regency_code = p_regency AND q.id = p_id
$$;
REVOKE EXECUTE ON FUNCTION app_find_rights_status(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_find_rights_status(text, uuid) TO mutakhir_app;
