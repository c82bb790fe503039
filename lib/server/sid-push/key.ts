import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { PUSH_KEY_SHAPE, type PushKey } from "@/lib/domain/sid/push";
import { actorOfGrant } from "@/lib/server/auth/actor-of-grant";
import { keyedHash } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";

/** A keyed hash and no slow one: a key is 256 random bits. */
export function pushKeyHash(key: string): Buffer {
  return keyedHash("sid-push", key);
}

const BEARER = /^Bearer +(\S{1,100})$/i;

/** What a request shows; null for anything that is no key of ours. */
export function keyIn(headers: Headers): string | null {
  const key = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  return key !== undefined && PUSH_KEY_SHAPE.test(key) ? key : null;
}

/** Whose system sends: the operator whose duty answers for the key. */
export interface Sender {
  readonly keyId: string;
  readonly actor: Actor;
}

interface KeyRow {
  readonly id: string;
  readonly village_code: string;
  readonly grant_id: string;
}

/** The sender of a key; null for one that is unknown, revoked, or whose duty has ended or may not import. */
export async function findSender(key: string, now: Date): Promise<Sender | null> {
  const [row] = await referenceSql()<KeyRow>`SELECT id, village_code, grant_id FROM sid_push_key
    WHERE hash = ${pushKeyHash(key)} AND revoked_at IS NULL`;
  if (row === undefined) return null;
  const actor = await actorOfGrant(row.grant_id, row.id, now);
  if (actor === null || actor.grant.regionCode !== row.village_code || !authorize(actor, "import:sid")) return null;
  return { keyId: row.id, actor };
}

interface PageRow {
  readonly id: string;
  readonly grant_id: string;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly last_used_at: Date | null;
}

/** The key of the acting grant's village; null where there is none, or for who has nothing to do with it. */
export async function findPushKey(actor: Actor, now: Date): Promise<PushKey | null> {
  if (!authorize(actor, "import:sid")) return null;
  const [row] =
    await referenceSql()<PageRow>`SELECT k.id, k.grant_id, u.display_name AS made_by, k.made_at, k.last_used_at
    FROM sid_push_key k LEFT JOIN app_user u ON u.id = k.made_by
    WHERE k.village_code = ${actor.grant.regionCode} AND k.revoked_at IS NULL`;
  if (row === undefined) return null;
  const isOrphaned = (await actorOfGrant(row.grant_id, row.id, now)) === null;
  return { id: row.id, madeBy: row.made_by ?? "?", madeAt: row.made_at, lastUsedAt: row.last_used_at, isOrphaned };
}
