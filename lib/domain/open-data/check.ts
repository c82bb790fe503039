import { isShown } from "../dashboard/figure";
import type { OpenRow } from "./row";

/** What is judged before anybody may publish. */
export const CHECKS = ["ROWS", "REGIONS", "SMALL_CELLS", "TWICE", "CHANGED"] as const;
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
  const small = rows.filter((row) => isSmall(row)).length;
  const twice = keys.length - new Set(keys).size;
  const jumped = ground.before === null ? 0 : rows.filter((row) => hasJumped(row, ground.before)).length;
  return [
    { code: "ROWS", outcome: rows.length > 0 ? "passed" : "stop", rows: rows.length },
    { code: "REGIONS", outcome: strange === 0 ? "passed" : "stop", rows: strange },
    { code: "SMALL_CELLS", outcome: small === 0 ? "passed" : "stop", rows: small },
    { code: "TWICE", outcome: twice === 0 ? "passed" : "stop", rows: twice },
    { code: "CHANGED", outcome: jumped === 0 ? "passed" : "look", rows: jumped },
  ];
}

export function mayPublish(checks: readonly CheckResult[]): boolean {
  return checks.length > 0 && checks.every(({ outcome }) => outcome !== "stop");
}

function isSmall({ counted, base, least }: OpenRow): boolean {
  return [counted, base].some((figure) => typeof figure === "number" && figure > 0 && figure < least);
}

function hasJumped(row: OpenRow, before: CheckGround["before"]): boolean {
  const earlier = Number(before?.get(rowKey(row)) || Number.NaN);
  if (!isShown(row.counted) || Number.isNaN(earlier) || Math.max(earlier, row.counted) < LEAST_JUMPING) return false;
  return Math.abs(row.counted - earlier) > JUMP * Math.max(earlier, 1);
}
