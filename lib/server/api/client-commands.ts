import "server-only";
import * as z from "zod";
import { covers, isRegionCode } from "@/lib/domain/access/scope";
import { isSecondPerson, MOST_DAYS, MOST_SECRETS, REQUESTS_A_MINUTE, SECRET_SHAPE } from "@/lib/domain/api/client";
import { API_SCOPES, needsSecondPerson, scopeProblem, scopesIn } from "@/lib/domain/api/scope";
import { addDays, endOfDay } from "@/lib/domain/calendar/working-day";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { findRegion, timeZoneOf } from "@/lib/server/region/queries";
import { auditOf } from "./audit";
import { findHeld, type Held, writeStep } from "./held-client";
import { secretHash } from "./secret";

const secretShape = { secretId: z.uuid(), secret: z.string().regex(SECRET_SHAPE) };

const createSchema = z.strictObject({
  id: z.uuid(),
  regionCode: z.string().refine(isRegionCode),
  name: z.string().trim().min(3).max(100),
  purpose: z.string().trim().min(5).max(500),
  scopes: z.array(z.enum(API_SCOPES)).max(API_SCOPES.length),
  requestsAMinute: z.number().int().min(REQUESTS_A_MINUTE.least).max(REQUESTS_A_MINUTE.most),
  /** The last day, by the region's own clock. */
  validTo: z.iso.date(),
  ...secretShape,
});

/**
 * Makes a client of a region inside the steward's own. Its secret was made in the browser that shows it: the portal keeps what it can
 * compare with, and the stored operation only a keyed hash. One that opens rows of families waits for a second person.
 */
export const createClient = defineCommand({
  name: "api-client.create",
  permission: "api:manage",
  input: createSchema,
  async run({ sql, actor, input, now, newId }) {
    const valid = await windowOf(actor.grant.regionCode, input, now);
    if (!valid.ok) return valid;
    const scopes = scopesIn(input.scopes);
    const state = needsSecondPerson(scopes) ? "waiting" : "active";
    await sql`INSERT INTO api_client (id, region_code, name, purpose, scopes, requests_a_minute, valid_from, valid_to, state, grant_id,
        made_by, made_at)
      VALUES (${input.id}, ${input.regionCode}, ${input.name}, ${input.purpose}, ${[...scopes]}, ${input.requestsAMinute}, ${now},
        ${valid.value}, ${state}, ${actor.grant.id}, ${actor.userId}, ${now})`;
    await sql`INSERT INTO api_secret (id, client_id, hash, made_by, made_at)
      VALUES (${input.secretId}, ${input.id}, ${secretHash(input.id, input.secret)}, ${actor.userId}, ${now})`;
    await writeStep(sql, { id: newId(), clientId: input.id, step: "made", reason: null }, actor.userId, now);
    return done({ id: input.id, state }, auditOf("create", input.id, input.regionCode, { scopes: scopes.join(" ") }));
  },
});

/** Until when a new client holds, or what is wrong with it. */
async function windowOf(ownRegion: string, input: z.infer<typeof createSchema>, now: Date): Promise<Outcome<Date>> {
  const wrong = (path: string, detail: string) => refuse("INVALID_INPUT", { fields: [{ path, detail }] });
  if (!covers(ownRegion, input.regionCode) || (await findRegion(input.regionCode)) === null)
    return wrong("regionCode", "OUTSIDE");
  const problem = scopeProblem(input.scopes);
  if (problem !== null) return wrong("scopes", problem);
  if (holdsIdentityNumber(input.name)) return wrong("name", "IDENTIFIER");
  if (holdsIdentityNumber(input.purpose)) return wrong("purpose", "IDENTIFIER");
  const zone = await timeZoneOf(input.regionCode);
  const today = localDay(now, zone);
  if (input.validTo < today || input.validTo > addDays(today, MOST_DAYS)) return wrong("validTo", "RANGE");
  return succeed(endOfDay(input.validTo, zone));
}

const reasonSchema = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) });
type Reasoned = CommandContext<z.infer<typeof reasonSchema>>;

/** The client as it stands, locked; a reason must not carry a number of anybody. */
async function openHeld({ sql, actor, input }: Reasoned): Promise<Outcome<Held>> {
  if (holdsIdentityNumber(input.reason))
    return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
  const held = await findHeld(sql, actor, input.id);
  return held === null ? refuse("NOT_FOUND") : succeed(held);
}

