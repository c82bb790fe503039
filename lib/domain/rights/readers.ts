import type { Role } from "../access/role";

/** One reading or change of a family's data, as the audit or the history has it. */
export interface Seen {
  readonly at: Date;
  /** Another system, by its name; null: an officer. */
  readonly system: string | null;
  readonly role: Role | null;
  readonly regionLabel: string | null;
  /** What for, a code of the audit's closed list; "change" for one that changed the record. */
  readonly purpose: string;
}

export interface SeenGroup extends Omit<Seen, "at"> {
  readonly times: number;
  readonly first: Date;
  readonly last: Date;
}

/** Who saw the data, told by office, duty and purpose and never by name: the latest first. */
export function groupSeen(seen: readonly Seen[]): readonly SeenGroup[] {
  const groups = new Map<string, SeenGroup>();
  for (const { at, ...who } of seen) {
    const key = JSON.stringify([who.system, who.role, who.regionLabel, who.purpose]);
    const group = groups.get(key) ?? { ...who, times: 0, first: at, last: at };
    groups.set(key, {
      ...group,
      times: group.times + 1,
      first: new Date(Math.min(at.getTime(), group.first.getTime())),
      last: new Date(Math.max(at.getTime(), group.last.getTime())),
    });
  }
  return [...groups.values()].toSorted((a, b) => b.last.getTime() - a.last.getTime());
}
