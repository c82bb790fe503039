import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { dayFault, MOST_LETTERS, MOST_NAMED } from "@/lib/domain/invitation/choice";
import {
  DELIVERY_WAYS,
  type InvitationEvent,
  REMINDER_WAYS,
  statesFor,
  UNREACHED_REASONS,
} from "@/lib/domain/invitation/flow";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { recordEvents } from "./record-events";
import { filterParts, listedStates } from "./selection";
import { validProofs } from "./valid-proofs";

const on = z.iso.date();
const recordSchema = z.strictObject({
  villageCode: z.string().regex(/^\d{10}$/),
  /** What happened, and on which local day. */
  what: z.discriminatedUnion("event", [
    z.strictObject({ event: z.literal("deliver"), how: z.enum(DELIVERY_WAYS), on }),
    z.strictObject({ event: z.literal("remind"), how: z.enum(REMINDER_WAYS), on }),
    z.strictObject({ event: z.literal("miss"), how: z.enum(UNREACHED_REASONS), on }),
  ]),
  chosen: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("families"), ids: z.array(z.uuid()).min(1).max(MOST_NAMED) }),
    z.strictObject({
      kind: z.literal("filter"),
      state: z.enum(["issued", "delivered", "unreached"]).nullable(),
      dusun: z.string().max(100),
      rt: z.string().max(100),
    }),
  ]),
});
type RecordInput = z.infer<typeof recordSchema>;

/**
 * Writes down what became of letters, one or many at once: handed over, reminded, or nobody there with the reason. Families to whom it does
 * not fit (served meanwhile, no letter, letter not handed over yet) stay as they are and are counted. Nobody who holds a valid proof is
 * reminded: such a family is written down as exempt instead.
 */
export const recordInvitations = defineCommand({
  name: "invitation.record",
  permission: "invitation:manage",
  input: recordSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { villageCode, what } = input;
    if (villageCode !== actor.grant.regionCode) return refuse("NOT_FOUND");
    const today = localDay(now, await timeZoneOf(villageCode));
    const fault = dayFault(what.on, today);
    if (fault !== null) return refuse("INVALID_INPUT", { fields: [{ path: "on", detail: fault }] });
    const year = invitationYear(today);
    const held = await holdChosen(sql, input, year);
    const open: readonly string[] = statesFor(what.event);
    const fitting = held.filter(({ state }) => open.includes(state));
    const spared = what.event === "remind" ? await spareProven(context, fitting, year) : new Set<string>();
    const ids = fitting.filter(({ id }) => !spared.has(id)).map(({ id }) => id);
    await writeDown(context, ids);
    const who = { userId: actor.userId, grantId: actor.grant.id };
    const facts = { event: what.event, at: now, how: what.how, on: what.on };
    await recordEvents(sql, who, villageCode.slice(0, 4), ids, facts);
    const asked = input.chosen.kind === "families" ? new Set(input.chosen.ids).size : held.length;
    return done(
      { recorded: ids.length, rest: asked - ids.length },
      {
        action: `invitation:${what.event}`,
        subjectKind: "invitation",
        subjectIds: ids,
        areaCode: villageCode,
        detail: { decided: ids.length, refused: asked - ids.length, reason: what.how },
      },
    );
  },
});

interface Held {
  readonly id: string;
  readonly householdId: string;
  readonly state: string;
}

/** The chosen families' invitations of the year, held until the end of the transaction. */
function holdChosen(sql: Sql, { villageCode, chosen }: RecordInput, year: number): Promise<Held[]> {
  const parts = [
    Prisma.sql`i.regency_code = ${villageCode.slice(0, 4)}`,
    Prisma.sql`i.village_code = ${villageCode}`,
    Prisma.sql`i.year = ${year}`,
    Prisma.sql`h.status <> 3`,
    ...(chosen.kind === "families"
      ? [Prisma.sql`i.household_id = ANY (${chosen.ids}::uuid[])`]
      : [...filterParts(chosen), ...listedStates(chosen.state)]),
  ];
  return sql<Held>`SELECT i.id, i.household_id AS "householdId", i.state FROM invitation i JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY i.id LIMIT ${MOST_LETTERS} FOR UPDATE OF i`;
}

/** Those of some invitations whose families hold a valid proof, written down as exempt. */
async function spareProven(
  { sql, actor, input: { villageCode }, now }: CommandContext<RecordInput>,
  held: readonly Held[],
  year: number,
): Promise<ReadonlySet<string>> {
  const regencyCode = villageCode.slice(0, 4);
  const householdIds = held.map(({ householdId }) => householdId);
  const proofs = await validProofs(sql, { regencyCode, householdIds, year, now });
  const proven = held.filter(({ householdId }) => proofs.has(householdId));
  if (proven.length === 0) return new Set();
  const ids = proven.map(({ id }) => id);
  await sql`UPDATE invitation i SET state = 'exempt', proof_id = f.proof, exempt_at = ${now}, version = version + 1, updated_at = ${now}
    FROM unnest(${ids}::uuid[], ${proven.map(({ householdId }) => proofs.get(householdId) ?? null)}::uuid[]) AS f (id, proof)
    WHERE i.regency_code = ${regencyCode} AND i.id = f.id`;
  const who = { userId: actor.userId, grantId: actor.grant.id };
  await recordEvents(sql, who, regencyCode, ids, { event: "exempt", at: now, how: null, on: null });
  return new Set(ids);
}

async function writeDown(
  { sql, input: { villageCode, what }, now }: CommandContext<RecordInput>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`UPDATE invitation SET ${changeOf(what)}, version = version + 1, updated_at = ${now}
    WHERE regency_code = ${villageCode.slice(0, 4)} AND id = ANY (${[...ids]}::uuid[])`;
}

function changeOf({ event, how, on: day }: RecordInput["what"]): Prisma.Sql {
  const changes = {
    deliver: Prisma.sql`state = 'delivered', delivered_how = ${how}, delivered_on = ${day}::date`,
    remind: Prisma.sql`reminded = reminded + 1, reminded_on = ${day}::date`,
    miss: Prisma.sql`state = 'unreached', unreached_reason = ${how}, unreached_on = ${day}::date`,
  } as const satisfies Partial<Record<InvitationEvent, Prisma.Sql>>;
  return changes[event];
}
