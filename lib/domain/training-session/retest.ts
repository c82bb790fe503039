import { permits } from "../access/permission";
import { ROLES, type Role } from "../access/role";
import { addDays, endOfDay } from "../calendar/working-day";
import { localDay } from "../period/period";
import type { ReasonCode } from "../workflow/reason";
import { TIER_NAMES, TIERS } from "../workflow/tier";

/** When the test is asked again; source: process.md 6.4 names the two grounds, the figures are this portal's. */
export const RETEST = {
  /** Days without own work under the duty. */
  idleDays: 180,
  /** Days from the announcement until it bites, at the least. */
  noticeDays: 30,
  /** The latest so many judged sendings count. */
  judgedMost: 50,
  /** Of fewer a share says little. */
  judgedLeast: 20,
  /** More than this share at fault asks for the test. */
  faultyShare: 0.3,
} as const;

export const RETEST_WHYS = ["idle", "errors"] as const;
export type RetestWhy = (typeof RETEST_WHYS)[number];

/** What ends it: the test, own work (or fewer errors) before it bit, a certificate of another training. */
export type RetestEnd = "test" | "work" | "certificate";

/**
 * Duties whose work the portal sees step by step. Of who plans, trains, reads figures or tells what happens in an RT, silence says
 * nothing.
 */
export const RETESTED_ROLES: readonly Role[] = ROLES.filter((role) =>
  (["proposal:draft", "ground-check:do", ...TIER_NAMES.map((name) => TIERS[name].permission)] as const).some(
    (permission) => permits(role, "full", permission),
  ),
);

/** Returns and rejections that the sender's care would have spared; what a family did, or another officer wants, is not among them. */
export const FAULT_REASONS: readonly ReasonCode[] = [
  "NIK_NOT_16_DIGITS",
  "NIK_NOT_FOUND",
  "NIK_DOUBLE",
  "KK_MISMATCH",
  "NAME_MISMATCH",
  "EVIDENCE_UNCLEAR",
  "EVIDENCE_MISSING",
  "ANSWERS_INCONSISTENT",
];

/** What is known of somebody with full access by training. */
export interface WorkFacts {
  /** Since when they are judged: full access began, or the test was passed again. */
  readonly since: Date;
  /** When the certificate ends, exclusive. */
  readonly validTo: Date;
  /** The last own work until now, and before an announced test bit; null where there is none since. */
  readonly lastWorkAt: Date | null;
  /** Of the latest {@link RETEST.judgedMost} sendings that somebody has judged: how many, and how many were at fault. */
  readonly judged: number;
  readonly faulty: number;
  readonly timeZone: string;
}

export interface OpenRetest {
  readonly why: RetestWhy;
  readonly announcedAt: Date;
  readonly dueAt: Date;
}

export type RetestState =
  | { readonly state: "nothing" }
  | { readonly state: "announced" | "due"; readonly why: RetestWhy; readonly dueAt: Date };

const NOTHING: RetestState = { state: "nothing" };

/**
 * Whether somebody must pass the test again, why and from when. What is announced is let off by own work or by fewer errors before it
 * bites; after that by the test alone. Nothing is announced that would bite after the certificate has ended.
 */
export function retestOf(facts: WorkFacts, open: OpenRetest | null, now: Date): RetestState {
  if (open === null) return newRetest(facts, now);
  if (isLetOff(open, facts, now)) return NOTHING;
  const { why, dueAt } = open;
  return { state: now < dueAt ? "announced" : "due", why, dueAt };
}

function isLetOff({ why, announcedAt, dueAt }: OpenRetest, facts: WorkFacts, now: Date): boolean {
  if (why === "errors") return now < dueAt && !hasErrors(facts);
  // Work of the last evening may be seen only after midnight: what counts is when it was done.
  return facts.lastWorkAt !== null && announcedAt <= facts.lastWorkAt && facts.lastWorkAt < dueAt;
}

function newRetest(facts: WorkFacts, now: Date): RetestState {
  const { since, lastWorkAt, timeZone, validTo } = facts;
  const today = localDay(now, timeZone);
  const soonest = endOfDay(addDays(today, RETEST.noticeDays), timeZone);
  const idleSince = localDay(lastWorkAt !== null && lastWorkAt > since ? lastWorkAt : since, timeZone);
  const idleDue = endOfDay(addDays(idleSince, RETEST.idleDays), timeZone);
  // Errors first: a day's work would let off the other.
  const why = hasErrors(facts) ? "errors" : idleDue <= soonest ? "idle" : null;
  return why === null || soonest >= validTo ? NOTHING : { state: "announced", why, dueAt: soonest };
}

function hasErrors({ judged, faulty }: WorkFacts): boolean {
  return judged >= RETEST.judgedLeast && faulty > RETEST.faultyShare * judged;
}