/** The second person's word. Who made the client, or let it work again, is not the second person. */
export const approveClient = defineCommand({
  name: "api-client.approve",
  permission: "api:approve",
  input: reasonSchema,
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const held = await openHeld(context);
    if (!held.ok) return held;
    if (held.value.state !== "waiting") return refuse("NOT_ALLOWED_NOW");
    if (!isSecondPerson(held.value, actor.userId)) return refuse("FOUR_EYES");
    await sql`UPDATE api_client SET state = 'active', approved_by = ${actor.userId}, approved_at = ${now} WHERE id = ${input.id}`;
    await writeStep(
      sql,
      { id: newId(), clientId: input.id, step: "approved", reason: input.reason },
      actor.userId,
      now,
    );
    return done({ id: input.id }, auditOf("approve", input.id, held.value.regionCode));
  },
});

/** Stops a client at once, also with tokens that are running: each request asks how it stands. */
export const suspendClient = defineCommand({
  name: "api-client.suspend",
  permission: "api:approve",
  input: reasonSchema,
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const held = await openHeld(context);
    if (!held.ok) return held;
    if (held.value.state === "suspended") return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE api_client SET state = 'suspended' WHERE id = ${input.id}`;
    await writeStep(
      sql,
      { id: newId(), clientId: input.id, step: "suspended", reason: input.reason },
      actor.userId,
      now,
    );
    return done({ id: input.id }, auditOf("suspend", input.id, held.value.regionCode));
  },
});

/** Lets a suspended client work again; one that opens rows of families waits for a second person anew. */
export const resumeClient = defineCommand({
  name: "api-client.resume",
  permission: "api:manage",
  input: reasonSchema,
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const held = await openHeld(context);
    if (!held.ok) return held;
    if (held.value.state !== "suspended") return refuse("NOT_ALLOWED_NOW");
    const state = needsSecondPerson(held.value.scopes) ? "waiting" : "active";
    await sql`UPDATE api_client SET state = ${state}, approved_by = NULL, approved_at = NULL WHERE id = ${input.id}`;
    await writeStep(sql, { id: newId(), clientId: input.id, step: "resumed", reason: input.reason }, actor.userId, now);
    return done({ id: input.id, state }, auditOf("resume", input.id, held.value.regionCode));
  },
});

/** Makes the acting duty the one that answers for a client: when a steward goes, another keeps it alive. */
export const takeOverClient = defineCommand({
  name: "api-client.take-over",
  permission: "api:manage",
  input: reasonSchema,
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const held = await openHeld(context);
    if (!held.ok) return held;
    if (held.value.grantId === actor.grant.id) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE api_client SET grant_id = ${actor.grant.id} WHERE id = ${input.id}`;
    await writeStep(
      sql,
      { id: newId(), clientId: input.id, step: "taken-over", reason: input.reason },
      actor.userId,
      now,
    );
    return done({ id: input.id }, auditOf("take-over", input.id, held.value.regionCode));
  },
});

/** A second secret beside the first, so that the system can be changed without a break. */
export const addSecret = defineCommand({
  name: "api-client.add-secret",
  permission: "api:manage",
  input: z.strictObject({ id: z.uuid(), ...secretShape }),
  async run({ sql, actor, input, now, newId }) {
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    if (held.secrets >= MOST_SECRETS) return refuse("NOT_ALLOWED_NOW");
    await sql`INSERT INTO api_secret (id, client_id, hash, made_by, made_at)
      VALUES (${input.secretId}, ${input.id}, ${secretHash(input.id, input.secret)}, ${actor.userId}, ${now})`;
    await writeStep(sql, { id: newId(), clientId: input.id, step: "secret-made", reason: null }, actor.userId, now);
    return done({ id: input.id }, auditOf("add-secret", input.id, held.regionCode, { secret: input.secretId }));
  },
});

/** Ends a secret and, at once, every token that was asked for with it. */
export const revokeSecret = defineCommand({
  name: "api-client.revoke-secret",
  permission: "api:approve",
  input: reasonSchema,
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason))
      return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
    const [secret] = await sql<{ clientId: string; isRevoked: boolean }>`SELECT client_id AS "clientId",
      revoked_at IS NOT NULL AS "isRevoked" FROM api_secret WHERE id = ${input.id}`;
    const held = secret === undefined ? null : await findHeld(sql, actor, secret.clientId);
    if (secret === undefined || held === null) return refuse("NOT_FOUND");
    if (secret.isRevoked) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE api_secret SET revoked_at = ${now} WHERE id = ${input.id}`;
    const step = { id: newId(), clientId: secret.clientId, step: "secret-revoked", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("revoke-secret", secret.clientId, held.regionCode, { secret: input.id }));
  },
});
