import { parsePublicId } from "../public-id/public-id";
import { parseCsv } from "../table/csv";
import { headingPlaces, plainWords, repeated } from "../table/headings";
import {
  MOST_NOTE,
  MOST_SNAPSHOT_NAME,
  REFUSAL_REASONS,
  type RefusalReason,
  type Reply,
  replyProblem,
} from "./delivery";

/** What the centre says of one item, as its file says it. */
export interface ReplyLine extends Reply {
  /** Row as a spreadsheet numbers it. */
  readonly row: number;
  readonly regencyCode: string;
  readonly proposalId: string;
}

export const LINE_PROBLEMS = [
  "NUMBER_FORM",
  "NUMBER_TWICE",
  "RESULT_UNKNOWN",
  "REASON_UNKNOWN",
  "REASON_MISSING",
  "NOTE_MISSING",
  "SNAPSHOT_MISSING",
  "IDENTITY_NUMBER",
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

export interface LineFault {
  readonly row: number;
  readonly code: LineProblem;
}

export const FILE_FAULTS = [
  "NO_TABLE",
  "NO_ROWS",
  "TOO_MANY_ROWS",
  "NUMBER_COLUMN_MISSING",
  "RESULT_COLUMN_MISSING",
] as const;
export type ReplyFileFault = (typeof FILE_FAULTS)[number];

export type DeliveryReplyFile =
  | { readonly ok: true; readonly lines: readonly ReplyLine[]; readonly faults: readonly LineFault[] }
  | { readonly ok: false; readonly fault: ReplyFileFault };

/** Answers that one reading takes: a season of a regency. */
export const MAX_REPLY_LINES = 50_000;
/** Answers that one command writes, whole or not at all; a longer file is written part by part. */
export const REPLIES_AT_ONCE = 2000;

const HEADINGS = {
  number: ["nomor usulan", "nomor", "proposal number", "number"],
  result: ["hasil", "hasil pusat", "result"],
  reason: ["alasan", "reason"],
  note: ["catatan", "keterangan", "note"],
  snapshot: ["snapshot", "nama snapshot"],
} as const;
type Column = keyof typeof HEADINGS;

const RESULTS: readonly (readonly [Reply["state"], readonly string[]])[] = [
  ["accepted", ["diterima", "terima", "accepted"]],
  ["refused", ["ditolak", "tolak", "refused", "rejected"]],
  ["in-snapshot", ["masuk snapshot", "snapshot", "in snapshot", "terperingkat"]],
];

/** What matching says of a person's number: rows that do not match are returned to who sent them (Peraturan BPS 6/2025, article 15). */
const MATCHES: readonly (readonly [Pick<Reply, "state" | "reason">, readonly string[]])[] = [
  [{ state: "accepted", reason: null }, ["padan"]],
  [
    { state: "refused", reason: "nik-unmatched" },
    ["tidak padan", "non padan", "nonpadan", "typo", "salah ketik", "nik salah ketik"],
  ],
];

const REASONS: readonly (readonly [RefusalReason, readonly string[]])[] = [
  ["nik-unmatched", ["nik tidak padan", "tidak padan", "nik unmatched"]],
  ["double", ["data ganda", "ganda", "double"]],
  ["incomplete", ["data tidak lengkap", "tidak lengkap", "incomplete"]],
  ["late", ["terlambat", "lewat batas waktu", "late"]],
  ["not-eligible", ["tidak memenuhi syarat", "tidak eligible", "not eligible"]],
  ["other", ["lain", "lainnya", "alasan lain", "other"]],
];

/** Reads a reply: the heading in any order, then every row. A row that is not understood is told and left out. */
export function readDeliveryReply(text: string): DeliveryReplyFile {
  const cells = parseCsv(text);
  if (cells === null) return { ok: false, fault: "NO_TABLE" };
  const places = headingPlaces(cells[0] ?? [], COLUMNS, HEADINGS);
  if (!places.has("number")) return { ok: false, fault: "NUMBER_COLUMN_MISSING" };
  if (!places.has("result")) return { ok: false, fault: "RESULT_COLUMN_MISSING" };
  const filled = cells.flatMap((line, index) =>
    index > 0 && line.some((cell) => cell.trim() !== "") ? [{ row: index + 1, line }] : [],
  );
  // A covering list goes out with these columns empty: what nobody filled in says nothing.
  const answered = filled.filter(({ line }) => (line[places.get("result") ?? -1] ?? "").trim() !== "");
  if (answered.length === 0) return { ok: false, fault: "NO_ROWS" };
  if (answered.length > MAX_REPLY_LINES) return { ok: false, fault: "TOO_MANY_ROWS" };
  const read = answered.flatMap(({ row, line }) =>
    readLines(row, (column) => (line[places.get(column) ?? -1] ?? "").trim()),
  );
  const lines = read.flatMap((one) => ("code" in one ? [] : [one]));
  const twice = repeated(lines.map(({ proposalId }) => proposalId));
  return {
    ok: true,
    lines: lines.filter(({ proposalId }) => !twice.has(proposalId)),
    faults: [
      ...read.flatMap((one) => ("code" in one ? [one] : [])),
      ...lines.flatMap(({ row, proposalId }): readonly LineFault[] =>
        twice.has(proposalId) ? [{ row, code: "NUMBER_TWICE" }] : [],
      ),
    ].toSorted((a, b) => a.row - b.row),
  };
}

const COLUMNS: readonly Column[] = ["number", "result", "reason", "note", "snapshot"];

/** A row of our own `keluarga.csv` names every proposal of its family: what is said of it is said of each. */
function readLines(row: number, at: (column: Column) => string): readonly (ReplyLine | LineFault)[] {
  const numbers = at("number").split(";");
  return numbers.map((number) => readLine(row, number, at));
}

function readLine(row: number, text: string, at: (column: Column) => string): ReplyLine | LineFault {
  // A spreadsheet keeps the apostrophe that guards a cell against being run as a formula.
  const number = parsePublicId(text.trim().replace(/^'/, "").toLowerCase());
  if (number === null) return { row, code: "NUMBER_FORM" };
  const result = plainWords(at("result"));
  const matched = MATCHES.find(([, words]) => words.includes(result))?.[0];
  const state = matched?.state ?? RESULTS.find(([, words]) => words.includes(result))?.[0];
  if (state === undefined) return { row, code: "RESULT_UNKNOWN" };
  const said = plainWords(at("reason"));
  const reason =
    REASONS.find(([, words]) => words.includes(said))?.[0] ??
    REFUSAL_REASONS.find((code) => code === said) ??
    (said === "" ? matched?.reason : undefined);
  if (state === "refused" && said !== "" && reason === undefined) return { row, code: "REASON_UNKNOWN" };
  const reply: Reply = {
    state,
    reason: state === "refused" ? (reason ?? null) : null,
    note: textOf(at("note"), MOST_NOTE),
    snapshot: state === "in-snapshot" ? textOf(at("snapshot"), MOST_SNAPSHOT_NAME) : null,
  };
  const problem = replyProblem("exported", reply);
  if (problem !== null && problem !== "FINAL") return { row, code: problem };
  return { row, regencyCode: number.regencyCode, proposalId: number.id, ...reply };
}

function textOf(text: string, most: number): string | null {
  return text === "" ? null : text.slice(0, most);
}
