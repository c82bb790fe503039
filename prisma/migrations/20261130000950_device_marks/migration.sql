-- Marks of the last answers that a device was given. One that it names and that is not among them was given by a database that has been
-- set back since: an epoch may not show it, and single operations may have come again by a delayed request.
ALTER TABLE field_device ADD COLUMN marks text[] NOT NULL DEFAULT '{}';
GRANT UPDATE (marks) ON field_device TO mutakhir_app;

-- The half that opens what lies on a device when its PIN is forgotten; the device never keeps it.
ALTER TABLE field_device ADD COLUMN recovery_sealed bytea NOT NULL;

DROP FUNCTION app_field_device(uuid);
CREATE FUNCTION app_field_device(p_id uuid) RETURNS TABLE (
  regency_code text, id uuid, user_id uuid, grant_id uuid, role text, region_code text, pass_hash bytea, share_sealed bytea,
  share_state text, revoked_at timestamptz, wiped_at timestamptz, last_contact_at timestamptz, marks text[], epoch text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT d.regency_code, d.id, d.user_id, d.grant_id, d.role, d.region_code, d.pass_hash, s.share_sealed, d.share_state, d.revoked_at,
    d.wiped_at, d.last_contact_at, d.marks, app_epoch()
  FROM field_device d JOIN field_share s ON s.regency_code = d.regency_code AND s.id = d.share_id
  WHERE d.id = p_id
$$;
REVOKE EXECUTE ON FUNCTION app_field_device(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_field_device(uuid) TO mutakhir_app;
