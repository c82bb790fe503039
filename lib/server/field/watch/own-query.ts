import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { DeviceLine } from "@/lib/domain/field/device";
import { underScope } from "@/lib/server/db/scoped";
import { DEVICE_COLUMNS, type DeviceRow, toDeviceLine } from "./device-rows";

/** Ten work at once; the rest was taken away long ago. */
const MOST_OWN = 50;

/** The person's own devices under whatever duty: those that work first, then the last heard of. */
export async function listOwnDevices(actor: Actor, now: Date): Promise<readonly DeviceLine[]> {
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<DeviceRow>`SELECT ${DEVICE_COLUMNS} FROM field_device d WHERE d.user_id = ${actor.userId}
      ORDER BY d.revoked_at IS NOT NULL, d.last_contact_at DESC, d.id LIMIT ${MOST_OWN}`,
  );
  return rows.map((row) => toDeviceLine(actor, row, now));
}
