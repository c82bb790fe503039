import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { figureScope } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import { bothLanguages, type RegionalItem } from "@/lib/domain/regional/item";
import {
  type AreaAnswers,
  COVERED,
  coverageParts,
  itemParts,
  type ResultColumn,
  type ResultRow,
  resultRows,
} from "@/lib/domain/regional/result";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { childrenOf, type RegionInfo } from "@/lib/server/region/queries";
import { generation, generationsAround } from "@/lib/server/region/tree";
import { findRequired, listAnswerable } from "./rows";

/** One thing that may be counted: an item, or the coverage of a required variable. */
export interface Countable {
  /** As the address names it: an answer id, or `household.phone`. */
  readonly name: string;
  readonly kind: "item" | "required";
  readonly label: string;
  readonly level: "household" | "member";
  readonly isRetired: boolean;
}

export interface ResultsPage {
  readonly countables: readonly Countable[];
  readonly chosen: Countable | null;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (ResultRow & { readonly label: string; readonly hasChildren: boolean })[];
  /** The area itself. */
  readonly sum: ResultRow | null;
  readonly rolledUpAt: Date | null;
  readonly hidesSmallCells: boolean;
}

interface Subject extends Countable {
  readonly item: RegionalItem | null;
  readonly year: number;
}

/**
 * Counts of a region's items and requirements by area, from rollups alone: a regency lists its villages, wider areas what
 * lies right below. Readers without small cells get those, and what would give them away, as suppressed.
 */
export async function findResults(
  actor: Actor,
  area: DashboardArea,
  name: string,
  locale: Locale,
  now: Date,
): Promise<ResultsPage> {
  const subjects = await listSubjects(area.code, locale, now);
  const chosen = subjects.find((subject) => subject.name === name) ?? subjects[0] ?? null;
  const countables = subjects.map(({ item: _item, year: _year, ...countable }) => countable);
  const isWhole = authorize(actor, "dashboard:read-small-cells");
  const nothing = { columns: [], rows: [], sum: null, rolledUpAt: null, hidesSmallCells: !isWhole };
  if (chosen === null) return { countables, chosen, ...nothing };
  const plan = await planOf(actor, area);
  const codes = [
    ...new Set([...plan.generations.flatMap(({ children }) => children), actor.grant.regionCode, area.code]),
  ];
  const read = await underScope(figureScope(actor), (tx) => readAnswers(tx, chosen, codes));
  const parts = chosen.item === null ? coverageParts() : itemParts(chosen.item);
  const shown = [area.code, ...plan.rows.map((row) => row.code)];
  const { columns, rows } = resultRows(
    parts,
    read.areas,
    shown,
    actor.grant.regionCode,
    isWhole ? null : plan.generations,
  );
  const [sum = null, ...children] = rows;
  const labels = new Map(plan.rows.map((row) => [row.code, row.label]));
  return {
    countables,
    chosen,
    columns,
    rows: children
      .filter(({ total }) => total !== 0)
      .map((row) => ({
        ...row,
        label: labels.get(row.code) ?? row.code,
        hasChildren: row.code.length < 10,
      })),
    sum,
    rolledUpAt: read.rolledUpAt,
    hidesSmallCells: !isWhole,
  };
}

async function listSubjects(code: string, locale: Locale, now: Date): Promise<readonly Subject[]> {
  const regions = [2, 4].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
  const sql = referenceSql();
  const period = await findCurrentPeriod(code, now);
  const year = period?.year ?? now.getUTCFullYear();
  const items = (await listAnswerable(sql, regions)).toSorted(
    (a, b) => a.regionCode.length - b.regionCode.length || a.position - b.position,
  );
  const required = (await Promise.all(regions.map((region) => findRequired(sql, region, year)))).flat();
  const names = new Map(required.map((variable) => [`${variable.level}.${variable.key}`, variable]));
  return [
    ...items.map((item) => ({
      ...{ item, year, kind: "item" as const, name: item.answerId, level: item.level, isRetired: item.retired },
      label: inLocale(bothLanguages(item.label), locale),
    })),
    ...[...names].map(([name, { level, key }]) => ({
      ...{ item: null, year, kind: "required" as const, name, isRetired: false },
      level: level === "household" ? ("household" as const) : ("member" as const),
      label: findVariable(level, key)?.label[locale] ?? key,
    })),
  ];
}

async function planOf(actor: Actor, area: DashboardArea) {
  const below = area.level === "village" ? [] : await childrenOf(area.code);
  const villages: readonly (readonly RegionInfo[])[] =
    area.level === "regency" ? await Promise.all(below.map((child) => childrenOf(child.code))) : [];
  const generations = [
    ...(await generationsAround(actor.grant.regionCode, area.code, below)),
    ...villages.map((children, index) => generation(below[index]?.code ?? "", children)),
  ];
  return { rows: area.level === "regency" ? villages.flat() : below, generations };
}

async function readAnswers({ sql }: ScopedTx, subject: Subject, codes: readonly string[]) {
  const inAreas = Prisma.sql`regency_code = ANY (${[...new Set(codes.map(regencyShelf))]}) AND area_code = ANY (${[...codes]})`;
  const fresh = await sql<{ area_code: string; families: number; people: number; rolled_up_at: Date }>`
    SELECT area_code, families, people, rolled_up_at FROM rollup_freshness WHERE ${inAreas}`;
  const areas = new Map<string, { total: number; byOption: Map<number, number> }>(
    fresh.map((row) => [
      row.area_code,
      { total: subject.level === "household" ? row.families : row.people, byOption: new Map() },
    ]),
  );
  if (subject.item !== null) {
    const rows = await sql<{ area_code: string; option: number; answers: number }>`
      SELECT area_code, option, answers FROM rollup_regional WHERE ${inAreas} AND answer_id = ${subject.name}`;
    for (const row of rows) areas.get(row.area_code)?.byOption.set(row.option, row.answers);
  } else {
    const [level = "", key = ""] = subject.name.split(".");
    const rows = await sql<{ area_code: string; total: number; answered: number; updated: number }>`
      SELECT area_code, total, answered, updated FROM rollup_required
      WHERE ${inAreas} AND level = ${level} AND key = ${key} AND year = ${subject.year}`;
    for (const row of rows)
      areas.set(row.area_code, {
        total: row.total,
        byOption: new Map([
          [COVERED.answered, row.answered],
          [COVERED.updated, row.updated],
        ]),
      });
  }
  const answers: ReadonlyMap<string, AreaAnswers> = areas;
  const rolledUpAt = fresh.map((row) => row.rolled_up_at).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  return { areas: answers, rolledUpAt };
}
