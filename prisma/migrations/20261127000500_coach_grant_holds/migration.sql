-- Who coaches is who holds that duty now, over the note's area: inside its window, neither suspended nor revoked, and handed over
-- during leave only while its giver's own holds (lib/server/grant/holds.ts says the same of the portal's clock).
DROP POLICY coaching_note_coached ON coaching_note;
DROP POLICY coaching_note_seen_counted ON coaching_note_seen;

DO $$
DECLARE
  in_area constant text := $e$(
    (area_code >= current_setting('app.lo1', true) AND area_code < current_setting('app.hi1', true))
    OR (area_code >= current_setting('app.lo2', true) AND area_code < current_setting('app.hi2', true))
    OR (area_code >= current_setting('app.lo3', true) AND area_code < current_setting('app.hi3', true))
    OR (area_code >= current_setting('app.lo4', true) AND area_code < current_setting('app.hi4', true))
  )$e$;
  -- %s: the note's area.
  coaches constant text := $e$(current_setting('app.mode', true) = 'area' AND EXISTS (SELECT 1 FROM access_grant g
    WHERE g.user_id = nullif(current_setting('app.actor', true), '')::uuid AND g.role = 'coach'
      AND (g.region_code = '0' OR starts_with(%s, g.region_code))
      AND g.suspended_at IS NULL AND g.revoked_at IS NULL AND g.valid_from <= now() AND (g.valid_to IS NULL OR now() < g.valid_to)
      AND (g.delegated_from IS NULL OR EXISTS (SELECT 1 FROM access_grant origin JOIN app_user giver ON giver.id = origin.user_id
        WHERE origin.id = g.delegated_from AND giver.status = 'active' AND origin.suspended_at IS NULL AND origin.revoked_at IS NULL
          AND origin.valid_from <= now() AND (origin.valid_to IS NULL OR now() < origin.valid_to)))))$e$;
BEGIN
  EXECUTE format('CREATE POLICY coaching_note_coached ON coaching_note FOR ALL TO mutakhir_app USING (%s AND %s)',
    in_area, format(coaches, 'coaching_note.area_code'));
  EXECUTE format($p$CREATE POLICY coaching_note_seen_counted ON coaching_note_seen FOR SELECT TO mutakhir_app
    USING (EXISTS (SELECT 1 FROM coaching_note n WHERE n.regency_code = coaching_note_seen.regency_code AND n.id = note_id AND %s))$p$,
    format(coaches, 'n.area_code'));
END $$;
