import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { type PlannedRow, ROSTER_STATES, type RosterState } from "@/lib/domain/roster/plan-roster";
import type { CellProblemCode } from "@/lib/domain/roster/read-row";
import type { RosterColumn, RosterRow } from "@/lib/domain/roster/roster-row";
import { cellText } from "@/lib/domain/sid/cell";
import { underScope } from "@/lib/server/db/scoped";
import { findRegions } from "@/lib/server/region/queries";
import { findRosterFile, planNow, type RosterFile } from "./plan";

const ROSTER_A_PAGE = 50;

export interface RosterFault {
  readonly row: number;
  readonly column: RosterColumn;
  /** What stands in the cell. */
  readonly typed: string;
  readonly code: CellProblemCode;
}

export interface RosterPerson {
  readonly row: number;
  readonly displayName: string;
  readonly username: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly isDeputy: boolean;
}

/** A roster as its page shows it: counts, one page of the part that was asked for, and whom a commit would write. */
export interface RosterPage {
  readonly id: string;
  readonly createdAt: Date;
  /** How many were written; null while nobody was. */
  readonly committed: number | null;
  readonly counts: Readonly<Record<RosterState, number>>;
  readonly state: RosterState;
  readonly faults: readonly RosterFault[];
  readonly people: readonly RosterPerson[];
  /** Row after which the next page begins; null on the last. */
  readonly next: number | null;
  /** All right rows, for the slips. */
  readonly right: readonly RosterPerson[];
}

/**
 * A roster of the actor's own, judged anew at each reading: what has changed in the portal since the upload shows.
 * @param after the row that the page before ended with, 0 for the first
 */
export async function findRoster(
  actor: Actor,
  id: string,
  asked: { readonly state: string | undefined; readonly after: number },
  now: Date,
): Promise<RosterPage | null> {
  const judged = await judge(actor, id, now);
  if (judged === null) return null;
  const { file, plan } = judged;
  const of = (state: RosterState) => plan.filter((each) => each.state === state);
  const counts = { wrong: of("wrong").length, right: of("right").length, already: of("already").length };
  const state =
    ROSTER_STATES.find((each) => each === asked.state) ?? ROSTER_STATES.find((each) => counts[each] > 0) ?? "right";
  const rest = of(state).filter(({ row }) => row > asked.after);
  const shown = rest.slice(0, ROSTER_A_PAGE);
  const right = await peopleOf(of("right"));
  return {
    id,
    createdAt: file.createdAt,
    committed: file.committedCount,
    counts,
    state,
    faults: faultsOf(shown, file.rows),
    people: await peopleOf(shown),
    next: rest.length > shown.length ? (shown.at(-1)?.row ?? null) : null,
    right,
  };
}

/** Every wrong cell of a roster of the actor's own; null where there is none. */
export async function listRosterFaults(actor: Actor, id: string, now: Date): Promise<readonly RosterFault[] | null> {
  const judged = await judge(actor, id, now);
  return judged === null ? null : faultsOf(judged.plan, judged.file.rows);
}

async function judge(
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ readonly file: RosterFile; readonly plan: readonly PlannedRow[] } | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const file = await findRosterFile(sql, actor, id, now);
    return file === null ? null : { file, plan: await planNow(sql, actor, file.rows, now) };
  });
}

function faultsOf(plan: readonly PlannedRow[], rows: readonly RosterRow[]): readonly RosterFault[] {
  const byRow = new Map(rows.map((each) => [each.row, each]));
  return plan.flatMap((each) => {
    const cells = byRow.get(each.row)?.cells;
    if (each.state !== "wrong" || cells === undefined) return [];
    return each.problems.map(({ column, code }) => ({ row: each.row, column, code, typed: cellText(cells[column]) }));
  });
}

async function peopleOf(plan: readonly PlannedRow[]): Promise<readonly RosterPerson[]> {
  const named = plan.flatMap((each) => (each.state === "wrong" ? [] : [each]));
  const regions = await findRegions(named.map(({ person }) => person.regionCode));
  return named.map(({ row, person: { displayName, username, role, regionCode, isDeputy } }) => {
    const regionLabel = regions.get(regionCode)?.label ?? regionCode;
    return { row, displayName, username, role, regionLabel, isDeputy };
  });
}
