import { type Change, parseChangeKey } from "../instrument/diff";
import { isPresent } from "../instrument/form";

/** Two or three lines are read faster than a fold is opened. */
const FEWEST_FOLDED = 3;

export interface Emptied<Line> {
  /** What is read line by line. */
  readonly kept: readonly Line[];
  /** By person who leaves: the answers that fell away with them. */
  readonly byLeaver: ReadonlyMap<string, readonly Line[]>;
}

/**
 * Sets apart what fell away because somebody leaves: nobody asks a person who died or moved for school or work, so some
 * thirty answers about them become empty, which says nothing beyond their leaving.
 */
export function splitEmptied<Line extends { readonly key: string; readonly after: string }>(
  lines: readonly Line[],
  changes: readonly Change[],
): Emptied<Line> {
  const leavers = leaversOf(changes);
  const byLeaver = new Map<string, Line[]>();
  for (const line of lines) {
    const uid = parseChangeKey(line.key)?.uid ?? null;
    if (uid !== null && leavers.has(uid) && line.after === "") byLeaver.set(uid, [...(byLeaver.get(uid) ?? []), line]);
  }
  for (const [uid, own] of byLeaver) if (own.length < FEWEST_FOLDED) byLeaver.delete(uid);
  const folded = new Set([...byLeaver.values()].flat());
  return { kept: lines.filter((line) => !folded.has(line)), byLeaver };
}

/** The same of groups: what fell away with a person who leaves is told in one place, where the leaving is. */
export function foldEmptied<
  Line extends { readonly key: string; readonly after: string },
  Group extends { readonly rows: readonly Line[] },
>(
  groups: readonly Group[],
  changes: readonly Change[],
): readonly (Group & { readonly rows: readonly Line[]; readonly emptied: readonly Line[] })[] {
  const { kept, byLeaver } = splitEmptied<Line>(
    groups.flatMap(({ rows }) => rows),
    changes,
  );
  const isKept = new Set(kept);
  return groups.flatMap((group) => {
    const rows = group.rows.filter((row) => isKept.has(row));
    const emptied = rows.flatMap(({ key }) => byLeaver.get(/^member:(.+)\.presence$/.exec(key)?.[1] ?? "") ?? []);
    return rows.length === 0 ? [] : [{ ...group, rows, emptied }];
  });
}

function leaversOf(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ key, after }) => {
      const target = parseChangeKey(key);
      return target?.level === "member" && target.key === "presence" && !isPresent({ presence: after })
        ? [target.uid ?? ""]
        : [];
    }),
  );
}
