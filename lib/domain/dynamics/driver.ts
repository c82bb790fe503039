import { type Change, parseChangeKey } from "../instrument/diff";
import { findVariable } from "../variable/dictionary";
import { type AppliedRevision, isInput } from "./cause";

/** What changed in a family whose condition moved it. A family may have several. */
export const DRIVERS = [
  "work-lost",
  "earner-gone",
  "illness",
  "disability",
  "disaster",
  "business-failed",
  "larger-family",
  "work-found",
  "business-grew",
  "smaller-family",
  "schooling",
  "housing",
  "belongings",
  "other",
] as const;
export type Driver = (typeof DRIVERS)[number];

/** What was said to have happened, by the cause of the event. */
const WORSE: Readonly<Record<number, Driver>> = {
  1: "work-lost",
  2: "illness",
  3: "disaster",
  4: "housing",
  5: "business-failed",
  6: "earner-gone",
};
const BETTER: Readonly<Record<number, Driver>> = { 1: "work-found", 2: "business-grew", 3: "housing" };

const DIED = 2;

/** `earners`: uids of people who worked when last asked, whether they are still there or not. */
export function driversOf(applied: readonly AppliedRevision[], earners: ReadonlySet<string>): ReadonlySet<Driver> {
  const found = new Set<Driver>();
  for (const revision of applied) {
    if (revision.isCorrection) continue;
    for (const { code, cause } of revision.events) {
      const told = code === "KND-" ? WORSE[cause ?? 0] : code === "KND+" ? BETTER[cause ?? 0] : undefined;
      if (told !== undefined) found.add(told);
      if (code === "DIS") found.add("disability");
    }
    for (const op of revision.memberOps) {
      if (op.kind === "add") found.add("larger-family");
      else found.add(op.presence === DIED && earners.has(op.uid) ? "earner-gone" : "smaller-family");
    }
    for (const change of revision.changes) {
      const driver = driverOf(change);
      if (driver !== null) found.add(driver);
    }
  }
  const isOther =
    found.size === 0 && applied.some(({ isCorrection, changes }) => !isCorrection && changes.some(isInput));
  return isOther ? new Set<Driver>(["other"]) : found;
}

/** A job of one's own: the question of 2022 (last week) and that of 2026 (income from work). */
const WORKS: readonly string[] = ["workedLastWeek", "hasJobIncome"];
/** Code 1 of the one question of 2022: none. In 2026 each illness is asked by itself: 1 yes. */
const NO_ILLNESS = 1;

function driverOf(change: Change): Driver | null {
  const target = parseChangeKey(change.key);
  if (target === null || !isInput(change)) return null;
  const { key } = target;
  const { before, after } = change;
  if (WORKS.includes(key))
    return before === 1 && after === 2 ? "work-lost" : before === 2 && after === 1 ? "work-found" : null;
  if (key === "chronicIllness") return isIll(after) && !isIll(before) ? "illness" : null;
  if (/^illness[A-Z]/.test(key)) return after === 1 && before !== 1 ? "illness" : null;
  if (key.startsWith("difficulty")) return isSevere(after) && !isSevere(before) ? "disability" : null;
  switch (findVariable(target.level, key)?.section) {
    case "housing":
      return "housing";
    case "assets":
      return "belongings";
    case "education":
      return "schooling";
    default:
      return null;
  }
}

function isIll(code: Change["after"]): boolean {
  return typeof code === "number" && code > NO_ILLNESS;
}

/** Much difficulty or worse. */
function isSevere(code: Change["after"]): boolean {
  return typeof code === "number" && code <= 2;
}
