import "server-only";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Device } from "./device";

/**
 * Writes down that a device which was taken away has removed what its person had on it. Said again it changes nothing.
 * @param photos that went with it and never reached the portal
 */
export async function confirmWipe(device: Device, photos: number, now: Date): Promise<void> {
  const { userId, grantId, regionCode: areaCode, regencyCode, id } = device;
  await underScope({ actorId: userId, mode: "none", ranges: [], household: null }, async ({ sql }) => {
    const rows =
      await sql`UPDATE field_device SET wiped_at = ${now}, unsent_count = 0, unsent_photos = 0, unsent_since = NULL
      WHERE regency_code = ${regencyCode} AND id = ${id} AND wiped_at IS NULL RETURNING 1`;
    if (rows.length === 0) return;
    const entry = { action: "device:wipe", subjectKind: "device", subjectIds: [id], areaCode } as const;
    const told = photos === 0 ? entry : { ...entry, detail: { photos } };
    await writeAudit(sql, { userId, grant: { id: grantId } }, now, told);
  });
}
