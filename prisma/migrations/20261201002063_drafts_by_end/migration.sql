-- How much work of a year the end of its period would end in an area: a count, for who sets the end and sees no family.
CREATE FUNCTION app_drafts_of_year(p_regencies text[], p_lo text, p_hi text, p_year integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(*)::integer FROM proposal p JOIN period d ON d.id = p.period_id
  WHERE app_figures_reach(p_lo, p_hi)
    AND p.regency_code = ANY (p_regencies) AND p.village_code >= p_lo AND p.village_code < p_hi
    AND p.state IN ('draft', 'returned') AND d.year = p_year
$$;

REVOKE EXECUTE ON FUNCTION app_drafts_of_year(text[], text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_drafts_of_year(text[], text, text, integer) TO mutakhir_app;
