import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type DeviceLine, deviceStateOf } from "@/lib/domain/field/device";
import { Prisma } from "@/lib/server/db/generated/client";
import { mayManageDevice } from "../device-commands";

/** What a list tells of a device (`d`): nothing of its pass and its keys. */
export interface DeviceRow {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly label: string;
  readonly kind: string;
  readonly lastContactAt: Date;
  readonly unsentCount: number;
  readonly unsentPhotos: number;
  readonly unsentSince: Date | null;
  readonly shareState: string;
  readonly revokedReason: string | null;
  readonly wipedAt: Date | null;
}

export const DEVICE_COLUMNS = Prisma.sql`d.id, d.user_id AS "userId", d.role, d.region_code AS "regionCode", d.label, d.kind,
  d.last_contact_at AS "lastContactAt", d.unsent_count AS "unsentCount", d.unsent_photos AS "unsentPhotos", d.unsent_since AS "unsentSince",
  d.share_state AS "shareState", d.revoked_reason AS "revokedReason", d.wiped_at AS "wipedAt"`;

export function toDeviceLine(actor: Actor, row: DeviceRow, now: Date): DeviceLine {
  const mayManage = mayManageDevice(actor, row) && row.wipedAt === null;
  return {
    id: row.id,
    label: row.label,
    kind: row.kind,
    state: deviceStateOf(row, now),
    lastContact: row.lastContactAt,
    unsent: row.unsentCount,
    unsentPhotos: row.unsentPhotos,
    unsentSince: row.unsentCount + row.unsentPhotos === 0 ? null : row.unsentSince,
    canSeal: mayManage && row.revokedReason === null,
    canReportLost: mayManage && row.revokedReason !== "lost",
  };
}
