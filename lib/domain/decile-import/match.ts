import { covers } from "../access/scope";
import { groupedBy } from "../list/grouped";
import type { Field, RowFault, RowProblem, SnapshotRow } from "./snapshot-file";

/**
 * What became of a row, in the order in which a person should look. kk and nik: found by that number, and taken. same: recorded already.
 * differs: recorded already with other deciles. disagree: card and NIK name two families. twice: another row names the family.
 */
export const ROW_KINDS = ["disagree", "differs", "twice", "faulty", "outside", "unknown", "nik", "kk", "same"] as const;
export type RowKind = (typeof ROW_KINDS)[number];
/** Those that a commit writes. */
const TAKEN_KINDS = ["kk", "nik"] as const satisfies readonly RowKind[];

export function isTaken(kind: RowKind): boolean {
  return TAKEN_KINDS.some((taken) => taken === kind);
}

/** How many rows of a file a commit would write. */
export function takenCount(kinds: Readonly<Record<RowKind, number>>): number {
  return TAKEN_KINDS.reduce((sum, kind) => sum + kinds[kind], 0);
}

/** Said beside a row that is taken all the same. */
export const HINTS = ["KK_FORMER", "KK_UNKNOWN", "NIK_UNKNOWN", "LIVES_ELSEWHERE"] as const;
export type Hint = (typeof HINTS)[number];

export interface FoundFamily {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
}

/** What the register says of a row's numbers. */
export interface LookUp {
  readonly byKk: FoundFamily | null;
  /** The card is one that the family had before. */
  readonly isKkFormer: boolean;
  readonly byNik: FoundFamily | null;
  /** Deciles that stand on record for the family in this snapshot. */
  readonly recorded: Deciles | null;
}

export interface Deciles {
  readonly national: number;
  readonly province: number | null;
  readonly regency: number | null;
}

export interface MatchedRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly field: Field | null;
  readonly problem: RowProblem | null;
  readonly hints: readonly Hint[];
  readonly family: FoundFamily | null;
  readonly deciles: Deciles | null;
  /** Plain, for the report; null where the row is taken. */
  readonly nik: string | null;
  readonly kk: string | null;
}

export function faultRow({ row, field, code, nik, kk }: RowFault): MatchedRow {
  return { row, kind: "faulty", field, problem: code, hints: [], family: null, deciles: null, nik, kk };
}

/** Judges one row; rows that name one family twice are found afterwards, when all are known. */
export function matchRow(row: SnapshotRow, found: LookUp, regionCode: string): MatchedRow {
  const deciles = { national: row.national, province: row.province, regency: row.regency };
  const base = { row: row.row, problem: null, nik: row.nik, kk: row.kk, deciles };
  const left = (kind: RowKind, field: Field | null): MatchedRow => ({ ...base, kind, field, hints: [], family: null });
  if (row.village !== null && !covers(regionCode, row.village) && !covers(row.village, regionCode))
    return left("outside", "village");
  const { byKk, byNik } = found;
  if (byKk !== null && byNik !== null && byKk.id !== byNik.id) return left("disagree", "nik");
  const family = byKk ?? byNik;
  if (family === null) return left("unknown", row.kk === null ? "nik" : "kk");
  const known = { ...base, hints: hintsOf(row, found, family), family };
  if (found.recorded !== null)
    return {
      ...known,
      kind: isSame(found.recorded, deciles) ? "same" : "differs",
      field: isSame(found.recorded, deciles) ? null : "national",
    };
  return { ...known, kind: byKk === null ? "nik" : "kk", field: null };
}

function hintsOf(row: SnapshotRow, { byKk, byNik, isKkFormer }: LookUp, family: FoundFamily): readonly Hint[] {
  const hints: Hint[] = [];
  if (byKk !== null && isKkFormer) hints.push("KK_FORMER");
  if (row.kk !== null && byKk === null) hints.push("KK_UNKNOWN");
  if (row.nik !== null && byNik === null) hints.push("NIK_UNKNOWN");
  if (row.village !== null && !family.villageCode.startsWith(row.village)) hints.push("LIVES_ELSEWHERE");
  return hints;
}

function isSame(a: Deciles, b: Deciles): boolean {
  return a.national === b.national && a.province === b.province && a.regency === b.regency;
}

/** A family that several rows name: the first is taken where all say the same, none where they do not. */
export function settleTwice(rows: readonly MatchedRow[]): readonly MatchedRow[] {
  const byFamily = groupedBy(rows, ({ family }) => family?.id ?? null);
  return rows.map((row) => {
    if (row.family === null || !isTaken(row.kind) || row.deciles === null) return row;
    const namesakes = (byFamily.get(row.family.id) ?? []).filter(({ kind }) => isTaken(kind));
    const [first] = namesakes;
    const agree = namesakes.every(
      ({ deciles }) => deciles !== null && row.deciles !== null && isSame(deciles, row.deciles),
    );
    if (first === undefined || namesakes.length === 1 || (agree && first.row === row.row)) return row;
    return { ...row, kind: "twice", field: row.kk === null ? "nik" : "kk", family: null };
  });
}
