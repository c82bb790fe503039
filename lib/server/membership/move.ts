import "server-only";
import type { CommandContext } from "@/lib/server/command/command";
import type { Family } from "@/lib/server/household/family";

export type Moving = Omit<CommandContext<unknown>, "input">;

/** Where people come to: a family of the register, or one that begins with them. */
export interface Destination {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  /** Null: the family begins with them. */
  readonly family: Family | null;
}

/** People who leave one family for another, under a scope that holds both. */
export interface PeopleMove {
  readonly origin: Family;
  readonly destination: Destination;
  readonly uids: readonly string[];
  /** Relation to the head of the destination's family; a person left out is asked at its next update. */
  readonly relations: Readonly<Record<string, number>>;
  /** The head of those who stay, where the head leaves. */
  readonly newHead: string | null;
  /** YYYY-MM-DD: the day they moved. */
  readonly movedOn: string;
}

/** Everybody leaves. */
export function isWholeFamily({ origin, uids }: Pick<PeopleMove, "origin" | "uids">): boolean {
  return [...origin.memberRows.keys()].every((uid) => uids.includes(uid));
}

/** A whole family that stays one and stays in its regency keeps its id: the row changes village (DECIDED 7). */
export function keepsHousehold(move: PeopleMove): boolean {
  const { origin, destination } = move;
  return isWholeFamily(move) && destination.family === null && destination.regencyCode === origin.regencyCode;
}

export interface MoveOutcome {
  readonly householdId: string;
  /** Revisions that the move writes on each side; the same one where the family keeps its id. */
  readonly originRevision: number;
  readonly destinationRevision: number;
}

/** What a move will have written: known before it begins, so that the transfer's rows can say it. */
export function outcomeOf(move: PeopleMove): MoveOutcome {
  const originRevision = move.origin.revision + 1;
  if (keepsHousehold(move)) return { householdId: move.origin.id, originRevision, destinationRevision: originRevision };
  return {
    householdId: move.destination.householdId,
    originRevision,
    destinationRevision: (move.destination.family?.revision ?? 0) + 1,
  };
}

/**
 * A person's relation to the head after the move. Who is moved with relations said has the one that was said; a whole
 * family that stays one keeps its own; everybody else is asked again, because it was a relation to another head.
 */
export function relationAfter(move: PeopleMove, uid: string): number | null {
  if (Object.keys(move.relations).length > 0) return move.relations[uid] ?? null;
  const kept = move.origin.answers.members[uid]?.["relationToHead"];
  return move.destination.family === null && isWholeFamily(move) && typeof kept === "number" ? kept : null;
}

/** Columns of a person's relation after the move; the finer code of the second form goes with a relation that is erased. */
export function relationColumns(
  move: PeopleMove,
  uid: string,
): { relation_to_head: number | null; relation_detail?: null } {
  const relation = relationAfter(move, uid);
  return relation === (move.origin.answers.members[uid]?.["relationToHead"] ?? null)
    ? { relation_to_head: relation }
    : { relation_to_head: relation, relation_detail: null };
}

/** The same as answers, for the revision of the family they come to. */
export function relationAnswers(move: PeopleMove, uid: string) {
  const columns = relationColumns(move, uid);
  return {
    relationToHead: columns.relation_to_head,
    ...(columns.relation_detail === null ? { relationDetail: null } : {}),
  };
}

/** A person's number in the family they come to: after those who are there, in the order in which they stand here. */
export function numberAfter({ destination, uids }: PeopleMove, uid: string): number {
  const taken = [...(destination.family?.memberRows.values() ?? [])].map((row) => Number(row["member_no"] ?? 0));
  return Math.max(0, ...taken) + uids.indexOf(uid) + 1;
}
