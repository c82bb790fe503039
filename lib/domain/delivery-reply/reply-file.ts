import { MOST_NOTE, MOST_SNAPSHOT_NAME, type Reply, replyProblem } from "../delivery/delivery";
import { holdsIdentityNumber, identityNumberProblem } from "../nik/identity-number";
import type { ReplyStatus } from "../nik-match/status";
import { type PublicId, parsePublicId } from "../public-id/public-id";
import { type Cell, cellText, isBlank, isScientific, mayHaveLostDigits } from "../sid/cell";
import { readSidDate } from "../sid/sid-date";
import { headingPlaces, headingRow } from "../table/headings";
import { COLUMNS, type Column, HEADINGS, matchOf, reasonOf, resultOf, wordsOf } from "./words";

/** What a row says, and of whom: one person's NIK, or a family's proposals. Identifiers are plain: memory only. */
export interface ReplyRow {
  /** Row as the spreadsheet numbers it. */
  readonly row: number;
  readonly number: PublicId | null;
  readonly kk: string | null;
  readonly nik: string | null;
  readonly said: { readonly family: Reply } | { readonly person: ReplyStatus; readonly note: string | null };
}

export const FIELDS = ["number", "kk", "nik", "result", "reason", "note", "snapshot", "snapshotOn"] as const;
export type Field = (typeof FIELDS)[number];

