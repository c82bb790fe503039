import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import {
  type Duty,
  delegateProblem,
  dutyProblem,
  leaveProblem,
  leaveWindow,
  MOST_DELEGATES,
  overlaps,
} from "@/lib/domain/access/delegation";
import { grantProblem } from "@/lib/domain/access/grant-rules";
import { isRole, type Role } from "@/lib/domain/access/role";
import { type ErrorCode, refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { heldDuring, lockDuty } from "./duties";
import { tellDelegation } from "./tell";

const day = z.iso.date();
const reason = z.string().trim().min(5).max(500);

const giveSchema = z.strictObject({
  id: z.uuid(),
  dutyId: z.uuid(),
  delegateId: z.uuid(),
  fromDay: day,
  toDay: day,
  reason,
});

const wrong = (path: string, detail: string) => refuse("INVALID_INPUT", { fields: [{ path, detail }] });

/** Hands an own duty to a colleague for the days of a leave. The giver keeps it. */
export const giveDelegation = defineCommand({
  name: "delegation.give",
  permission: null,
  input: giveSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const duty = await lockDuty(sql, input.dutyId);
    if (duty === null || duty.userId !== actor.userId) return refuse("NOT_FOUND");
    const zone = await timeZoneOf(duty.regionCode);
    const problem = await giveProblem(sql, duty, input, zone, now);
    if (problem !== null) return problem;
    const window = leaveWindow(input, zone, now);
    const running = await runningFrom(sql, duty.id, now);
    const meanwhile = running.filter((other) => overlaps(window, other));
    if (meanwhile.some(({ user_id }) => user_id === input.delegateId)) return wrong("delegateId", "OVERLAP");
    if (meanwhile.length >= MOST_DELEGATES) return wrong("delegateId", "TOO_MANY");
    await sql`INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_by, created_at, delegated_from)
      VALUES (${input.id}, ${input.delegateId}, ${duty.role}, ${duty.regionCode}, 'full', ${window.validFrom}, ${window.validTo},
        'delegated', ${input.reason}, ${actor.userId}, ${now}, ${duty.id})`;
    const { fromDay, toDay } = input;
    await tellDelegation(
      context,
      { id: input.id, userId: input.delegateId, giverId: duty.userId, regionCode: duty.regionCode },
      { kind: "delegation-given", role: duty.role, fromDay, toDay },
    );
    return done(
      { id: input.id },
      {
        action: "delegation:give",
        subjectKind: "grant",
        subjectIds: [input.id, duty.id],
        areaCode: duty.regionCode,
        detail: { role: duty.role, fromDay, toDay },
      },
    );
  },
});

type GiveInput = z.infer<typeof giveSchema>;

async function giveProblem(sql: Sql, duty: Duty, input: GiveInput, zone: string, now: Date) {
  const own = dutyProblem(duty, now);
  if (own !== null) return wrong("dutyId", own);
  const days = leaveProblem(input, duty, zone, now);
  if (days !== null) return wrong(days === "PAST" || days === "TOO_FAR" ? "fromDay" : "toDay", days);
  const held = await heldDuring(sql, input.delegateId, leaveWindow(input, zone, now));
  const delegate = delegateProblem(duty, input.delegateId, held);
  if (delegate === "SELF") return refuse("FOUR_EYES");
  // Whoever is no colleague is as unknown as nobody.
  if (delegate === "NO_COLLEAGUE") return refuse("NOT_FOUND");
  return delegate === null ? null : wrong("delegateId", delegate);
}

interface RunningRow {
  readonly user_id: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

function runningFrom(sql: Sql, dutyId: string, now: Date): Promise<RunningRow[]> {
  return sql<RunningRow>`SELECT user_id, valid_from AS "validFrom", valid_to AS "validTo" FROM access_grant
    WHERE delegated_from = ${dutyId} AND revoked_at IS NULL AND valid_to > ${now}`;
}

interface GivenRow {
  readonly user_id: string;
  readonly giver_id: string;
  readonly role: string;
  readonly region_code: string;
  readonly valid_from: Date;
  readonly valid_to: Date;
}

/** Ends a hand-over at once, running or to come: by who gave it, or by an administrator of the area. */
export const endDelegation = defineCommand({
  name: "delegation.end",
  permission: null,
  input: z.strictObject({ id: z.uuid(), reason }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const [row] =
      await sql<GivenRow>`SELECT g.user_id, o.user_id AS giver_id, g.role, g.region_code, g.valid_from, g.valid_to
      FROM access_grant g JOIN access_grant o ON o.id = g.delegated_from
      WHERE g.id = ${input.id} AND g.revoked_at IS NULL FOR UPDATE OF g`;
    if (row === undefined || !isRole(row.role)) return refuse("NOT_FOUND");
    const refused = endProblem(actor, { ...row, role: row.role });
    if (refused !== null) return refuse(refused);
    if (row.valid_to <= now) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE access_grant SET revoked_at = ${now} WHERE id = ${input.id}`;
    await tellEnd(context, { ...row, role: row.role });
    return done(
      { id: input.id },
      {
        action: "delegation:end",
        subjectKind: "grant",
        subjectIds: [input.id],
        areaCode: row.region_code,
        detail: { reason: input.reason },
      },
    );
  },
});

type Given = GivenRow & { readonly role: Role };

function endProblem(actor: Actor, row: Given): ErrorCode | null {
  if (row.giver_id === actor.userId) return null;
  if (!authorize(actor, "grant:manage")) return "NOT_FOUND";
  const administrator = { userId: actor.userId, regionCode: actor.grant.regionCode };
  const problem = grantProblem(administrator, { userId: row.user_id, role: row.role, regionCode: row.region_code });
  if (problem === "OWN_GRANT") return "FOUR_EYES";
  return problem === "REGION_OUTSIDE" ? "NOT_FOUND" : null;
}

async function tellEnd(context: CommandContext<{ readonly id: string }>, row: Given): Promise<void> {
  const zone = await timeZoneOf(row.region_code);
  await tellDelegation(
    context,
    { id: context.input.id, userId: row.user_id, giverId: row.giver_id, regionCode: row.region_code },
    {
      kind: "delegation-ended",
      role: row.role,
      fromDay: localDay(row.valid_from, zone),
      toDay: localDay(new Date(row.valid_to.getTime() - 1), zone),
    },
  );
}
