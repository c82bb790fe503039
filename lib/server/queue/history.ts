import "server-only";
import { isRole, type Role } from "@/lib/domain/access/role";
import {
  PROPOSAL_STATES,
  type ProposalState,
  WORKFLOW_EVENTS,
  type WorkflowEvent,
} from "@/lib/domain/workflow/workflow";
import type { ReadTx } from "@/lib/server/db/scoped";
import { displayNames } from "./names";

/** One step of a proposal, as its history shows it. */
export interface Step {
  readonly id: string;
  readonly at: Date;
  readonly event: WorkflowEvent;
  readonly from: ProposalState;
  readonly to: ProposalState;
  /** Null when the account is gone. */
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly reason: string | null;
  readonly note: string | null;
}

/** More steps than a proposal takes in years of going back and forth. */
const MOST_STEPS = 200;

/** The steps of a proposal, latest first. */
export async function readHistory({ db }: ReadTx, regencyCode: string, proposalId: string): Promise<readonly Step[]> {
  const rows = await db.proposalEvent.findMany({
    where: { regencyCode, proposalId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_STEPS,
  });
  const names = await displayNames(db, rows.map((row) => row.actorId));
  return rows.flatMap((row) => {
    const event = WORKFLOW_EVENTS.find((candidate) => candidate === row.event);
    const from = stateNamed(row.fromState);
    const to = stateNamed(row.toState);
    if (event === undefined || from === undefined || to === undefined) return [];
    return [
      {
        id: row.id,
        at: row.at,
        event,
        from,
        to,
        actorName: names.get(row.actorId) ?? null,
        role: isRole(row.role) ? row.role : null,
        reason: row.reasonCode,
        note: row.note,
      },
    ];
  });
}

function stateNamed(text: string): ProposalState | undefined {
  return PROPOSAL_STATES.find((state) => state === text);
}
