import { isShown } from "../dashboard/figure";
import { figureText, type OpenRow } from "./row";

/** What is judged before anybody may publish. */
export const CHECKS = ["REGIONS", "SMALL_CELLS", "TWICE", "CHANGED", "GONE", "SAME"] as const;
export type CheckCode = (typeof CHECKS)[number];

/** `stop`: it cannot be published so. `look`: a person decides. */
export type CheckOutcome = "passed" | "look" | "stop";

/** A row that a check found, as it is told: no exact count is ever part of it. */
export interface CheckExample {
  /** Its area, and what it is about. */
  readonly about: readonly string[];
  /** Figure of the open edition; empty where it was withheld, or there is none. */
  readonly before: string;
  /** Figure of this edition; likewise. */
  readonly now: string;
}

/** So many rows are shown of what a check found; of changes the largest. */
export const MOST_EXAMPLES = 20;

export interface CheckResult {
  readonly code: CheckCode;
  readonly outcome: CheckOutcome;
  /** How many rows it is about. */
  readonly rows: number;
  readonly examples: readonly CheckExample[];
}

export interface CheckGround {
  /** The region and those right below it. */
  readonly regions: ReadonlySet<string>;
  /** The edition that is published now: figures by {@link rowKey}; null where there is none. */
  readonly before: ReadonlyMap<string, string> | null;
}

/** A figure that moved by more than this share since the edition before is looked at. */
const JUMP = 0.25;
/** Small figures jump by themselves. */
const LEAST_JUMPING = 50;

/** What a row is about, without its figures. */
export function rowKey({ code, about }: Pick<OpenRow, "code" | "about">): string {
  return [code, ...about.map((each) => each.code)].join("|");
}

export function checkRows(rows: readonly OpenRow[], { regions, before }: CheckGround): readonly CheckResult[] {
  const byKey = new Map(rows.map((row) => [rowKey(row), row]));
  const exampleOf = (row: OpenRow) => exampleFor(row, before);
  const open = [...(before ?? [])].filter(([, figure]) => figure !== "");
  const gone = open.filter(([key]) => figureText(byKey.get(key)?.counted ?? null) === "");
  const jumps = rows
    .map((row) => ({ row, jump: jumpOf(row, before) }))
    .filter(({ jump }) => jump > JUMP)
    .sort((a, b) => b.jump - a.jump);
  const same = isSame(byKey, before) ? rows.length : 0;
  return [
    resultOf("REGIONS", "stop", rows.filter(({ code }) => !regions.has(code)).map(exampleOf)),
    resultOf("SMALL_CELLS", "stop", rows.filter(isSmall).map(exampleOf)),
    resultOf("TWICE", "stop", rows.filter((row) => byKey.get(rowKey(row)) !== row).map(exampleOf)),
    resultOf(
      "CHANGED",
      "look",
      jumps.map(({ row }) => exampleOf(row)),
    ),
    resultOf(
      "GONE",
      "look",
      gone.map(([key, figure]) => {
        const row = byKey.get(key);
        return row === undefined ? { about: key.split("|"), before: figure, now: "" } : exampleOf(row);
      }),
    ),
    { code: "SAME", outcome: same > 0 ? "look" : "passed", rows: same, examples: [] },
  ];
}

function resultOf(code: CheckCode, fault: CheckOutcome, found: readonly CheckExample[]): CheckResult {
  const outcome = found.length === 0 ? "passed" : fault;
  return { code, outcome, rows: found.length, examples: found.slice(0, MOST_EXAMPLES) };
}

function exampleFor(row: OpenRow, before: CheckGround["before"]): CheckExample {
  return {
    about: [row.area, ...row.about.map(({ word }) => word)],
    before: before?.get(rowKey(row)) ?? "",
    now: figureText(row.counted),
  };
}

function isSame(byKey: ReadonlyMap<string, OpenRow>, before: CheckGround["before"]): boolean {
  if (before === null || before.size === 0 || before.size !== byKey.size) return false;
  return [...byKey].every(([key, { counted }]) => before.get(key) === figureText(counted));
}

export function mayPublish(checks: readonly CheckResult[]): boolean {
  return checks.length > 0 && checks.every(({ outcome }) => outcome !== "stop");
}

/** Told, and in truth fewer than may be told: what is rounded up hides it from the eye, not from who knows the rounding. */
function isSmall({ counted, base, truth, least }: OpenRow): boolean {
  const told = [
    [counted, truth.counted],
    [base, truth.base],
  ] as const;
  return told.some(
    ([figure, exact]) => figure !== null && isShown(figure) && isShown(exact) && exact > 0 && exact < least,
  );
}

/** By what share of the open figure a row has moved; 0 for what is small, new, or withheld. */
function jumpOf(row: OpenRow, before: CheckGround["before"]): number {
  const earlier = Number(before?.get(rowKey(row)) || Number.NaN);
  if (!isShown(row.counted) || Number.isNaN(earlier) || Math.max(earlier, row.counted) < LEAST_JUMPING) return 0;
  return Math.abs(row.counted - earlier) / Math.max(earlier, 1);
}
