import "server-only";
import * as z from "zod";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { HouseCallCandidate } from "@/lib/domain/desk/desk-page";
import { refuse } from "@/lib/domain/error/error-code";
import type { UnreachedReason } from "@/lib/domain/invitation/flow";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { placeText } from "@/lib/domain/queue/queue-row";
import { logRead } from "@/lib/server/audit/log-read";
import { defineCommand, done } from "@/lib/server/command/command";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { recordCalls } from "./house-call-commands";
import { priorityColumns } from "./record-priority";

/** Families that are proposed, and put on the list, at once. */
export const MOST_CANDIDATES = 100;

interface Row {
  readonly id: string;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly unreached: UnreachedReason | null;
  readonly reason: HouseCallCandidate["reason"];
}

/** Whom a visit can find: who moved away, died or is not known there is no house to go to. */
const FINDABLE: readonly UnreachedReason[] = ["away", "empty", "refused", "no-access"];

/**
 * Families of a village that were not reached this year, or whose day to answer is over, with somebody elderly, disabled or pregnant, without a
 * visit made this year (of the village's own clock) and without one that is still to be made, whenever it was asked for.
 * @param among of these alone; null: of all
 */
function selectCandidates(
  sql: Sql,
  village: string,
  today: string,
  among: readonly string[] | null = null,
): Promise<Row[]> {
  const year = invitationYear(today);
  return sql<Row>`SELECT h.id, h.head_name AS "headName", h.dusun, h.rw, h.rt,
      CASE WHEN i.state = 'unreached' THEN i.unreached_reason END AS unreached,
      CASE WHEN f.elderly THEN 'elderly' WHEN f.disabled THEN 'disabled' ELSE 'pregnant' END AS reason
    FROM invitation i JOIN region r ON r.code = i.village_code
    JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id AND h.status <> 3
    CROSS JOIN LATERAL (SELECT ${priorityColumns(today)}
      FROM member m WHERE m.regency_code = h.regency_code AND m.household_id = h.id AND m.active) f
    WHERE i.regency_code = ${village.slice(0, 4)} AND i.village_code = ${village} AND i.year = ${year}
      AND ((i.state = 'unreached' AND i.unreached_reason = ANY (${[...FINDABLE]})) OR (i.state = 'delivered' AND i.answer_by < ${today}::date))
      AND (f.elderly OR f.disabled OR f.pregnant) AND (${among === null} OR h.id = ANY (${[...(among ?? [])]}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM house_call c WHERE c.regency_code = h.regency_code AND c.household_id = h.id
        AND (c.state IN ('open', 'given')
          OR (c.state = 'done' AND c.asked_at >= make_date(${year}, 1, 1)::timestamp AT TIME ZONE r.time_zone)))
    ORDER BY h.dusun, h.rw, h.rt, h.id LIMIT ${MOST_CANDIDATES}`;
}

/** Who is proposed for a visit. The families shown are logged. */
export async function listHouseCallCandidates(actor: Actor, today: string): Promise<readonly HouseCallCandidate[]> {
  const village = actor.grant.regionCode;
  return underScope(scopeOf(actor), async (tx) => {
    const rows = await selectCandidates(tx.sql, village, today);
    await logRead(
      tx,
      actor,
      "desk",
      "household",
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      householdId: row.id,
      householdPublicId: formatPublicId(village.slice(0, 4), row.id),
      headName: row.headName,
      place: placeText(row),
      reason: row.reason,
      unreached: row.unreached,
    }));
  });
}

/** Puts those of a page who are still proposed on the list of visits, with the day until which. Answers how many came onto it. */
export const askUnreached = defineCommand({
  name: "house-call.ask-unreached",
  permission: "desk:serve",
  input: z.strictObject({
    villageCode: z.string().regex(/^\d{10}$/),
    dueOn: z.iso.date(),
    householdIds: z.array(z.uuid()).min(1).max(MOST_CANDIDATES),
  }),
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const { villageCode, dueOn, householdIds } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const today = localDay(now, await timeZoneOf(villageCode));
    if (dueOn < today) return refuse("INVALID_INPUT", { fields: [{ path: "dueOn", detail: "IN_PAST" }] });
    const found = await selectCandidates(sql, villageCode, today, householdIds);
    const regencyCode = villageCode.slice(0, 4);
    // Whom somebody else puts on the list at the same time is on it already.
    const calls = await sql<{
      id: string;
    }>`INSERT INTO house_call (regency_code, id, village_code, household_id, reason, due_on, state, source,
        version, asked_by, asked_at, updated_at)
      SELECT ${regencyCode}, c.id, ${villageCode}, c.household, c.reason, ${dueOn}::date, 'open', 'unreached', 1, ${actor.userId}::uuid, ${now}, ${now}
      FROM unnest(${found.map(() => newId())}::uuid[], ${found.map(({ id }) => id)}::uuid[],
        ${found.map(({ reason }) => reason)}::text[]) AS c (id, household, reason)
      ON CONFLICT (regency_code, household_id) WHERE state IN ('open', 'given') DO NOTHING RETURNING id`;
    const ids = calls.map(({ id }) => id);
    await recordCalls(context, { regencyCode, ids, event: "ask", note: null });
    return done(
      { asked: ids.length },
      {
        action: "house-call:ask",
        subjectKind: "house-call",
        subjectIds: ids,
        areaCode: villageCode,
        detail: { reason: "unreached", given: ids.length },
      },
    );
  },
});
