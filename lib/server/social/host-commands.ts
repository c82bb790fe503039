import "server-only";
import * as z from "zod";
import { addressProblem } from "@/lib/domain/api/hook";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { hostOf, hostProblem, isNarrower, MOST_HOSTS } from "@/lib/domain/social/callback";
import { defineCommand, done } from "@/lib/server/command/command";
import { config } from "@/lib/server/config/config";
import { seal, unseal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { auditOf } from "../api/audit";
import { writeStep } from "../api/held-client";
import { holdPartner, invalid } from "./held-partner";

interface PlaceRow {
  readonly hosts: readonly string[];
  readonly callback: string | null;
  readonly askedHosts: readonly string[] | null;
  readonly askedBy: string | null;
  readonly askedAt: Date | null;
}

/** The client's row is locked: nobody changes this one meanwhile. */
async function placeOf(sql: Sql, id: string): Promise<PlaceRow> {
  const [row] =
    await sql<PlaceRow>`SELECT hosts, callback_sealed AS callback, asked_hosts AS "askedHosts", asked_by AS "askedBy",
      asked_at AS "askedAt" FROM api_partner WHERE client_id = ${id}`;
  return row ?? { hosts: [], callback: null, askedHosts: null, askedBy: null, askedAt: null };
}

/** What is wrong with hosts, or with the address that a message goes to where it names none. */
function problemIn(hosts: readonly string[], callback: string | null) {
  const privateHosts = config().privateHookHosts;
  if (hosts.some((host) => hostProblem(host, privateHosts) !== null)) return invalid("hosts", "HOST");
  const problem = callback === null ? null : addressProblem(callback, privateHosts);
  if (problem !== null) return invalid("callback", problem);
  return callback !== null && !hosts.includes(hostOf(callback)) ? invalid("callback", "NOT_LISTED") : null;
}

/**
 * Says at which hosts a partner may be called back, and where if its message says nothing. Records of families go there: what is new counts
 * once a second person has confirmed it, and what is there counts until then; less than there is counts at once. History keeps the hosts alone.
 */
export const setPartnerHosts = defineCommand({
  name: "social.set-hosts",
  permission: "api:manage",
  input: z.strictObject({
    id: z.uuid(),
    hosts: z.array(z.string().trim().toLowerCase().max(260)).max(MOST_HOSTS),
    callback: z.string().trim().max(500),
  }),
  async run({ sql, actor, input, now, newId }) {
    const held = await holdPartner(sql, actor, input.id);
    if (!held.ok) return held;
    const hosts = [...new Set(input.hosts)];
    const callback = input.callback === "" ? null : input.callback;
    const problem = problemIn(hosts, callback);
    if (problem !== null) return problem;
    const place = await placeOf(sql, input.id);
    const isLess = isNarrower(
      { hosts, callback },
      { hosts: place.hosts, callback: place.callback === null ? null : unseal(place.callback) },
    );
    const sealed = callback === null ? null : seal(callback);
    await (isLess
      ? sql`UPDATE api_partner SET hosts = ${hosts}, callback_sealed = ${sealed}, asked_hosts = NULL, asked_callback_sealed = NULL,
          asked_by = NULL, asked_at = NULL WHERE client_id = ${input.id}`
      : sql`INSERT INTO api_partner (client_id, hosts, set_by, set_at, asked_hosts, asked_callback_sealed, asked_by, asked_at)
          VALUES (${input.id}, '{}', ${actor.userId}, ${now}, ${hosts}, ${sealed}, ${actor.userId}, ${now})
          ON CONFLICT (client_id) DO UPDATE SET asked_hosts = excluded.asked_hosts, asked_callback_sealed = excluded.asked_callback_sealed,
            asked_by = excluded.asked_by, asked_at = excluded.asked_at`);
    const told = hosts.join(", ");
    const step = isLess ? ("hosts-set" as const) : ("hosts-asked" as const);
    const line = { id: newId(), clientId: input.id, step, reason: told === "" ? null : told };
    await writeStep(sql, line, actor.userId, now);
    const detail = { hosts: told, counts: isLess ? "now" : "asked" };
    return done({ id: input.id, counts: isLess }, auditOf("set-hosts", input.id, held.value.regionCode, detail));
  },
});

/** The second person's word on hosts: of what they saw, and never of what they asked for themselves. */
export const confirmPartnerHosts = defineCommand({
  name: "social.confirm-hosts",
  permission: "api:approve",
  input: z.strictObject({
    id: z.uuid(),
    /** When what was seen had been asked for. */
    askedAt: z.iso.datetime(),
    reason: z.string().trim().min(5).max(500),
  }),
  async run({ sql, actor, input, now, newId }) {
    if (holdsIdentityNumber(input.reason)) return invalid("reason", "IDENTIFIER");
    const held = await holdPartner(sql, actor, input.id);
    if (!held.ok) return held;
    const { askedHosts, askedBy, askedAt } = await placeOf(sql, input.id);
    if (askedHosts === null || askedAt?.toISOString() !== input.askedAt) return refuse("NOT_ALLOWED_NOW");
    if (askedBy === actor.userId) return refuse("FOUR_EYES");
    await sql`UPDATE api_partner SET hosts = asked_hosts, callback_sealed = asked_callback_sealed, set_by = asked_by, set_at = asked_at,
        confirmed_by = ${actor.userId}, confirmed_at = ${now}, asked_hosts = NULL, asked_callback_sealed = NULL, asked_by = NULL,
        asked_at = NULL WHERE client_id = ${input.id}`;
    const step = { id: newId(), clientId: input.id, step: "hosts-confirmed", reason: input.reason } as const;
    await writeStep(sql, step, actor.userId, now);
    const detail = { hosts: askedHosts.join(", ") };
    return done({ id: input.id }, auditOf("confirm-hosts", input.id, held.value.regionCode, detail));
  },
});
