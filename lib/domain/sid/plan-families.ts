import { rowProblem, type SidProblem } from "./problem";
import type { SidRow } from "./sid-sheet";

/** A person whom the register knows by NIK, in the village of the import. */
export interface KnownPerson {
  readonly uid: string;
  readonly householdId: string;
  readonly active: boolean;
}

export interface Known {
  readonly personByNik: ReadonlyMap<string, KnownPerson>;
  /** A card of a split family stands in several. */
  readonly householdByKk: ReadonlyMap<string, string | "several">;
}

export interface FamilyPlan {
  /** Rows by the family of the register that they belong to. */
  readonly existing: ReadonlyMap<string, readonly SidRow[]>;
  /** Rows of families that the register does not have, by KK number. */
  readonly fresh: ReadonlyMap<string, readonly SidRow[]>;
  /** Rows that belong nowhere. */
  readonly problems: readonly SidProblem[];
}

/**
 * Decides to which family each row belongs. A NIK that the register knows leads to that person's family, whatever KK the
 * row names (who lives where is protected). The others of a KK follow: to the family with that KK, else to the one family
 * of their known relatives; nobody known and no such KK makes a new family.
 */
export function planFamilies(rows: readonly SidRow[], known: Known): FamilyPlan {
  const existing = new Map<string, SidRow[]>();
  const fresh = new Map<string, SidRow[]>();
  const problems: SidProblem[] = [];
  const relatives = householdsOfKk(rows, known);
  for (const row of rows) {
    const { nik, no_kk: kk } = row.values;
    const person = typeof nik === "string" ? known.personByNik.get(nik) : undefined;
    if (person !== undefined && !person.active) problems.push(rowProblem(row.row, "FORMER_MEMBER"));
    else if (person !== undefined) push(existing, person.householdId, row);
    else if (typeof kk !== "string") problems.push({ ...rowProblem(row.row, "NEEDED_FOR_NEW"), column: "no_kk" });
    else {
      const owner = known.householdByKk.get(kk);
      const others = relatives.get(kk);
      const only = others?.size === 1 ? [...others][0] : undefined;
      if (owner !== undefined && owner !== "several") push(existing, owner, row);
      else if (only !== undefined) push(existing, only, row);
      else if (owner === "several" || others !== undefined) problems.push(rowProblem(row.row, "SPLIT_FAMILY"));
      else push(fresh, kk, row);
    }
  }
  return { existing, fresh, problems };
}

/** By KK number: the families in which its known people are. */
function householdsOfKk(rows: readonly SidRow[], known: Known): ReadonlyMap<string, ReadonlySet<string>> {
  const households = new Map<string, Set<string>>();
  for (const { values } of rows) {
    const person = typeof values.nik === "string" ? known.personByNik.get(values.nik) : undefined;
    if (person?.active !== true || typeof values.no_kk !== "string") continue;
    const set = households.get(values.no_kk) ?? new Set();
    households.set(values.no_kk, set.add(person.householdId));
  }
  return households;
}

function push(map: Map<string, SidRow[]>, key: string, row: SidRow): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [row]);
  else list.push(row);
}
