import "server-only";
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { type Enrolment, type EnrolRequest, MOST_DEVICES, type RenewRequest } from "@/lib/domain/field/exchange";
import { messagesOf } from "@/lib/i18n/catalogue";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { databaseFault } from "@/lib/server/db/database-error";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabels } from "@/lib/server/grant/queries";
import { newSecret } from "./pass";

const SHARE_BYTES = 32;

/** Who asks, and from what browser. */
export interface Asker {
  /** Acting under the grant that the request names. */
  readonly actor: Actor;
  /** Browser and system as a word. */
  readonly kind: string;
}

/** Those who work on families of one village. */
export function mayEnrol(actor: Actor): boolean {
  const doesFieldWork = authorize(actor, "proposal:draft") || authorize(actor, "ground-check:do");
  return doesFieldWork && actor.grant.regionCode.length === 10;
}

/**
 * Gives a person a place on a device. The device made its id; sent again (the answer was lost) it is a renewal. An id
 * that is another person's is refused, in words that say nothing of them. So a portal that was put back to an earlier moment gets to know
 * again a device that was enrolled since, under the id that its outbox speaks of.
 */
export async function enrol(asker: Asker, request: EnrolRequest, now: Date): Promise<Outcome<Enrolment>> {
  const { actor } = asker;
  if (isAnothers(request, actor)) return refuse("NOT_FOUND", { info: { reason: "somebody-else" } });
  if (!mayEnrol(actor)) return refuse("FORBIDDEN");
  try {
    return await underScope(scopeOf(actor), async ({ sql }) => {
      const own = await sql<{ id: string }>`SELECT id FROM field_device
        WHERE user_id = ${actor.userId} AND (id = ${request.deviceId} OR revoked_at IS NULL)`;
      if (own.some(({ id }) => id === request.deviceId)) return renewOwn(sql, asker, request.deviceId, now);
      if (own.length >= MOST_DEVICES) return refuse("NOT_ALLOWED_NOW", { info: { most: MOST_DEVICES } });
      return succeed(await insertDevice(sql, asker, request, now));
    });
  } catch (error) {
    if (databaseFault(error)?.constraint.startsWith("field_device_") === true) return refuse("IDEMPOTENCY_MISMATCH");
    throw error;
  }
}

/**
 * A new pass for a device that is the person's already: their share was withdrawn, their time ran out, their PIN is
 * forgotten. The halves stay the same: what was typed before opens again, whatever happened to the PIN. A revoked device
 * stays revoked.
 */
export async function renew(asker: Asker, request: RenewRequest, now: Date): Promise<Outcome<Enrolment>> {
  if (isAnothers(request, asker.actor)) return refuse("NOT_FOUND", { info: { reason: "somebody-else" } });
  if (!mayEnrol(asker.actor)) return refuse("FORBIDDEN");
  return underScope(scopeOf(asker.actor), ({ sql }) => renewOwn(sql, asker, request.deviceId, now));
}

/** A word about the sign-in alone: the device is not looked at, so it tells nothing of whose that is. */
function isAnothers({ owner }: { readonly owner?: string | undefined }, { userId }: Actor): boolean {
  return owner !== undefined && owner !== userId;
}

interface OwnRow {
  readonly regencyCode: string;
  readonly regionCode: string;
  readonly isRevoked: boolean;
  readonly handover: Buffer;
}

async function renewOwn(sql: Sql, { actor, kind }: Asker, deviceId: string, now: Date): Promise<Outcome<Enrolment>> {
  const [own] =
    await sql<OwnRow>`SELECT regency_code AS "regencyCode", region_code AS "regionCode", revoked_at IS NOT NULL AS "isRevoked",
      handover_sealed AS handover FROM field_device WHERE id = ${deviceId} AND user_id = ${actor.userId} FOR UPDATE`;
  // Another person's id and one that nobody has are the same here.
  if (own === undefined) return refuse("NOT_FOUND", { info: { reason: "unknown-device" } });
  if (own.isRevoked) return refuse("FORBIDDEN", { info: { reason: "revoked" } });
  const { grant } = actor;
  // What lies on it is of families of that village.
  if (own.regionCode !== grant.regionCode) return refuse("GRANT_CHANGED", { info: { reason: "other-village" } });
  const { secret, hash } = newSecret();
  await sql`UPDATE field_device SET pass_hash = ${hash}, share_state = 'active', grant_id = ${grant.id}, role = ${grant.role}, kind = ${kind},
      last_contact_at = ${now}
    WHERE regency_code = ${own.regencyCode} AND id = ${deviceId}`;
  await audit(sql, actor, "device:renew", deviceId, now);
  return succeed(await answer(sql, actor, { deviceId, secret, handover: unsealBytes(own.handover) }, now));
}

