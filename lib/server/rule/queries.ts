import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { figureScope, type Tree } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { namesIn } from "@/lib/domain/instrument/condition/condition";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { localDay } from "@/lib/domain/period/period";
import { mayConfigure } from "@/lib/domain/rule/configure";
import { type AreaRuleCounts, type CountsByArea, ruleFigures } from "@/lib/domain/rule/counts";
import type { RuleFilter } from "@/lib/domain/rule/list-filter";
import type { Rule } from "@/lib/domain/rule/rule";
import { findRule, RULE_BOOK, rulesOf } from "@/lib/domain/rule/rule-book";
import type { ReadQuestion, RuleDetailPage, RuleLine, RuleListPage } from "@/lib/domain/rule/rule-page";
import { allowedSettings, type RuleSettings, settingsInForce } from "@/lib/domain/rule/setting";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { findArea } from "@/lib/server/dashboard/queries";
import { chooseYear, listYears } from "@/lib/server/dashboard/years";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { childrenOf } from "@/lib/server/region/queries";
import { generationsAround } from "@/lib/server/region/tree";
import { listSettings, readStoredSettings } from "./settings";

interface Place {
  readonly area: DashboardArea;
  readonly today: string;
  readonly years: readonly number[];
  readonly year: number | null;
  readonly periodIds: readonly string[];
}

/** The area and year that a page of rules is about. Null when the area is outside the acting grant. */
async function findPlace(actor: Actor, filter: RuleFilter, now: Date): Promise<Place | null> {
  const area = await findArea(actor, filter.area ?? actor.grant.regionCode);
  if (area === null || !authorize(actor, "rule:read")) return null;
  const today = localDay(now, area.timeZone);
  const periods = await listYears(area.code);
  const year = chooseYear(periods, area.code, filter.year, today);
  return {
    area,
    today,
    years: [...new Set(periods.map((period) => period.year))],
    year: year?.year ?? null,
    periodIds: year?.periodIds ?? [],
  };
}

/** All rules with their severity and their findings in an area; filters narrow the lines. */
export async function findRuleList(actor: Actor, filter: RuleFilter, now: Date): Promise<RuleListPage | null> {
  const place = await findPlace(actor, filter, now);
  if (place === null) return null;
  const read = await readCounts(actor, place, false);
  const settings = settingsInForce(await readStoredSettings(place.area.code), place.area.code, place.today);
  const lines = RULE_BOOK.map((rule) => toLine(rule, read, settings));
  const [first] = RULE_BOOK;
  return {
    area: place.area,
    years: place.years,
    year: place.year,
    judged: first === undefined ? 0 : (figuresOf(read, first.id).get(place.area.code)?.judged ?? 0),
    rolledUpAt: read.rolledUpAt,
    keepsSmallCells: read.tree !== null,
    lines: lines.filter((line) => isWanted(line, filter)),
    children: place.area.level === "village" ? [] : await childrenOf(place.area.code),
  };
}

function isWanted(line: RuleLine, filter: RuleFilter): boolean {
  if (filter.theme !== null && line.theme !== filter.theme) return false;
  if (filter.severity !== null && line.severity !== filter.severity) return false;
  if (filter.only === "found") return line.families !== 0;
  return filter.only !== "set" || line.severity !== line.standard;
}

/** One rule: its sentence, whom it concerns, its findings by area, its settings. Null: no such rule, or not in reach. */
export async function findRuleDetail(
  actor: Actor,
  ruleId: string,
  filter: RuleFilter,
  now: Date,
): Promise<RuleDetailPage | null> {
  const rule = findRule(ruleId);
  const place = rule === null ? null : await findPlace(actor, filter, now);
  if (rule === null || place === null) return null;
  const { code } = place.area;
  const read = await readCounts(actor, place, true);
  const stored = await readStoredSettings(code);
  const line = toLine(rule, read, settingsInForce(stored, code, place.today));
  const figures = figuresOf(read, rule.id);
  const own = stored.filter((each) => each.regionCode === code && each.ruleId === rule.id);
  return {
    area: place.area,
    year: place.year,
    years: place.years,
    line,
    judged: figures.get(code)?.judged ?? 0,
    rolledUpAt: read.rolledUpAt,
    keepsSmallCells: read.tree !== null,
    words: rulesOf(rule.id).map(({ words }) => words),
    reads: readQuestions(rule.id),
    areas: read.children.map((child) => ({
      code: child.code,
      label: child.label,
      families: figures.get(child.code)?.families ?? 0,
      judged: figures.get(child.code)?.judged ?? 0,
    })),
    history: await listSettings(code, rule.id),
    settable: mayConfigure(actor, code)
      ? {
          regionCode: code,
          current: own[0]?.setting ?? "default",
          currentFrom: beginsAfter(own[0]?.effectiveFrom, place.today),
          choices: allowedSettings(rule),
          today: place.today,
        }
      : null,
  };
}

