import * as z from "zod/mini";
import { DECIDER_ROLES, REQUEST_TIERS, type RequestTier } from "./flow";
import {
  DATA_CLASSES,
  LEVEL_FORMS,
  type LevelRule,
  REQUEST_LEVELS,
  REQUEST_PAPERS,
  type RequestLevel,
  STANDARD_LEVELS,
  TREATMENTS,
  type Treatment,
} from "./level";

/** What a region has decided of requests: the desks and their order, what each level opens, how often use is reported. */
export interface RequestRules {
  readonly tiers: readonly RequestTier[];
  readonly levels: readonly LevelRule[];
  /** Days between reports of use (process.md point 6: 30). */
  readonly reportDays: number;
}

/** OPD > Bappeda > Kominfo > Dinsos. The role of verifier is Bappeda's and Dinsos' (DESIGN.md 3): two people, since nobody decides at two desks. */
export const STANDARD_RULES: RequestRules = {
  tiers: [
    { name: "opd", role: "office-head" },
    { name: "bappeda", role: "regency-verifier" },
    { name: "kominfo", role: "data-steward" },
    { name: "dinsos", role: "regency-verifier" },
  ],
  levels: STANDARD_LEVELS,
  reportDays: 30,
};

const treatment = z.enum(TREATMENTS);
const levelSchema = z.strictObject({
  level: z.enum(REQUEST_LEVELS),
  isOffered: z.boolean(),
  form: z.enum(LEVEL_FORMS),
  treatments: z.strictObject({ open: treatment, quasi: treatment, personal: treatment, identifier: treatment }),
  mostDays: z.int().check(z.minimum(7), z.maximum(365)),
  papers: z.array(z.enum(REQUEST_PAPERS)).check(z.maxLength(REQUEST_PAPERS.length)),
});

/** The rules of a region as stored and as sent. */
export const rulesSchema = z.strictObject({
  tiers: z
    .array(z.strictObject({ name: z.enum(REQUEST_TIERS), role: z.enum(DECIDER_ROLES) }))
    .check(z.maxLength(REQUEST_TIERS.length)),
  levels: z.array(levelSchema).check(z.maxLength(REQUEST_LEVELS.length)),
  reportDays: z.int().check(z.minimum(7), z.maximum(STANDARD_RULES.reportDays)),
});

export type RulesProblem = "FEW_TIERS" | "TIER_TWICE" | "NO_STEWARD" | "LEVELS" | "SUMS_NAME" | "OPENS_MORE";

/** What a region may not decide, or null: at least two desks, each once, the data steward among them; every level told once. */
export function rulesProblem({ tiers, levels }: RequestRules): RulesProblem | null {
  if (tiers.length < 2) return "FEW_TIERS";
  if (new Set(tiers.map(({ name }) => name)).size < tiers.length) return "TIER_TWICE";
  if (!tiers.some(({ role }) => role === "data-steward")) return "NO_STEWARD";
  if (levels.length !== REQUEST_LEVELS.length) return "LEVELS";
  if (levels.some(({ level }, place) => level !== REQUEST_LEVELS[place])) return "LEVELS";
  return levels.map(levelProblem).find((problem) => problem !== null) ?? null;
}

/** A region may make a level stricter than the standard, never wider: levels are the same word everywhere. */
function levelProblem(rule: LevelRule, place: number): RulesProblem | null {
  const standard = STANDARD_LEVELS[place];
  if (standard === undefined || rule.form !== standard.form) return "LEVELS";
  const isWider = DATA_CLASSES.some((each) => !isStricter(rule.treatments[each], standard.treatments[each]));
  if (rule.mostDays > standard.mostDays) return "OPENS_MORE";
  if (isWider) return rule.form === "records" ? "OPENS_MORE" : "SUMS_NAME";
  return standard.papers.some((paper) => !rule.papers.includes(paper)) ? "OPENS_MORE" : null;
}

/** Coarse and masked let different things through, so neither is the stricter of the two. */
function isStricter(treatment: Treatment, standard: Treatment): boolean {
  return treatment === standard || treatment === "absent" || standard === "plain";
}

export function levelRule(rules: RequestRules, level: RequestLevel): LevelRule | null {
  return rules.levels.find((rule) => rule.level === level) ?? null;
}

/** Stored rules of one region, in force from a day on. */
export interface StoredRules {
  readonly id: string;
  readonly regionCode: string;
  readonly rules: RequestRules;
  /** YYYY-MM-DD */
  readonly effectiveFrom: string;
  /** Milliseconds; orders versions of one region that begin on the same day. */
  readonly setAt: number;
}

/** The rules of a regency on a day: the nearest region's newest that has begun, else the standard ones. */
export function rulesIn(
  stored: readonly StoredRules[],
  regencyCode: string,
  day: string,
): { readonly id: string | null; readonly rules: RequestRules } {
  const begun = stored.filter((each) => each.effectiveFrom <= day);
  for (const region of [regencyCode, regencyCode.slice(0, 2), "0"]) {
    const newest = begun
      .filter((each) => each.regionCode === region)
      .toSorted((a, b) =>
        a.effectiveFrom === b.effectiveFrom ? a.setAt - b.setAt : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
      )
      .at(-1);
    if (newest !== undefined) return { id: newest.id, rules: newest.rules };
  }
  return { id: null, rules: STANDARD_RULES };
}
