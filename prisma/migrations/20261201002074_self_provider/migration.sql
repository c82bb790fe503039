-- A family comes in by its letter, or by an identity provider that a region's installation names: what it showed stays with its session.
ALTER TABLE self_session ADD COLUMN way text NOT NULL DEFAULT 'letter' CHECK (way IN ('letter', 'provider'));

-- The family of a NIK that a provider vouched for, with its latest printed letter: asked by nobody who is signed in, and answers ids, no name.
-- A child's login opens no family's form.
CREATE FUNCTION app_find_invitation_of_nik(p_nik_bidx bytea, p_born_before date)
RETURNS TABLE (regency_code text, invitation_id uuid, household_id uuid, village_code text, year smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.regency_code, i.id, i.household_id, h.village_code, i.year
  FROM nik_registry n
  JOIN person_registry p ON p.person_uid = n.person_uid
  JOIN member m ON m.regency_code = p.regency_code AND m.id = p.person_uid AND m.active AND m.birth_date < p_born_before
  JOIN household h ON h.regency_code = p.regency_code AND h.id = p.household_id AND h.status <> 3
  JOIN invitation i ON i.regency_code = h.regency_code AND i.household_id = h.id AND i.set_id IS NOT NULL
  WHERE n.nik_bidx = p_nik_bidx ORDER BY i.year DESC LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION app_find_invitation_of_nik(bytea, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_find_invitation_of_nik(bytea, date) TO mutakhir_app;
