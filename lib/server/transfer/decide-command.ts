import "server-only";
import * as z from "zod";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { givenRelations, parsePeople, parsePlan } from "@/lib/domain/transfer/people";
import { defineCommand, done } from "@/lib/server/command/command";
import { type Family, findFamily } from "@/lib/server/household/family";
import { keepsHousehold, outcomeOf, type PeopleMove } from "@/lib/server/membership/move";
import { moveBetweenVillages } from "@/lib/server/membership/move-between-villages";
import { sealAnswers } from "@/lib/server/proposal/sealed-payload";
import {
  carryProposals,
  endProposals,
  lockOpenProposals,
  type OpenProposal,
  reopenProposals,
  trimProposals,
} from "./open-proposals";
import { stepAudit, transferKey } from "./step-commands";
import { type Judged, judgeStep, peopleChanged, type Stepping, takeStep } from "./take-step";
import { findTransferRows, type TransferRow, type TransferRows } from "./transfer-row";

/**
 * The office's yes: in one transaction the transfer is done on both sides and the people have moved. Without the origin's
 * release only after its deadline, and the row says so. Nobody who took part decides.
 */
export const decideTransfer = defineCommand({
  name: "transfer.decide",
  permission: "transfer:decide",
  input: z.strictObject(transferKey),
  async run(context) {
    const { sql, actor, input, now } = context;
    const rows = await findTransferRows(sql, input);
    if (rows === null) return refuse("NOT_FOUND");
    const judged = judgeStep(actor, rows, input.version, "approve", now);
    if (!judged.ok) return judged;
    const refused = await execute(context, judged, rows);
    if (refused !== null) return { ok: false, error: await orStale(context, judged, refused) };
    return done({ id: input.id }, stepAudit("decide", input.id, actor.grant.regionCode));
  },
});

/** While this one waited for the families somebody else may have decided: then that is what happened, nothing else. */
async function orStale({ sql }: Stepping, { row }: Judged, refused: Refusal): Promise<Refusal> {
  const now = await findTransferRows(sql, { regencyCode: row.regency_code, id: row.id });
  return now?.near.version === row.version ? refused : refuse("STALE").error;
}

interface Held {
  readonly move: PeopleMove;
  readonly ofOrigin: readonly OpenProposal[];
  readonly ofTarget: readonly OpenProposal[];
}

async function execute(context: Stepping, judged: Judged, rows: TransferRows): Promise<Refusal | null> {
  const { out, in: into } = rows;
  if (out === null || into === null) return refuse("FORBIDDEN").error;
  const held = await holdFamilies(context, out, into);
  if ("code" in held) return held;
  const { move } = held;
  const isKept = keepsHousehold(move);
  const trimmed = isStaying(move)
    ? await trimProposals(context, move.origin.regencyCode, held.ofOrigin, move.uids)
    : { outcomes: [], unsent: [] };
  const outcome = outcomeOf(move);
  // What the family leaves behind is settled while its proposals still stand in its village; what it carries, after.
  const ended = isStaying(move) || isKept ? [] : await endProposals(context, move.origin.regencyCode, held.ofOrigin);
  const reopened = await reopenProposals(context, move.destination.regencyCode, held.ofTarget);
  const carried = isKept
    ? await carryProposals(context, move.origin.regencyCode, move.destination.villageCode, held.ofOrigin)
    : [];
  const frozen = { answers: sealAnswers(move.origin.answers), unsent: trimmed.unsent };
  const refused = await takeStep(context, judged, {
    out: { revision: outcome.originRevision, frozen, plan: { proposals: [...trimmed.outcomes, ...ended, ...carried] } },
    in: {
      household: outcome.householdId,
      revision: outcome.destinationRevision,
      plan: { proposals: [...reopened, ...carried] },
    },
  });
  if (refused !== null) return refused;
  return (await moveBetweenVillages(context, move)) ? null : peopleChanged();
}

/** Some stay: the family goes on where it is. */
function isStaying({ origin, uids }: PeopleMove): boolean {
  return [...origin.memberRows.keys()].some((uid) => !uids.includes(uid));
}

/**
 * Both families, locked: first their open proposals, then their rows in the order of their ids, as everybody locks them.
 * Refused when the families are not any more what the villages agreed on.
 */
async function holdFamilies(context: Stepping, out: TransferRow, into: TransferRow): Promise<Held | Refusal> {
  const { sql, newId } = context;
  if (out.household_id === null) return peopleChanged();
  const ofOrigin = await lockOpenProposals(sql, out.regency_code, out.household_id);
  const ofTarget = into.household_id === null ? [] : await lockOpenProposals(sql, into.regency_code, into.household_id);
  const ids = [out.household_id, into.household_id].filter((id) => id !== null);
  await sql`SELECT 1 FROM household WHERE regency_code = ANY (${[out.regency_code, into.regency_code]}) AND id = ANY (${ids})
    ORDER BY id FOR UPDATE`;
  const origin = await findFamily(sql, out.regency_code, out.household_id, false);
  const family = into.household_id === null ? null : await findFamily(sql, into.regency_code, into.household_id, false);
  if (origin === null || !isOpenIn(origin, out.village_code)) return peopleChanged();
  if (into.household_id !== null && (family === null || !isOpenIn(family, into.village_code)))
    return refuse("NOT_ALLOWED_NOW", { info: { reason: "TARGET_GONE" } }).error;
  const uids = out.whole ? [...origin.memberRows.keys()] : parsePeople(out.people).map(({ uid }) => uid);
  if (uids.some((uid) => !origin.memberRows.has(uid))) return peopleChanged();
  const move: PeopleMove = {
    origin,
    destination: {
      regencyCode: into.regency_code,
      villageCode: into.village_code,
      householdId: into.household_id ?? newId(),
      family,
    },
    uids,
    relations: givenRelations(parsePlan(into.plan)),
    newHead: parsePlan(out.plan).newHead,
    movedOn: out.moved_on,
  };
  return { move, ofOrigin, ofTarget };
}

function isOpenIn(family: Family, villageCode: string): boolean {
  return family.villageCode === villageCode && family.status !== HOUSEHOLD_STATUS.closed;
}
