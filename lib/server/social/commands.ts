import "server-only";
import { createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import { isSecondPerson } from "@/lib/domain/api/client";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { defineCommand, done } from "@/lib/server/command/command";
import { isOver, type RequestRow } from "@/lib/server/data-request/rows";
import { auditOf } from "../api/audit";
import { findHeld, writeStep } from "../api/held-client";
import { recordsRule } from "./grant";
import { holdPartner, invalid } from "./held-partner";
import { algorithmOf, thumbprint } from "./signing-key";

const MOST_KEYS = 5;
const reason = z.string().trim().min(5).max(500);

/** Registers a partner's public key: PEM or JWK; Ed25519, P-256, or RSA of 2048 bits and more. A private key is refused unkept. */
export const addPartnerKey = defineCommand({
  name: "social.add-key",
  permission: "api:manage",
  input: z.strictObject({ id: z.uuid(), key: z.string().trim().min(20).max(6_000) }),
  async run({ sql, actor, input, now, newId }) {
    const held = await holdPartner(sql, actor, input.id);
    if (!held.ok) return held;
    const key = publicKeyIn(input.key);
    if (key === null) return invalid("key", "NO_KEY");
    if (key === "private") return invalid("key", "PRIVATE_KEY");
    const algorithm = algorithmOf(key);
    if (algorithm === null) return invalid("key", "KIND");
    const [count] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM api_partner_key
      WHERE client_id = ${input.id} AND revoked_at IS NULL`;
    if ((count?.n ?? 0) >= MOST_KEYS) return refuse("NOT_ALLOWED_NOW");
    const kid = thumbprint(key);
    const pem = key.export({ format: "pem", type: "spki" }).toString();
    const made = await sql`INSERT INTO api_partner_key (client_id, kid, algorithm, public_key, made_by, made_at)
      VALUES (${input.id}, ${kid}, ${algorithm}, ${pem}, ${actor.userId}, ${now}) ON CONFLICT DO NOTHING RETURNING 1`;
    if (made.length === 0) return invalid("key", "TWICE");
    await writeStep(sql, { id: newId(), clientId: input.id, step: "key-added", reason: kid }, actor.userId, now);
    return done({ id: input.id, kid }, auditOf("add-key", input.id, held.value.regionCode, { kid }));
  },
});

/** The key of a text; null: there is none. */
function publicKeyIn(text: string): KeyObject | "private" | null {
  if (/PRIVATE KEY/.test(text)) return "private";
  try {
    if (!text.startsWith("{")) return createPublicKey(text);
    const jwk = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    if (jwk["d"] !== undefined || jwk["k"] !== undefined) return "private";
    const named = ["kty", "crv", "x", "y", "n", "e"].map((name) => [name, jwk[name]] as const);
    return createPublicKey({
      key: Object.fromEntries(named.filter(([, part]) => typeof part === "string")),
      format: "jwk",
    });
  } catch {
    return null;
  }
}

/** Withdraws a key: nothing that it signed is taken from now on. */
export const revokePartnerKey = defineCommand({
  name: "social.revoke-key",
  permission: "api:approve",
  input: z.strictObject({ id: z.uuid(), kid: z.string().max(100), reason }),
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason)) return invalid("reason", "IDENTIFIER");
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    const ended = await sql`UPDATE api_partner_key SET revoked_at = ${now}
      WHERE client_id = ${input.id} AND kid = ${input.kid} AND revoked_at IS NULL RETURNING 1`;
    if (ended.length === 0) return refuse("NOT_ALLOWED_NOW");
    const step = { id: newId(), clientId: input.id, step: "key-revoked", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("revoke-key", input.id, held.regionCode, { kid: input.kid }));
  },
});

/** Lets a client act under a granted request for records of its region. By the second person, who neither made the client nor asked for it. */
export const linkPartnerGrant = defineCommand({
  name: "social.link-grant",
  permission: "api:approve",
  input: z.strictObject({ id: z.uuid(), request: z.string().max(60) }),
  async run({ sql, actor, input, now, newId }) {
    const held = await holdPartner(sql, actor, input.id);
    if (!held.ok) return held;
    const key = parsePublicId(input.request);
    const { regionCode } = held.value;
    if (key === null || !(covers(regionCode, key.regencyCode) || covers(key.regencyCode, regionCode)))
      return invalid("request", "NO_REQUEST");
    if (!isSecondPerson(held.value, actor.userId)) return refuse("FOUR_EYES");
    const [row] = await sql<
      Pick<RequestRow, "state" | "expires_at" | "rules" | "level">
    >`SELECT state, expires_at, rules, level FROM data_request
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    if (row === undefined || row.state !== "granted" || isOver(row, now)) return invalid("request", "NO_REQUEST");
    if (recordsRule(row) === null) return invalid("request", "NO_RECORDS");
    const made = await sql`INSERT INTO api_partner_grant (client_id, regency_code, request_id, linked_by, linked_at)
      VALUES (${input.id}, ${key.regencyCode}, ${key.id}, ${actor.userId}, ${now}) ON CONFLICT DO NOTHING RETURNING 1`;
    if (made.length === 0) return invalid("request", "TWICE");
    const step = { id: newId(), clientId: input.id, step: "grant-linked", reason: input.request } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("link-grant", input.id, regionCode, { request: input.request }));
  },
});

/** A client acts under a request no more; its subscriptions under it fall silent. */
export const unlinkPartnerGrant = defineCommand({
  name: "social.unlink-grant",
  permission: "api:approve",
  input: z.strictObject({ id: z.uuid(), request: z.string().max(60), reason }),
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason)) return invalid("reason", "IDENTIFIER");
    const held = await findHeld(sql, actor, input.id);
    const key = parsePublicId(input.request);
    if (held === null || key === null) return refuse("NOT_FOUND");
    const gone = await sql`DELETE FROM api_partner_grant
      WHERE client_id = ${input.id} AND regency_code = ${key.regencyCode} AND request_id = ${key.id} RETURNING 1`;
    if (gone.length === 0) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE api_subscription SET state = 'unsubscribe', ended_at = ${now}
      WHERE client_id = ${input.id} AND regency_code = ${key.regencyCode} AND request_id = ${key.id} AND state = 'subscribe'`;
    const step = { id: newId(), clientId: input.id, step: "grant-unlinked", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("unlink-grant", input.id, held.regionCode, { request: input.request }));
  },
});

/** Ends a partner's subscription from our side. */
export const endSubscription = defineCommand({
  name: "social.end-subscription",
  permission: "api:approve",
  input: z.strictObject({ id: z.uuid(), code: z.uuid(), reason }),
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason)) return invalid("reason", "IDENTIFIER");
    const held = await findHeld(sql, actor, input.id);
    if (held === null) return refuse("NOT_FOUND");
    const ended = await sql`UPDATE api_subscription SET state = 'unsubscribe', ended_at = ${now}
      WHERE client_id = ${input.id} AND code = ${input.code} AND state = 'subscribe' RETURNING 1`;
    if (ended.length === 0) return refuse("NOT_ALLOWED_NOW");
    const step = { id: newId(), clientId: input.id, step: "subscription-ended", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    return done({ id: input.id }, auditOf("end-subscription", input.id, held.regionCode, { code: input.code }));
  },
});
