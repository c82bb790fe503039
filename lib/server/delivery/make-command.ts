import "server-only";
import * as z from "zod";
import { PRACTICE_PREFIX } from "@/lib/domain/access/scope";
import { RECIPIENTS } from "@/lib/domain/delivery/delivery";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { enqueueBuild } from "./content/job";
import { lacksIdentity, MOST_ITEMS } from "./held-back";
import { lockDeliveries } from "./lock";

const makeSchema = z.strictObject({
  /** From the page, so that a repeat makes one package. */
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  recipient: z.enum(RECIPIENTS),
  /** Also what the centre has refused, once more. */
  resend: z.boolean(),
});

/**
 * Freezes everything that is applied and in no package as the next package of the regency: which revision of each family goes out. What lacks a
 * NIK or a name stays behind and is counted (Peraturan BPS 6/2025, article 10). The files are made by a job.
 */
export const makePackage = defineCommand({
  name: "delivery.make",
  permission: "delivery:manage",
  input: makeSchema,
  async run({ sql, actor, input, now, newId }) {
    const { id, regencyCode, recipient, resend } = input;
    if (actor.grant.regionCode !== regencyCode) return refuse("NOT_FOUND");
    // What is practised is nobody's data.
    if (regencyCode.startsWith(PRACTICE_PREFIX)) return refuse("NOT_ALLOWED_NOW", { info: { reason: "PRACTICE" } });
    // Two at once would send the same twice.
    await lockDeliveries(sql, regencyCode);
    const unsent = await findUnsent(sql, regencyCode, resend);
    const items = unsent.filter(({ lacks }) => !lacks);
    const leftOut = unsent.length - items.length;
    if (items.length === 0)
      return refuse("NOT_ALLOWED_NOW", { info: { reason: leftOut > 0 ? "ALL_HELD_BACK" : "NOTHING_TO_SEND" } });
    const year = Number(localDay(now, await timeZoneOf(regencyCode)).slice(0, 4));
    const number = await nextNumber(sql, regencyCode, year);
    await sql`INSERT INTO delivery_package (regency_code, id, year, number, recipient, item_count, left_out, made_by, made_at,
        content_state)
      VALUES (${regencyCode}, ${id}, ${year}, ${number}, ${recipient}, ${items.length}, ${leftOut}, ${actor.userId}, ${now}, 'building')`;
    const ids = items.map((item) => item.id);
    if (resend)
      await sql`UPDATE delivery_item SET is_current = false
        WHERE regency_code = ${regencyCode} AND is_current AND state = 'refused' AND proposal_id = ANY (${ids}::uuid[])`;
    await sql`INSERT INTO delivery_item (regency_code, package_id, proposal_id, village_code, household_id, revision, package_year,
        package_number, recipient, state, state_since, is_current, content_revision, content_status)
      SELECT ${regencyCode}, ${id}::uuid, p.id, p.village_code, p.household_id, p.applied_revision, ${year}::smallint,
        ${number}::int, ${recipient}, 'exported', ${now}, true, u.revision, u.status
      FROM unnest(${ids}::uuid[], ${items.map((item) => item.revision)}::int[], ${items.map((item) => item.status)}::smallint[])
        AS u (id, revision, status)
      JOIN proposal p ON p.regency_code = ${regencyCode} AND p.id = u.id`;
    await sql`INSERT INTO delivery_event (regency_code, id, village_code, package_id, proposal_id, at, actor_id, grant_id, from_state, to_state)
      SELECT ${regencyCode}, e.id, e.village, ${id}::uuid, e.proposal, ${now}, ${actor.userId}::uuid, ${actor.grant.id}::uuid, e.was, 'exported'
      FROM unnest(${items.map(() => newId())}::uuid[], ${items.map((item) => item.village)}::text[], ${ids}::uuid[],
        ${items.map((item) => item.was)}::text[]) AS e (id, village, proposal, was)`;
    await enqueueBuild(sql, { regencyCode, packageId: id, userId: actor.userId });
    return done(
      { id, number, year, count: items.length, leftOut },
      {
        action: "delivery:make",
        subjectKind: "delivery",
        subjectIds: [id],
        areaCode: regencyCode,
        detail: { recipient, number, count: items.length, leftOut, resend },
      },
    );
  },
});

interface Unsent {
  readonly id: string;
  readonly village: string;
  /** Its state in the package before; null: in none yet. */
  readonly was: string | null;
  /** The family's revision and state now: what goes out. */
  readonly revision: number;
  readonly status: number | null;
  readonly lacks: boolean;
}

/**
 * Applied proposals in no package, and, where asked, those that the centre has refused; the oldest first, and of those alone is judged whether
 * they lack something. One statement, so that revision and judgement are of the same moment.
 */
function findUnsent(sql: Sql, regencyCode: string, resend: boolean): Promise<Unsent[]> {
  return sql<Unsent>`WITH oldest AS MATERIALIZED (
      SELECT p.regency_code, p.id, p.village_code, p.household_id, p.applied_revision, p.state_since, i.state AS was
      FROM proposal p LEFT JOIN delivery_item i ON i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.is_current
      WHERE p.regency_code = ${regencyCode} AND p.state = 'applied' AND p.applied_revision IS NOT NULL
        AND (i.proposal_id IS NULL OR (${resend}::boolean AND i.state = 'refused'))
      ORDER BY p.state_since, p.id LIMIT ${MOST_ITEMS})
    SELECT p.id, p.village_code AS village, p.was, coalesce(h.revision, p.applied_revision) AS revision, h.status, ${lacksIdentity()} AS lacks
    FROM oldest p LEFT JOIN household h ON h.regency_code = p.regency_code AND h.id = p.household_id
    ORDER BY p.state_since, p.id`;
}

async function nextNumber(sql: Sql, regencyCode: string, year: number): Promise<number> {
  const [row] = await sql<{ number: number }>`SELECT coalesce(max(number), 0)::int + 1 AS number
    FROM delivery_package WHERE regency_code = ${regencyCode} AND year = ${year}`;
  return row?.number ?? 1;
}
