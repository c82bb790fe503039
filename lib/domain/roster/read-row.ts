import { isRole, ROLES, type Role } from "../access/role";
import { type Cell, cellText, isBlank, isScientific } from "../sid/cell";
import { readSidDate } from "../sid/sid-date";
import { plainWords } from "../table/headings";
import type { RosterColumn, RosterRow } from "./roster-row";

/** What is wrong in a cell; each has its words and what to do about it. */
const CELL_PROBLEMS = [
  "NAME",
  "USERNAME",
  "USERNAME_TWICE",
  "USERNAME_TAKEN",
  "USERNAME_NEEDED",
  "ROLE",
  "CODE",
  "CODE_DIGITS_LOST",
  "REGION_UNKNOWN",
  "REGION_OUTSIDE",
  "LEVEL_UNFIT",
  "RT",
  "RT_MISSING",
  "RT_SURPLUS",
  "RW",
  "DEPUTY",
  "DECREE_NUMBER",
  "DECREE_DATE",
  "DECREE_FUTURE",
  "EXCEPTION",
] as const;
export type CellProblemCode = (typeof CELL_PROBLEMS)[number];

export interface CellProblem {
  readonly column: RosterColumn;
  readonly code: CellProblemCode;
}

/** A row whose cells could all be read. */
export interface ReadPerson {
  readonly displayName: string;
  /** Null: to be proposed. */
  readonly username: string | null;
  readonly role: Role;
  readonly regionCode: string;
  readonly neighbourhood: { readonly rt: string; readonly rw: string | null } | null;
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  readonly decreeDate: string;
  readonly profileException: string | null;
}

export type RowReading =
  | { readonly ok: true; readonly person: ReadPerson }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Words by which offices name a duty, beside its name on the screen. */
const OTHER_NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  "village-operator": ["operator", "operator desa kelurahan", "operator kelurahan"],
  "rt-head": ["ketua rt", "rt"],
  "village-head": ["kepala desa", "kades", "lurah"],
  "regency-verifier": ["verifikator", "petugas verifikasi", "verifikator kabupaten"],
  "office-head": ["kepala dinas", "kadis"],
  "province-validator": ["validator", "petugas validasi"],
  coach: ["pembina", "pembina data"],
  administrator: ["admin", "pengelola"],
};

export type RoleWords = ReadonlyMap<string, Role>;

/** Every word that names a duty. @param names what the screens call the roles, in all languages */
export function roleWords(names: readonly Readonly<Record<Role, string>>[]): RoleWords {
  const words = new Map<string, Role>();
  for (const role of ROLES) {
    const spelled = [role, ...names.map((each) => each[role]), ...(OTHER_NAMES[role] ?? [])];
    for (const word of spelled) words.set(plainWords(word), role);
  }
  return words;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,59}$/;
const CODE = /^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/;
const NUMBER = /^\d{1,3}$/;
const YES = new Set(["ya", "y", "yes", "cadangan", "true"]);
const NO = new Set(["", "tidak", "t", "no", "utama", "false"]);

/** Reads one row cell by cell; every problem of the row at once, so that a file is mended in one go. */
export function readRosterRow({ cells }: RosterRow, words: RoleWords): RowReading {
  const problems: CellProblem[] = [];
  const wrong = (column: RosterColumn, code: CellProblemCode) => void problems.push({ column, code });
  const text = (column: RosterColumn) => blankAsNone(cellText(cells[column]));
  const within = (column: RosterColumn, least: number, most: number, code: CellProblemCode) => {
    const value = text(column);
    if (value.length < least || value.length > most) wrong(column, code);
    return value;
  };
  const displayName = within("name", 2, 100, "NAME");
  const username = text("username").toLowerCase();
  if (username !== "" && !USERNAME.test(username)) wrong("username", "USERNAME");
  const role = roleOf(text("role"), words);
  if (role === null) wrong("role", "ROLE");
  const regionCode = codeOf(cells.regionCode);
  if (isScientific(cells.regionCode)) wrong("regionCode", "CODE_DIGITS_LOST");
  else if (!CODE.test(regionCode)) wrong("regionCode", "CODE");
  const isDeputy = deputyOf(cells.deputy);
  if (isDeputy === null) wrong("deputy", "DEPUTY");
  const decreeNumber = within("decreeNumber", 3, 100, "DECREE_NUMBER");
  const decreeDate = readSidDate(cells.decreeDate);
  if (decreeDate === null) wrong("decreeDate", "DECREE_DATE");
  const exception = text("exception");
  if (exception !== "") within("exception", 5, 500, "EXCEPTION");
  const neighbourhood = neighbourhoodOf(role, text("rt"), text("rw"), wrong);
  if (problems.length > 0 || role === null || isDeputy === null || decreeDate === null) return { ok: false, problems };
  const person = { displayName, role, regionCode, neighbourhood, isDeputy, decreeNumber, decreeDate };
  return {
    ok: true,
    person: { ...person, username: username || null, profileException: exception || null },
  };
}

function blankAsNone(text: string): string {
  return isBlank(text) ? "" : text;
}

function roleOf(text: string, words: RoleWords): Role | null {
  return isRole(text) ? text : (words.get(plainWords(text)) ?? null);
}

/** Digits alone: offices write 52.07.02.2001, and a spreadsheet puts an apostrophe before it. */
function codeOf(cell: Cell): string {
  return cellText(cell).replace(/[\s.']/g, "");
}

function deputyOf(cell: Cell): boolean | null {
  const word = plainWords(blankAsNone(cellText(cell)));
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

function neighbourhoodOf(
  role: Role | null,
  rt: string,
  rw: string,
  wrong: (column: RosterColumn, code: CellProblemCode) => void,
): ReadPerson["neighbourhood"] {
  if (role !== "rt-head") {
    if (rt !== "") wrong("rt", "RT_SURPLUS");
    else if (rw !== "") wrong("rw", "RT_SURPLUS");
    return null;
  }
  if (rt === "") wrong("rt", "RT_MISSING");
  else if (!NUMBER.test(rt)) wrong("rt", "RT");
  if (rw !== "" && !NUMBER.test(rw)) wrong("rw", "RW");
  return { rt, rw: rw || null };
}
