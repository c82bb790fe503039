import "server-only";
import { withoutCarried } from "@/lib/domain/event/carried";
import type { Answers } from "@/lib/domain/instrument/answers";
import { eventsOf, type Payload } from "@/lib/domain/proposal/payload";
import type { TransferPlan } from "@/lib/domain/transfer/people";
import { isEditable, OPEN_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { concludeLotsLeft } from "@/lib/server/lot/record";
import { holdVillagePeriod } from "@/lib/server/period/find-period";
import type { Stepping } from "./take-step";

export interface OpenProposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly version: number;
  readonly period_id: string;
  /** As stored: identifiers sealed. */
  readonly payload: Payload;
}

/** A family's open proposals, locked before the family itself, in the order in which applying one locks them. */
export async function lockOpenProposals(
  sql: Sql,
  regencyCode: string,
  householdId: string,
): Promise<readonly OpenProposal[]> {
  return sql<OpenProposal>`SELECT id, state, version, period_id, payload FROM proposal
    WHERE regency_code = ${regencyCode} AND household_id = ${householdId} AND state = ANY (${OPEN_STATES}) ORDER BY id FOR UPDATE`;
}

type Outcome = TransferPlan["proposals"][number];

async function turn(
  { sql, actor, now, newId }: Stepping,
  regencyCode: string,
  proposal: OpenProposal,
  to: "returned" | "withdrawn",
): Promise<void> {
  const event = to === "returned" ? "return" : "withdraw";
  const rows = await sql<{
    outcome: string;
  }>`SELECT app_move_proposal(${regencyCode}, ${proposal.id}, ${proposal.version},
    ${proposal.state}, ${to}, ${event}, false, ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, 'FAMILY_MOVED', NULL,
    ${to === "returned" ? "operator" : null}, NULL, NULL, false, ${now}, ${newId()}, ${newId()}, NULL) AS outcome`;
  if (rows[0]?.outcome !== "OK") throw new Error("an open proposal changed while it was locked");
  await concludeLotsLeft(sql, [{ regencyCode, id: proposal.id }], now);
}

/** The family keeps its id in the new village: what was typed goes with it, back to an operator, who is told why. */
export async function carryProposals(
  context: Stepping,
  regencyCode: string,
  villageCode: string,
  proposals: readonly OpenProposal[],
): Promise<Outcome[]> {
  const { sql, now } = context;
  const period = await holdVillagePeriod(sql, villageCode, now);
  const outcomes: Outcome[] = [];
  for (const proposal of proposals) {
    // A closed village takes nothing new: the proposal ends, and stays readable.
    const isCarried = period !== null && !period.isClosed && proposal.period_id === period.id;
    if (isCarried)
      await sql`UPDATE proposal SET village_code = ${villageCode} WHERE regency_code = ${regencyCode} AND id = ${proposal.id}`;
    await turn(context, regencyCode, proposal, isCarried ? "returned" : "withdrawn");
    outcomes.push({ id: proposal.id, outcome: isCarried ? "carried" : "withdrawn" });
  }
  return outcomes;
}

/** The family ends here: its open proposals end with it and stay readable. */
export async function endProposals(
  context: Stepping,
  regencyCode: string,
  proposals: readonly OpenProposal[],
): Promise<Outcome[]> {
  for (const proposal of proposals) await turn(context, regencyCode, proposal, "withdrawn");
  return proposals.map(({ id }) => ({ id, outcome: "withdrawn" }));
}

/** A family that people join: what has been sent goes back, because it says nothing of them yet. A draft goes on. */
export async function reopenProposals(
  context: Stepping,
  regencyCode: string,
  proposals: readonly OpenProposal[],
): Promise<Outcome[]> {
  const sent = proposals.filter(({ state }) => !isEditable(state));
  for (const proposal of sent) await turn(context, regencyCode, proposal, "returned");
  return sent.map(({ id }) => ({ id, outcome: "returned" }));
}

/**
 * Some people leave a family: what was typed of them is taken out of its open proposals and given back, to be kept with
 * the transfer; a proposal that had been sent goes back to its operator. A proposal about an
 * event that happened to somebody who leaves ends whole and readable: without them it would say nothing.
 */
export async function trimProposals(
  context: Stepping,
  regencyCode: string,
  proposals: readonly OpenProposal[],
  uids: readonly string[],
): Promise<{ readonly outcomes: Outcome[]; readonly unsent: readonly Pick<Answers, "members" | "civil">[] }> {
  const outcomes: Outcome[] = [];
  const unsent: Pick<Answers, "members" | "civil">[] = [];
  for (const proposal of proposals) {
    const payload = withoutCarried(proposal.payload, (uid) => uids.includes(uid));
    if (tellsOf(payload, uids)) {
      outcomes.push(...(await endProposals(context, regencyCode, [proposal])));
      continue;
    }
    const { members, civil } = payload.answers;
    const taken = { members: only(members, uids), civil: only(civil, uids) };
    if (Object.keys(taken.members).length + Object.keys(taken.civil).length > 0) unsent.push(taken);
    const kept: Payload = {
      ...payload,
      answers: { ...payload.answers, members: without(members, uids), civil: without(civil, uids) },
      memberOps: payload.memberOps.filter((op) => !uids.includes(op.uid)),
    };
    const codes = [...new Set(eventsOf(kept).map(({ code }) => code))];
    await context.sql`UPDATE proposal SET payload = ${JSON.stringify(kept)}, event_codes = ${codes}, version = version + 1, updated_at = ${context.now}
      WHERE regency_code = ${regencyCode} AND id = ${proposal.id}`;
    const isSent = !isEditable(proposal.state);
    if (isSent) await turn(context, regencyCode, { ...proposal, version: proposal.version + 1 }, "returned");
    outcomes.push({ id: proposal.id, outcome: isSent ? "returned" : "trimmed" });
  }
  return { outcomes, unsent };
}

function tellsOf(payload: Payload, uids: readonly string[]): boolean {
  const told = eventsOf(payload).flatMap((event) => Object.values(event.answers).map(String));
  return uids.some((uid) => told.some((text) => text.includes(uid)));
}

function only<Row>(rows: Readonly<Record<string, Row>>, uids: readonly string[]): Record<string, Row> {
  return Object.fromEntries(Object.entries(rows).filter(([uid]) => uids.includes(uid)));
}

function without<Row>(rows: Readonly<Record<string, Row>>, uids: readonly string[]): Record<string, Row> {
  return Object.fromEntries(Object.entries(rows).filter(([uid]) => !uids.includes(uid)));
}
