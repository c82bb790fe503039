import type { FieldConflict } from "@/lib/domain/field/operation";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { type FieldTarget, isSameField } from "./batch";
import { heldAt, type SessionState } from "./draft-state";

/** A field that two people wrote, as the person who looks is asked about it. */
export interface ShownConflict extends FieldTarget {
  /** Null: kept on this device alone. */
  readonly id: string | null;
  /** What does not stand there: this window's own, or somebody's that waits at the portal. */
  readonly mine: AnswerValue;
  readonly theirs: AnswerValue;
  /** As the portal has it, with names and times; null for one that it has not told of yet. */
  readonly told: FieldConflict | null;
  /** Typed in this window. */
  readonly isOwn: boolean;
}

/** What waits for a choice: this window's own conflicts, then those that the portal keeps for others. */
export function shownConflicts({ server, local }: SessionState): readonly ShownConflict[] {
  const told = server.conflicts ?? [];
  const chosen = [...(local.pending.settled ?? []), ...(local.sending?.batch.settled ?? [])];
  const own = local.conflicts.map((mine) => ({
    level: mine.level,
    uid: mine.uid,
    key: mine.key,
    id: mine.conflictId ?? null,
    mine: mine.value,
    theirs: heldAt(server, mine),
    told: told.find(({ id }) => id === mine.conflictId) ?? null,
    isOwn: true,
  }));
  const others = told
    .filter(
      (row) =>
        !chosen.some(({ conflictId }) => conflictId === row.id) &&
        !own.some((each) => each.id === row.id || (each.id === null && isSameField(each, row))),
    )
    .map((row) => ({
      level: row.level,
      uid: row.uid,
      key: row.key,
      id: row.id,
      mine: row.mine,
      theirs: heldAt(server, row),
      told: row,
      isOwn: false,
    }));
  return [...own, ...others];
}
