import "server-only";
import type { Actor, Grant } from "@/lib/domain/access/actor";
import { type HeldRow, heldGrants, toGrants } from "@/lib/server/auth/held-grants";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";

/** A person's device as the portal works with it. The share is open: memory only. */
export interface Device {
  readonly regencyCode: string;
  readonly id: string;
  readonly userId: string;
  readonly grantId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly passHash: Buffer;
  /** Half of the key to what lies on it, and the key of receipts and orders. */
  readonly share: Buffer;
  readonly isWithdrawn: boolean;
  readonly revokedAt: Date | null;
  readonly wipedAt: Date | null;
  readonly lastContactAt: Date;
  /** Of the last answers that it was given. */
  readonly marks: readonly string[];
  /** Of the database that answered. */
  readonly epoch: string;
}

interface DeviceRow {
  regency_code: string;
  id: string;
  user_id: string;
  grant_id: string;
  role: string;
  region_code: string;
  pass_hash: Buffer;
  share_sealed: Buffer;
  share_state: string;
  revoked_at: Date | null;
  wiped_at: Date | null;
  last_contact_at: Date;
  marks: string[];
  epoch: string;
}

/** A device by its id, whoever asks: for checking a pass, and for a file that was carried in. Null when there is none. */
export async function findDevice(id: string): Promise<Device | null> {
  const [row] = await referenceSql()<DeviceRow>`SELECT * FROM app_field_device(${id})`;
  if (row === undefined) return null;
  return {
    regencyCode: row.regency_code,
    id: row.id,
    userId: row.user_id,
    grantId: row.grant_id,
    role: row.role,
    regionCode: row.region_code,
    passHash: row.pass_hash,
    share: unsealBytes(row.share_sealed),
    isWithdrawn: row.share_state === "withdrawn",
    revokedAt: row.revoked_at,
    wipedAt: row.wiped_at,
    lastContactAt: row.last_contact_at,
    marks: row.marks,
    epoch: row.epoch,
  };
}

/** Whom a device works for now. `suspended`: the account is; `no-grant`: nothing they hold is like what it was enrolled under. */
export type DevicePerson = { readonly actor: Actor } | { readonly missing: "suspended" | "no-grant" };

interface PersonRow extends HeldRow {
  readonly displayName: string;
  readonly locale: string;
}

/**
 * The person as a session would have them, by the one clock argument (DECIDED 14): under the grant that the device was
 * enrolled with, what the training has made of it, or another of the same role and region.
 */
export async function findDevicePerson(device: Device, now: Date): Promise<DevicePerson> {
  const [row] = await referenceSql()<PersonRow>`SELECT u.display_name AS "displayName", u.locale,
      ${heldGrants(Prisma.sql`u.id`, now)}
    FROM app_user u WHERE u.id = ${device.userId} AND u.status = 'active'`;
  if (row === undefined) return { missing: "suspended" };
  const grants = toGrants(row);
  const grant = grants.find(({ id }) => id === device.grantId) ?? grants.find((each) => isAlike(device, each));
  if (grant === undefined) return { missing: "no-grant" };
  const { displayName } = row;
  const locale = row.locale === "en" ? ("en" as const) : ("id" as const);
  return { actor: { userId: device.userId, sessionId: device.id, displayName, locale, grant, grants } };
}

function isAlike(device: Device, grant: Grant): boolean {
  return grant.role === device.role && grant.regionCode === device.regionCode && grant.level !== "invited";
}
