-- Whether an id that a page made for a new family is a household's already, in whatever village: the register would hold
-- two families under it, and the known id of another village's family could be kept busy by a draft.
CREATE FUNCTION app_household_taken(p_regency text, p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = p_regency AND h.id = p_household)
$$;
REVOKE EXECUTE ON FUNCTION app_household_taken(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_household_taken(text, uuid) TO mutakhir_app;