async function insertDevice(sql: Sql, { actor, kind }: Asker, request: EnrolRequest, now: Date): Promise<Enrolment> {
  const { grant, userId } = actor;
  const regencyCode = grant.regionCode.slice(0, 4);
  const { secret, hash } = newSecret();
  const handover = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    format: "der",
    type: "pkcs8",
  });
  const shareId = uuidv7();
  await sql`INSERT INTO field_device (regency_code, id, user_id, grant_id, role, region_code, label, kind, created_at, last_contact_at,
      pass_hash, share_id, handover_sealed, recovery_sealed)
    VALUES (${regencyCode}, ${request.deviceId}, ${userId}, ${grant.id}, ${grant.role}, ${grant.regionCode}, ${request.label}, ${kind},
      ${now}, ${now}, ${hash}, ${shareId}, ${sealBytes(handover)}, ${sealBytes(randomBytes(SHARE_BYTES))})`;
  await insertShare(sql, { regencyCode, deviceId: request.deviceId, userId, id: shareId }, now);
  await audit(sql, actor, "device:enrol", request.deviceId, now);
  return answer(sql, actor, { deviceId: request.deviceId, secret, handover }, now);
}

async function insertShare(
  sql: Sql,
  share: { readonly regencyCode: string; readonly deviceId: string; readonly userId: string; readonly id?: string },
  now: Date,
): Promise<void> {
  await sql`INSERT INTO field_share (regency_code, id, device_id, user_id, share_sealed, given_at)
    VALUES (${share.regencyCode}, ${share.id ?? uuidv7()}, ${share.deviceId}, ${share.userId}, ${sealBytes(randomBytes(SHARE_BYTES))}, ${now})`;
}

async function answer(
  sql: Sql,
  actor: Actor,
  device: { readonly deviceId: string; readonly secret: string; readonly handover: Buffer },
  now: Date,
): Promise<Enrolment> {
  const { deviceId, secret, handover } = device;
  const { grant, userId, displayName, locale } = actor;
  const [held] = await sql<{ recovery: Buffer; share: Buffer; epoch: string }>`
    SELECT d.recovery_sealed AS recovery, s.share_sealed AS share, app_epoch() AS epoch
    FROM field_device d JOIN field_share s ON s.regency_code = d.regency_code AND s.id = d.share_id
    WHERE d.id = ${deviceId}`;
  if (held === undefined) throw new Error("a device without a share");
  const place = (await regionLabels([grant.regionCode])).get(grant.regionCode) ?? grant.regionCode;
  return {
    deviceId,
    secret,
    share: unsealBytes(held.share).toString("base64"),
    recovery: unsealBytes(held.recovery).toString("base64"),
    handoverKey: publicKeyOf(handover),
    epoch: held.epoch,
    now: now.getTime(),
    userId,
    displayName,
    grantId: grant.id,
    placeLabel: `${messagesOf(locale).roles.name[grant.role]} - ${place}`,
  };
}

function publicKeyOf(handover: Buffer): Enrolment["handoverKey"] {
  const secret = createPrivateKey({ key: handover, format: "der", type: "pkcs8" });
  const { kty, crv, x, y } = createPublicKey(secret).export({ format: "jwk" });
  if (kty === undefined || crv === undefined || x === undefined || y === undefined)
    throw new Error("not a key of a curve");
  return { kty, crv, x, y };
}

async function audit(sql: Sql, actor: Actor, action: string, deviceId: string, now: Date): Promise<void> {
  const areaCode = actor.grant.regionCode;
  await writeAudit(sql, actor, now, { action, subjectKind: "device", subjectIds: [deviceId], areaCode });
}
