import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { addressSchema, CODE_HOURS, CODE_TRIES, CODES_A_DAY } from "@/lib/domain/mail/mail";
import { defineBeforehand, defineCommand, done } from "@/lib/server/command/command";
import { config } from "@/lib/server/config/config";
import { keyedHash, seal, unseal } from "@/lib/server/crypto/seal";
import { hasPaid, sharedLimiter } from "@/lib/server/db/limiter";
import { isCode } from "./code";
import { queueMails } from "./outbox";

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;

function auditOf(action: string, actor: Actor) {
  return { action, subjectKind: "user" as const, subjectIds: [actor.userId], areaCode: actor.grant.regionCode };
}

let codes: ReturnType<typeof sharedLimiter> | undefined;

async function mayAsk(userId: string): Promise<boolean> {
  codes ??= sharedLimiter({ keyPrefix: "mail", points: CODES_A_DAY, duration: DAY_SECONDS, blockDuration: 0 });
  return hasPaid(codes, keyedHash("mail-limit", userId).toString("base64url").slice(0, 32));
}

/** Names an own address and sends a code there; what was confirmed before serves until the new one is. */
export const setMailAddress = defineBeforehand({
  name: "mail.set-address",
  permission: null,
  input: z.strictObject({ address: addressSchema }),
  async before({ actor }): Promise<Outcome<true>> {
    if (config().mail === null) return refuse("NOT_ALLOWED_NOW");
    return (await mayAsk(actor.userId)) ? succeed(true) : refuse("RATE_LIMITED");
  },
  async run({ sql, actor, input, now, newId }) {
    const pendingId = newId();
    const until = new Date(now.getTime() + CODE_HOURS * HOUR_MS);
    await sql`INSERT INTO mail_address (user_id, pending_sealed, pending_id, pending_until, updated_at)
      VALUES (${actor.userId}, ${seal(input.address)}, ${pendingId}, ${until}, ${now})
      ON CONFLICT (user_id) DO UPDATE SET pending_sealed = excluded.pending_sealed, pending_id = excluded.pending_id,
        pending_until = excluded.pending_until, pending_tries = 0, updated_at = excluded.updated_at`;
    const facts = { kind: "confirm", pendingId } as const;
    await queueMails(sql, [{ userId: actor.userId, facts, onceKey: `confirm:${pendingId}` }], now);
    return done({ until: until.toISOString() }, auditOf("mail:set-address", actor));
  },
});

interface PendingRow {
  readonly pending_id: string;
  readonly pending_sealed: string;
  readonly pending_tries: number;
}

const wrong = (detail: string) => refuse("INVALID_INPUT", { fields: [{ path: "code", detail }] });

/** Confirms the named address with the code that was sent there. A wrong try is counted, and after five the code is spent. */
export const confirmMailAddress = defineCommand({
  name: "mail.confirm",
  permission: null,
  input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  async run({ sql, actor, input, now }) {
    const [row] = await sql<PendingRow>`SELECT pending_id, pending_sealed, pending_tries FROM mail_address
      WHERE user_id = ${actor.userId} AND pending_id IS NOT NULL AND pending_until > ${now} FOR UPDATE`;
    if (row === undefined) return refuse("NOT_ALLOWED_NOW");
    if (row.pending_tries >= CODE_TRIES) return wrong("SPENT");
    if (!isCode(row.pending_id, input.code)) {
      await sql`UPDATE mail_address SET pending_tries = pending_tries + 1 WHERE user_id = ${actor.userId}`;
      return { ...wrong("WRONG"), keepsLookUps: true };
    }
    await sql`UPDATE mail_address SET address_sealed = ${seal(unseal(row.pending_sealed))}, confirmed_at = ${now}, pending_sealed = NULL,
      pending_id = NULL, pending_until = NULL, pending_tries = 0, updated_at = ${now} WHERE user_id = ${actor.userId}`;
    return done({ confirmed: true }, auditOf("mail:confirm", actor));
  },
});

/** Forgets the own address, confirmed or not; what waits to be sent is dropped when it is due. */
export const removeMailAddress = defineCommand({
  name: "mail.remove",
  permission: null,
  input: z.strictObject({}),
  async run({ sql, actor }) {
    const removed = await sql`DELETE FROM mail_address WHERE user_id = ${actor.userId} RETURNING user_id`;
    if (removed.length === 0) return refuse("NOT_FOUND");
    return done({ removed: true }, auditOf("mail:remove", actor));
  },
});

/** Whether the weekly digest comes by mail; its page stays either way. */
export const setMailDigest = defineCommand({
  name: "mail.set-digest",
  permission: null,
  input: z.strictObject({ isWanted: z.boolean() }),
  async run({ sql, actor, input, now }) {
    const changed = await sql`UPDATE mail_address SET wants_digest = ${input.isWanted}, updated_at = ${now}
      WHERE user_id = ${actor.userId} RETURNING user_id`;
    if (changed.length === 0) return refuse("NOT_FOUND");
    return done({ isWanted: input.isWanted }, auditOf("mail:set-digest", actor));
  },
});
