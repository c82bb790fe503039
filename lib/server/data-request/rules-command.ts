import "server-only";
import * as z from "zod";
import { DECIDER_ROLES } from "@/lib/domain/data-request/flow";
import { rulesProblem, rulesSchema } from "@/lib/domain/data-request/rules";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { grantHolds } from "@/lib/server/grant/holds";
import { timeZoneOf } from "@/lib/server/region/queries";

/**
 * Says by which desks and levels a regency answers requests from a day on. A row is added; what was sent before keeps the desks it was sent
 * under. A desk that nobody holds is refused: what comes to it would wait for ever.
 */
export const setRequestRules = defineCommand({
  name: "data-request.set-rules",
  permission: "data-request:configure",
  input: z.strictObject({
    id: z.uuid(),
    rules: rulesSchema,
    effectiveFrom: z.iso.date(),
    reason: z.string().trim().min(5).max(500),
    /** The newest own version as the page showed it; null: none. */
    seen: z.uuid().nullable(),
  }),
  async run({ sql, actor, input, now }) {
    const { id, rules, effectiveFrom, reason, seen } = input;
    const { regionCode } = actor.grant;
    if (!/^\d{4}$/.test(regionCode)) return refuse("FORBIDDEN");
    const problem = rulesProblem(rules);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [{ path: "rules", detail: problem }] });
    if (effectiveFrom < localDay(now, await timeZoneOf(regionCode)))
      return refuse("INVALID_INPUT", { fields: [{ path: "effectiveFrom", detail: "IN_PAST" }] });
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`data-request-rules:${regionCode}`}, 0))`;
    const [newest] = await sql<{ id: string }>`SELECT id FROM data_request_rules WHERE region_code = ${regionCode}
      ORDER BY set_at DESC, id DESC LIMIT 1`;
    if ((newest?.id ?? null) !== seen) return refuse("STALE");
    const short = await shortDesks(sql, regionCode, rules.tiers, now);
    if (short.length > 0)
      return refuse("INVALID_INPUT", { fields: short.map((name) => ({ path: `tiers.${name}`, detail: "NOBODY" })) });
    await sql`INSERT INTO data_request_rules (id, region_code, rules, reason, effective_from, set_by, set_at)
      VALUES (${id}, ${regionCode}, ${JSON.stringify(rules)}::jsonb, ${reason}, ${effectiveFrom}, ${actor.userId}, ${now})`;
    return done(
      { id },
      {
        action: "data-request:set-rules",
        subjectKind: "data-request",
        subjectIds: [id],
        areaCode: regionCode,
        detail: { tiers: rules.tiers.map(({ name }) => name).join(" "), effectiveFrom },
      },
    );
  },
});

/** Desks for which there are too few people: nobody decides at two, so a duty needs as many holders as it has desks. */
async function shortDesks(
  sql: Sql,
  regionCode: string,
  tiers: readonly { readonly name: string; readonly role: string }[],
  now: Date,
): Promise<readonly string[]> {
  const rows = await sql<{
    role: string;
    n: number;
  }>`SELECT g.role, count(DISTINCT g.user_id)::int AS n FROM access_grant g
    JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
    WHERE g.region_code = ${regionCode} AND g.role = ANY (${[...DECIDER_ROLES]}::text[]) AND g.level = 'full' AND ${grantHolds(now)}
    GROUP BY g.role`;
  const left = new Map(rows.map(({ role, n }) => [role, n]));
  return tiers.flatMap(({ name, role }) => {
    const people = left.get(role) ?? 0;
    left.set(role, people - 1);
    return people > 0 ? [] : [name];
  });
}