function beginsAfter(day: string | undefined, today: string): string | null {
  return day === undefined || day <= today ? null : day;
}

function toLine(rule: Rule, read: ReadCounts, settings: RuleSettings): RuleLine {
  const { id, theme, text, severity, scope, runsAt, sources, effectiveFrom, effectiveTo } = rule;
  return {
    id,
    theme,
    text,
    standard: severity,
    severity: settings[id] ?? severity,
    scope,
    runsAt,
    sources,
    effectiveFrom,
    effectiveTo,
    families: figuresOf(read, id).get(read.code)?.families ?? 0,
  };
}

/** The questions that a rule's sentences read, as each instrument asks them; each once. */
function readQuestions(ruleId: string): readonly ReadQuestion[] {
  const names = new Set(
    rulesOf(ruleId).flatMap((rule) => [...namesIn(rule.assert), ...(rule.when === null ? [] : namesIn(rule.when))]),
  );
  const keys = new Set([...names].map((name) => name.replace("head.", "")));
  return INSTRUMENTS.flatMap((instrument) =>
    [...keys].flatMap((key) => {
      const level = (["household", "member", "civil"] as const).find((each) => findQuestion(instrument, each, key));
      const question = level === undefined ? null : findQuestion(instrument, level, key);
      return question === null ? [] : [{ instrument: instrument.code, no: question.no, label: question.label }];
    }),
  );
}

interface ReadCounts {
  readonly code: string;
  readonly counts: CountsByArea;
  readonly children: readonly { readonly code: string; readonly label: string }[];
  /** Null for readers of small cells. */
  readonly tree: Tree | null;
  readonly rolledUpAt: Date | null;
}

function figuresOf({ counts, code, children, tree }: ReadCounts, ruleId: string) {
  return ruleFigures(counts, ruleId, [code, ...children.map((child) => child.code)], tree);
}

/** Counts of an area, of those right below it where wanted, and of what suppression must look at. */
async function readCounts(actor: Actor, { area, periodIds }: Place, withChildren: boolean): Promise<ReadCounts> {
  const { code } = area;
  const below = withChildren && area.level !== "village" ? await childrenOf(code) : [];
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const generations = isWhole ? [] : await generationsAround(actor.grant.regionCode, code, below);
  const wanted = [
    code,
    ...below.map((child) => child.code),
    ...generations.flatMap(({ parent, children }) => [parent, ...children]),
  ];
  return underScope(figureScope(actor), async (tx) => {
    const [fresh] = await tx.sql<{ rolled_up_at: Date }>`SELECT rolled_up_at FROM rollup_freshness
      WHERE regency_code = ${regencyShelf(code)} AND area_code = ${code} LIMIT 1`;
    return {
      code,
      counts: await countsOf(tx, [...new Set(wanted)], periodIds),
      children: below,
      tree: isWhole ? null : { root: actor.grant.regionCode, generations },
      rolledUpAt: fresh?.rolled_up_at ?? null,
    };
  });
}

const ALL_JUDGED = "*";

async function countsOf(
  { sql }: ScopedTx,
  codes: readonly string[],
  periodIds: readonly string[],
): Promise<CountsByArea> {
  const rows = await sql<{ area_code: string; rule_id: string; families: number }>`
    SELECT area_code, rule_id, sum(families)::int AS families FROM rollup_rule
    WHERE regency_code = ANY (${[...new Set(codes.map(regencyShelf))]}) AND area_code = ANY (${[...codes]})
      AND period_id = ANY (${[...periodIds]}::uuid[]) GROUP BY area_code, rule_id`;
  const counts = new Map<string, { judged: number; byRule: Map<string, number> }>();
  for (const row of rows) {
    const area = counts.get(row.area_code) ?? { judged: 0, byRule: new Map<string, number>() };
    if (row.rule_id === ALL_JUDGED) area.judged = row.families;
    else area.byRule.set(row.rule_id, row.families);
    counts.set(row.area_code, area);
  }
  return counts satisfies ReadonlyMap<string, AreaRuleCounts>;
}