export const ROW_PROBLEMS = [
  "NUMBER_FORM",
  "NUMBER_MISSING",
  "DIGITS_LOST",
  "IDENTITY_FORM",
  "RESULT_UNKNOWN",
  "REASON_UNKNOWN",
  "REASON_MISSING",
  "NOTE_MISSING",
  "SNAPSHOT_MISSING",
  "SNAPSHOT_DATE",
  "IDENTITY_NUMBER",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export interface RowFault {
  readonly row: number;
  readonly field: Field;
  readonly code: RowProblem;
  /** What can still be read of the numbers, for the report. */
  readonly kk: string | null;
  readonly nik: string | null;
}

export const FILE_FAULTS = ["NO_ROWS", "TOO_MANY_ROWS", "NUMBER_COLUMN_MISSING", "RESULT_COLUMN_MISSING"] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export type ReplyFile =
  | {
      readonly ok: true;
      readonly rows: readonly ReplyRow[];
      readonly faults: readonly RowFault[];
      /** Rows that answer something. */
      readonly rowCount: number;
      /** Of them, rows with a decile, which is not read here. */
      readonly deciles: number;
    }
  | { readonly ok: false; readonly fault: FileFault };

/** Rows in which the heading may stand. */
const MOST_ABOVE = 20;

/** People of a season of a regency; more comes in parts. */
export const MAX_REPLY_ROWS = 200_000;

const NUMBERS: readonly Column[] = ["number", "kk", "nik"];

/**
 * Reads a reply: the heading in any order, below whatever notes stand above it, then every row that answers something (a covering list goes out with the answers empty). A faulty row
 * is told and left out, never guessed.
 */
export function readReply(cells: readonly (readonly Cell[])[]): ReplyFile {
  const top = cells.slice(0, MOST_ABOVE).map((line) => line.map(cellText));
  const heading = headingRow(top, (line) => headingFault(placesOf(line)) === null);
  const places = placesOf(top[heading] ?? []);
  const missing = headingFault(places);
  if (missing !== null) return { ok: false, fault: missing };
  const rows: ReplyRow[] = [];
  const faults: RowFault[] = [];
  let [rowCount, deciles] = [0, 0];
  for (const [index, line] of cells.entries()) {
    if (index <= heading) continue;
    const at = (column: Column) => line[places.get(column) ?? -1] ?? null;
    if (isBlank(cellText(at("result"))) && isBlank(cellText(at("match")))) continue;
    rowCount += 1;
    if (rowCount > MAX_REPLY_ROWS) return { ok: false, fault: "TOO_MANY_ROWS" };
    // In our own keluarga.csv the decile is what we sent.
    if (!places.has("familyId") && !isBlank(cellText(at("decile")))) deciles += 1;
    for (const one of readRow(index + 1, at)) "code" in one ? faults.push(one) : rows.push(one);
  }
  return rowCount === 0 ? { ok: false, fault: "NO_ROWS" } : { ok: true, rows, faults, rowCount, deciles };
}

type Places = ReadonlyMap<Column, number>;

function placesOf(heading: readonly string[]): Places {
  return headingPlaces(heading, COLUMNS, HEADINGS);
}

function headingFault(places: Places): FileFault | null {
  if (!NUMBERS.some((column) => places.has(column))) return "NUMBER_COLUMN_MISSING";
  return places.has("result") || places.has("match") ? null : "RESULT_COLUMN_MISSING";
}

type At = (column: Column) => Cell;

/** A row may name several proposals, and may say one thing of a person and another of the family. */
function readRow(row: number, at: At): readonly (ReplyRow | RowFault)[] {
  const [kk, nik] = [digitsOf(at("kk")), digitsOf(at("nik"))];
  const numbers = numbersOf(at("number"));
  const base = { row, kk: kk === "" ? null : kk, nik: nik === "" ? null : nik };
  const fault = (field: Field, code: RowProblem): readonly RowFault[] => [
    { row, field, code, kk: shown(kk), nik: shown(nik) },
  ];
  for (const field of ["kk", "nik"] as const) {
    if (isScientific(at(field)) || mayHaveLostDigits(at(field))) return fault(field, "DIGITS_LOST");
    if (base[field] !== null && identityNumberProblem(base[field]) !== null) return fault(field, "IDENTITY_FORM");
  }
  if (numbers.includes(null)) return fault("number", "NUMBER_FORM");
  if (numbers.length === 0 && base.kk === null && base.nik === null) return fault(numberField(at), "NUMBER_MISSING");
  const said = saidOf(at, base.nik !== null);
  if ("code" in said) return fault(said.field, said.code);
  const named = numbers.length === 0 ? [null] : numbers;
  return said.flatMap((one) => named.map((number) => ({ ...base, number, said: one })));
}

/** The column that a reader would look at for a missing number. */
function numberField(at: At): Field {
  return at("nik") === null && at("kk") === null ? "number" : at("nik") === null ? "kk" : "nik";
}

/** Null: a number that is none. A spreadsheet keeps the apostrophe that guards a cell against being run as a formula. */
function numbersOf(cell: Cell): readonly (PublicId | null)[] {
  const text = cellText(cell);
  if (isBlank(text)) return [];
  return text.split(";").map((part) => parsePublicId(part.trim().replace(/^'/, "").toLowerCase()));
}

type Said = ReplyRow["said"];
interface Wrong {
  readonly field: Field;
  readonly code: RowProblem;
}

/**
 * What the row says of the person and of the family, in two columns or in one ("Ditolak, tidak padan"). Matching without a NIK is said of the
 * family, where no result stands beside it: then it is the reason for that.
 */
function saidOf(at: At, hasNik: boolean): readonly Said[] | Wrong {
  const words = [at("result"), at("match")].flatMap((cell) => wordsOf(cellText(cell)));
  const [matches, results] = [new Set(words.flatMap((word) => matchOf(word) ?? [])), new Set<Reply["state"]>()];
  for (const word of words) {
    const state = resultOf(word);
    if (state !== undefined) results.add(state);
    else if (matchOf(word) === undefined) return { field: "result", code: "RESULT_UNKNOWN" };
  }
  const [[match], [state]] = [[...matches], [...results]];
  if (words.length === 0 || matches.size > 1 || results.size > 1) return { field: "result", code: "RESULT_UNKNOWN" };
  const said: Said[] = [];
  const ofFamily = state ?? (hasNik || match === undefined ? undefined : match === "matched" ? "accepted" : "refused");
  if (ofFamily !== undefined) {
    const family = familySaid(at, ofFamily, match !== undefined && match !== "matched");
    if ("code" in family) return family;
    said.push({ family });
  }
  if (match !== undefined && hasNik) said.push({ person: match, note: textOf(at("note"), MOST_NOTE) });
  return said;
}

const FIELD_OF = {
  REASON_MISSING: "reason",
  NOTE_MISSING: "note",
  SNAPSHOT_MISSING: "snapshot",
  IDENTITY_NUMBER: "note",
} as const satisfies Partial<Record<RowProblem, Field>>;

function familySaid(at: At, state: Reply["state"], isMatching: boolean): Reply | Wrong {
  const given = cellText(at("reason"));
  const reason = isBlank(given) ? (isMatching ? "nik-unmatched" : undefined) : reasonOf(given);
  if (state === "refused" && !isBlank(given) && reason === undefined)
    return { field: "reason", code: "REASON_UNKNOWN" };
  const isRanked = state === "in-snapshot";
  const snapshotOn = readSidDate(at("snapshotOn"));
  if (isRanked && snapshotOn === null && !isBlank(cellText(at("snapshotOn"))))
    return { field: "snapshotOn", code: "SNAPSHOT_DATE" };
  const reply: Reply = {
    state,
    reason: state === "refused" ? (reason ?? null) : null,
    note: textOf(at("note"), MOST_NOTE),
    snapshot: isRanked ? textOf(at("snapshot"), MOST_SNAPSHOT_NAME) : null,
    snapshotOn: isRanked ? snapshotOn : null,
  };
  const problem = replyProblem("exported", reply);
  if (problem === null || problem === "FINAL") return reply;
  const isInName = problem === "IDENTITY_NUMBER" && !holdsIdentityNumber(reply.note ?? "");
  return { field: isInName ? "snapshot" : FIELD_OF[problem], code: problem };
}

function digitsOf(cell: Cell): string {
  const text = cellText(cell).replace(/[\s.'="]/g, "");
  return isBlank(text) ? "" : text;
}

function shown(digits: string): string | null {
  return /^\d{8,16}$/.test(digits) ? digits : null;
}

function textOf(cell: Cell, most: number): string | null {
  const text = cellText(cell);
  return isBlank(text) ? null : text.slice(0, most);
}
