import * as z from "zod";
import { NATION_CODE } from "../access/scope";
import type { Figures } from "./recount";

/** What is stored for an area, by what it counts. */
export const FIGURE_KINDS = [
  "families",
  "people",
  "updated",
  "family",
  "person",
  "fresh",
  "coverage",
  "progress",
  "rule",
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Areas and kinds kept of one check: a regency of 850 villages with its districts fits, each area once. */
const MOST_KEPT = 1000;
/** Lines of these that a page shows. */
export const MOST_SHOWN = 200;

export const differenceSchema = z.strictObject({
  areaCode: z.string(),
  kind: z.enum(FIGURE_KINDS),
  /** Counters that differ. */
  count: z.number().int(),
  /** The first of them, stored and counted again. */
  stored: z.number().int(),
  counted: z.number().int(),
});
/** What differs in one area and kind. Counts alone: of nobody, and of families no more than any figure tells. */
export type Difference = z.infer<typeof differenceSchema>;

export interface Comparison {
  /** Counters that were compared. */
  readonly counters: number;
  readonly differences: readonly Difference[];
}

/** Lays stored figures beside those counted again; a counter that stands on one side alone is zero on the other. */
export function compareFigures(stored: Figures, counted: Figures): Comparison {
  const keys = new Set([...stored.keys(), ...counted.keys()]);
  const found = new Map<string, Difference>();
  for (const key of keys) {
    const [one, other] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
    if (one === other) continue;
    const [kind, areaCode = ""] = key.split("|");
    const known = FIGURE_KINDS.find((name) => name === kind);
    if (known === undefined) continue;
    const before = found.get(`${areaCode} ${known}`);
    found.set(
      `${areaCode} ${known}`,
      before === undefined
        ? { areaCode, kind: known, count: 1, stored: one, counted: other }
        : { ...before, count: before.count + 1 },
    );
  }
  return { counters: keys.size, differences: [...found.values()] };
}

/** What the areas right below come to, as the figures of the area above must be. */
export function sumInto(areaCode: string, figures: Figures): Figures {
  const sums = new Map<string, number>();
  for (const [key, count] of figures) {
    const [kind = "", area = "", ...cell] = key.split("|");
    if (area === areaCode || !(areaCode === NATION_CODE || area.startsWith(areaCode))) continue;
    const above = [kind, areaCode, ...cell].join("|");
    const sum = (sums.get(above) ?? 0) + count;
    if (sum === 0) sums.delete(above);
    else sums.set(above, sum);
  }
  return sums;
}

/** Figures of one area alone. */
export function ofArea(areaCode: string, figures: Figures): Figures {
  return new Map([...figures].filter(([key]) => key.split("|")[1] === areaCode));
}

/** Without what variables are filled with: counted within an hour of a change, so meanwhile it may rightly differ. */
export function withoutCoverage(figures: Figures): Figures {
  return new Map([...figures].filter(([key]) => !key.startsWith("coverage|")));
}

/** Villages whose own figures differ: these can be counted again; what differs above alone was lost in lifting. */
export function villagesToMend(differences: readonly Difference[]): readonly string[] {
  return [...new Set(differences.map(({ areaCode }) => areaCode).filter((code) => code.length === 10))];
}

/** As many as are kept: first one of each area, so that every village that differs can be counted again, then the others. */
export function keptOf(differences: readonly Difference[]): readonly Difference[] {
  const areas = new Set<string>();
  const [first, more] = [[] as Difference[], [] as Difference[]];
  for (const each of differences) {
    (areas.has(each.areaCode) ? more : first).push(each);
    areas.add(each.areaCode);
  }
  return [...first, ...more].slice(0, MOST_KEPT);
}
