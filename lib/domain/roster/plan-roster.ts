import { grantProblem } from "../access/grant-rules";
import { type HeldDuty, postProblem } from "../training-session/post";
import { type CellProblem, type CellProblemCode, type ReadPerson, type RoleWords, readRosterRow } from "./read-row";
import type { RosterRow } from "./roster-row";
import { usernamesFor } from "./username";

/** Somebody who has an account under a username that the file asks for or that would be proposed. */
export interface TakenName {
  readonly displayName: string;
  readonly held: readonly HeldDuty[];
}

export interface RosterRegion {
  readonly name: string;
  /** The date it is there. */
  readonly today: string;
}

/** What the portal knows when it reads a roster. */
export interface RosterFacts {
  readonly administrator: { readonly userId: string; readonly regionCode: string };
  readonly regions: ReadonlyMap<string, RosterRegion>;
  readonly taken: ReadonlyMap<string, TakenName>;
}

export interface PlannedPerson extends Omit<ReadPerson, "username"> {
  readonly username: string;
}

/** What may become of a row, in the order in which it is read about. */
export const ROSTER_STATES = ["wrong", "right", "already"] as const;
export type RosterState = (typeof ROSTER_STATES)[number];

/** What becomes of a row: a new account with its post, somebody who holds that post already, or nothing. */
export type PlannedRow =
  | { readonly row: number; readonly state: "right" | "already"; readonly person: PlannedPerson }
  | { readonly row: number; readonly state: "wrong"; readonly problems: readonly CellProblem[] };

/** Rows whose cells could be read, and those whose could not; before anything is asked of the portal. */
export type ReadRow = { readonly row: number } & ReturnType<typeof readRosterRow>;

export function readRows(rows: readonly RosterRow[], words: RoleWords): readonly ReadRow[] {
  return rows.map((each) => ({ row: each.row, ...readRosterRow(each, words) }));
}

/** Every username that a row may take, so that the portal is asked once for all of them. */
export function possibleUsernames(person: ReadPerson, regions: RosterFacts["regions"]): readonly string[] {
  if (person.username !== null) return [person.username];
  const region = regions.get(person.regionCode);
  return region === undefined ? [] : usernamesFor(person.displayName, region.name);
}

/**
 * Judges each row by the rules of a single appointment. A row of somebody who has that very post under that very name is
 * no mistake and no work: a file that is sent twice changes nothing the second time.
 */
export function planRoster(rows: readonly ReadRow[], facts: RosterFacts): readonly PlannedRow[] {
  const given = countGiven(rows);
  // Names that the file gives itself are never proposed to somebody else.
  const used = new Set(given.keys());
  return rows.map((read): PlannedRow => {
    const { row } = read;
    if (!read.ok) return { row, state: "wrong", problems: read.problems };
    const { person } = read;
    const misplaced = placeProblems(person, facts);
    if (misplaced.length > 0) return { row, state: "wrong", problems: misplaced };
    const { username } = person;
    if (username !== null && (given.get(username) ?? 0) > 1) return wrongName(row, "USERNAME_TWICE");
    const named = nameOf(person, used, facts);
    if ("code" in named) return wrongName(row, named.code);
    used.add(named.username);
    return { row, state: named.state, person: { ...person, username: named.username } };
  });
}

function wrongName(row: number, code: CellProblemCode): PlannedRow {
  return { row, state: "wrong", problems: [{ column: "username", code }] };
}

function countGiven(rows: readonly ReadRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const read of rows) {
    if (!read.ok || read.person.username === null) continue;
    counts.set(read.person.username, (counts.get(read.person.username) ?? 0) + 1);
  }
  return counts;
}

function placeProblems(person: ReadPerson, { administrator, regions }: RosterFacts): readonly CellProblem[] {
  // A new account is nobody's own: the id is not the administrator's.
  const outside = grantProblem(administrator, { userId: "", role: person.role, regionCode: person.regionCode });
  if (outside === "LEVEL_UNFIT") return [{ column: "role", code: "LEVEL_UNFIT" }];
  if (outside !== null) return [{ column: "regionCode", code: "REGION_OUTSIDE" }];
  const region = regions.get(person.regionCode);
  if (region === undefined) return [{ column: "regionCode", code: "REGION_UNKNOWN" }];
  return person.decreeDate > region.today ? [{ column: "decreeDate", code: "DECREE_FUTURE" }] : [];
}

type Named =
  | { readonly username: string; readonly state: "right" | "already" }
  | { readonly code: "USERNAME_TAKEN" | "USERNAME_NEEDED" };

function nameOf(person: ReadPerson, used: ReadonlySet<string>, { taken, regions }: RosterFacts): Named {
  const isProposed = person.username === null;
  for (const username of possibleUsernames(person, regions)) {
    if (isProposed && used.has(username)) continue;
    const holder = taken.get(username);
    if (holder === undefined) return { username, state: "right" };
    if (isSame(person, holder)) return { username, state: "already" };
  }
  return { code: isProposed ? "USERNAME_NEEDED" : "USERNAME_TAKEN" };
}

function isSame(person: ReadPerson, { displayName, held }: TakenName): boolean {
  return plain(displayName) === plain(person.displayName) && postProblem(person, held) === "HOLDS_ALREADY";
}

function plain(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
