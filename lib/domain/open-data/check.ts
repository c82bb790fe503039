import { isShown } from "../dashboard/figure";
import { figureText, type OpenRow } from "./row";

/** What is judged before anybody may publish. */
export const CHECKS = ["REGIONS", "SMALL_CELLS", "TWICE", "CHANGED", "GONE", "SAME"] as const;
export type CheckCode = (typeof CHECKS)[number];

/** `stop`: it cannot be published so. `look`: a person decides. */
export type CheckOutcome = "passed" | "look" | "stop";

export interface CheckResult {
  readonly code: CheckCode;
  readonly outcome: CheckOutcome;
  /** How many rows it is about. */
  readonly rows: number;
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

export function checkRows(rows: readonly OpenRow[], ground: CheckGround): readonly CheckResult[] {
  const keys = rows.map(rowKey);
  const strange = rows.filter(({ code }) => !ground.regions.has(code)).length;
  const small = rows.filter(isSmall).length;
  const twice = keys.length - new Set(keys).size;
  const jumped = ground.before === null ? 0 : rows.filter((row) => hasJumped(row, ground.before)).length;
  const now = new Map(rows.map((row) => [rowKey(row), figureText(row.counted)]));
  const before = [...(ground.before ?? [])];
  const gone = before.filter(([key, figure]) => figure !== "" && (now.get(key) ?? "") === "").length;
  const isSame =
    before.length > 0 && before.length === now.size && before.every(([key, figure]) => now.get(key) === figure);
  return [
    { code: "REGIONS", outcome: strange === 0 ? "passed" : "stop", rows: strange },
    { code: "SMALL_CELLS", outcome: small === 0 ? "passed" : "stop", rows: small },
    { code: "TWICE", outcome: twice === 0 ? "passed" : "stop", rows: twice },
    { code: "CHANGED", outcome: jumped === 0 ? "passed" : "look", rows: jumped },
    { code: "GONE", outcome: gone === 0 ? "passed" : "look", rows: gone },
    { code: "SAME", outcome: isSame ? "look" : "passed", rows: isSame ? rows.length : 0 },
  ];
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

function hasJumped(row: OpenRow, before: CheckGround["before"]): boolean {
  const earlier = Number(before?.get(rowKey(row)) || Number.NaN);
  if (!isShown(row.counted) || Number.isNaN(earlier) || Math.max(earlier, row.counted) < LEAST_JUMPING) return false;
  return Math.abs(row.counted - earlier) > JUMP * Math.max(earlier, 1);
}
