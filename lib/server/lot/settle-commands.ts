import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import type { LotState } from "@/lib/domain/lot/lot";
import { LOT_TIER, RETURN_TARGETS } from "@/lib/domain/workflow/tier";
import { type CommandContext, type CommandResult, defineCommand, done } from "@/lib/server/command/command";
import { type Decision, decisionProblem, itemSchema } from "@/lib/server/proposal/decide";
import {
  auditsOf,
  decideEach,
  type ItemOutcome,
  MOST_AT_ONCE,
  type OrderedDecision,
  toOutcome,
} from "@/lib/server/proposal/decide-each";
import { type HeldItem, type HeldLot, type LotKey, readLotItems } from "./record";

const part = {
  regencyCode: z.string().regex(/^\d{4}$/),
  lotId: z.uuid(),
  /** A part of the lot, at the versions that the page showed. */
  items: z.array(itemSchema).min(1).max(MOST_AT_ONCE),
};
const acceptSchema = z.strictObject(part);
const returnSchema = z.strictObject({
  ...part,
  target: z.enum(RETURN_TARGETS),
  reason: z.string().max(40),
  note: z.string().trim().max(1000),
});

interface Outcomes {
  readonly outcomes: readonly ItemOutcome[];
}

const PLAIN: Decision = { event: LOT_TIER, target: null, reason: null, note: null, meetingId: null };

/**
 * Accepts a part of a lot that passed, each with its own outcome. What was found faulty goes back to its operator with the
 * reason that was found; what has something to look at and was not looked at is refused and waits for a person.
 */
export const acceptLot = defineCommand({
  name: "lot.accept",
  permission: "lot:inspect",
  input: acceptSchema,
  run: (context) => settle(context, "passed", (found) => faultOf(found) ?? PLAIN, PLAIN),
});

/**
 * Sends a part of a lot that failed back, each with its own outcome: what was found faulty with its own reason, everything else
 * with the lot's.
 */
export const returnLot = defineCommand({
  name: "lot.return",
  permission: "lot:inspect",
  input: returnSchema,
  async run(context) {
    const { target, reason, note } = context.input;
    const given: Decision = { event: "return", target, reason, note, meetingId: null };
    const problem = decisionProblem(given);
    if (problem !== null) return refuse(problem);
    return settle(
      context,
      "failed",
      (found) => {
        const own = faultOf(found);
        return own === null ? given : { ...own, target };
      },
      given,
    );
  },
});

/** What was found faulty, as the return that it asks for; null: nothing was. */
function faultOf({ verdict, reason, note }: HeldItem): Decision | null {
  return verdict === "faulty" ? { event: "return", target: "operator", reason, note, meetingId: null } : null;
}

async function settle(
  context: CommandContext<z.infer<typeof acceptSchema>>,
  wanted: LotState,
  decide: (found: HeldItem) => Decision,
  own: Decision,
): Promise<CommandResult<Outcomes>> {
  const { actor, input } = context;
  const key: LotKey = { regencyCode: input.regencyCode, id: input.lotId };
  const lot = await readLot(context, key);
  if (lot === null) return refuse("NOT_FOUND");
  if (lot.state !== wanted) return refuse("NOT_ALLOWED_NOW");
  const found = new Map((await readLotItems(context.sql, key)).map((item) => [item.id, item]));
  const orders: OrderedDecision[] = [];
  const outside: ItemOutcome[] = [];
  for (const item of input.items) {
    const here = found.get(item.id);
    if (here?.isHere === true) orders.push({ item, decision: decide(here) });
    // Not in the lot, whosever it is; or in it and gone meanwhile.
    else outside.push({ id: item.id, refused: here === undefined ? "NOT_FOUND" : "STALE", reason: null });
  }
  const judged = await decideEach(context, orders);
  const [first, ...more] = auditsOf(judged, own, actor.grant.regionCode);
  return done({ outcomes: [...judged.map(toOutcome), ...outside] }, first, [
    ...more,
    {
      action: wanted === "passed" ? "lot:accept" : "lot:return",
      subjectKind: "quality-lot",
      subjectIds: [key.id],
      areaCode: lot.village_code,
      detail: { decided: judged.filter(({ result }) => result.ok).length },
    },
  ]);
}

/** The lot as it stands, not held: a decision takes its proposal first and the lot second. */
async function readLot({ sql }: CommandContext<unknown>, { regencyCode, id }: LotKey) {
  const [lot] = await sql<Pick<HeldLot, "village_code" | "state">>`SELECT village_code, state
    FROM quality_lot WHERE regency_code = ${regencyCode} AND id = ${id}`;
  return lot ?? null;
}
