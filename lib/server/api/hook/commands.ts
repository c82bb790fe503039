import "server-only";
import * as z from "zod";
import { addressProblem, HOOK_SECRET_SHAPE, MOST_ADDRESS } from "@/lib/domain/api/hook";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { defineCommand, done } from "@/lib/server/command/command";
import { config } from "@/lib/server/config/config";
import { seal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { auditOf } from "../audit";
import { findHeld, writeStep } from "../held-client";

/**
 * Sets where a client is told that there is something to read, or sets it anew, with a secret made in the browser that shows it. Unlike a
 * client's own, this secret is kept, sealed: each event is signed with it. From now on is told, nothing from before. History keeps the host of the
 * address, never its path, which may hold a secret.
 */
export const setHook = defineCommand({
  name: "api-client.set-hook",
  permission: "api:manage",
  input: z.strictObject({
    id: z.uuid(),
    address: z.string().trim().max(MOST_ADDRESS),
    secret: z.string().regex(HOOK_SECRET_SHAPE),
  }),
  async run({ sql, actor, input, now, newId }) {
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    if (!held.scopes.includes("changes:read")) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SCOPE" } });
    const wrong = addressProblem(input.address, config().privateHookHosts);
    if (wrong !== null) return refuse("INVALID_INPUT", { fields: [{ path: "address", detail: wrong }] });
    const { host } = new URL(input.address);
    await endWaiting(sql, input.id, now);
    await sql`DELETE FROM api_hook WHERE client_id = ${input.id}`;
    await sql`INSERT INTO api_hook (client_id, address_sealed, secret_sealed, state, told_era, told_xid, set_by, set_at)
      VALUES (${input.id}, ${seal(input.address)}, ${seal(input.secret)}, 'active', app_feed_era(),
        pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1, ${actor.userId}, ${now})`;
    await writeStep(sql, { id: newId(), clientId: input.id, step: "hook-set", reason: host }, actor.userId, now);
    return done({ id: input.id }, auditOf("set-hook", input.id, held.regionCode, { host }));
  },
});

/** Sends an event that tells nothing, so that both sides see whether it arrives; of a client that may work, one at a time. */
export const testHook = defineCommand({
  name: "api-client.test-hook",
  permission: "api:manage",
  input: z.strictObject({ id: z.uuid() }),
  async run({ sql, actor, input, now, newId }) {
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    if (held.state !== "active") return refuse("NOT_ALLOWED_NOW");
    const made = await sql`INSERT INTO api_hook_event (id, client_id, kind, made_at, state, next_at)
      SELECT ${newId()}, client_id, 'test', ${now}, 'waiting', ${now} FROM api_hook WHERE client_id = ${input.id} AND state = 'active'
      ON CONFLICT (client_id, kind) WHERE state = 'waiting' DO NOTHING RETURNING 1`;
    if (made.length === 0) return refuse("NOT_ALLOWED_NOW");
    return done({ id: input.id }, auditOf("test-hook", input.id, held.regionCode));
  },
});

/** Tells a client no more. */
export const removeHook = defineCommand({
  name: "api-client.remove-hook",
  permission: "api:approve",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason))
      return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    await endWaiting(sql, input.id, now);
    const gone = await sql`DELETE FROM api_hook WHERE client_id = ${input.id} RETURNING 1`;
    if (gone.length === 0) return refuse("NOT_ALLOWED_NOW");
    const step = { id: newId(), clientId: input.id, step: "hook-removed", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("remove-hook", input.id, held.regionCode));
  },
});

/** What waits for an address that is no more is not sent; how it fared can be looked up as long as any other. */
async function endWaiting(sql: Sql, clientId: string, now: Date): Promise<void> {
  await sql`UPDATE api_hook_event SET state = 'given-up', ended_at = ${now} WHERE client_id = ${clientId} AND state = 'waiting'`;
}
