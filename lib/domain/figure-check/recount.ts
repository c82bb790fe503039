import { lineageOf } from "../dashboard/area";
import { ageGroupOf, LARGEST_SIZE } from "../rollup/rollup";
import { snakeCase } from "../variable/column";
import { HOUSEHOLD_DATE_BLOCKS, MEMBER_DATE_BLOCKS } from "../variable/variable";
import { isOpen, type ProposalState } from "../workflow/workflow";
import { coverageCounts } from "./coverage-counts";
import { indicatorCounts } from "./indicator-counts";
import { ageDay, ageOf, type Family, isDisabled, numberIn, type Row, textIn } from "./record";

/** Every stored count as "kind|area|cell", zeros left out, in the order of the keys. */
export type Figures = ReadonlyMap<string, number>;

export interface CountedProposal {
  readonly household: string;
  readonly village: string;
  readonly period: string;
  readonly kind: string;
  readonly state: ProposalState;
  readonly findings: readonly string[];
}

/** Everything that figures of some villages are made of. */
export interface Records {
  readonly households: readonly Row[];
  /** Active ones. */
  readonly members: readonly Row[];
  readonly civil: readonly Row[];
  /** Oldest first. */
  readonly proposals: readonly CountedProposal[];
  /** Widest region first. */
  readonly periods: readonly { readonly id: string; readonly region: string; readonly year: number }[];
  /** Villages that are remote, on an island, or without internet. */
  readonly special: ReadonlySet<string>;
}

type Cell = readonly (string | number | boolean)[];
type Add = (village: string, kind: string, cell: Cell, count?: number) => void;

/** What these proposals' rules found is no longer said. */
const ENDED: readonly ProposalState[] = ["rejected", "withdrawn", "expired"];
const LIVING_THERE: readonly unknown[] = [null, undefined, 1, 5];

/**
 * Counts the figures of every area again from the families, one by one, without the database's help and without its SQL: the second
 * opinion that stored figures must equal. `today` is the local day of the count.
 */
export function recount(records: Records, today: string): Figures {
  const figures = new Map<string, number>();
  const add: Add = (village, kind, cell, count = 1) => {
    if (count === 0) return;
    const rest = cell.map((part) => (part === true ? "t" : part === false ? "f" : part));
    for (const area of areasOf(village)) {
      const key = [kind, area, ...rest].join("|");
      figures.set(key, (figures.get(key) ?? 0) + count);
    }
  };
  addFamilies(records, today, add);
  addProposals(records, add);
  return inOrder(figures);
}

export function inOrder(figures: Iterable<readonly [string, number]>): Figures {
  return new Map([...figures].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addFamilies(records: Records, today: string, add: Add): void {
  const membersOf = groupBy(records.members, (member) => member["household_id"]);
  const civil = new Map(records.civil.map((row) => [row["id"], row]));
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  for (const household of records.households) {
    if (household["status"] === 3) continue;
    const village = textIn(household, "village_code") ?? "";
    const own = membersOf.get(household["id"]) ?? [];
    const here = own.filter((member) => LIVING_THERE.includes(member["presence"]));
    const heads = own.filter((member) => member["relation_to_head"] === 1);
    const family: Family = { household, here, heads, civil, today };
    const place = [Number(village[6]), records.special.has(village), numberIn(household, "decile_national") ?? 0];
    const cell = [...place, ...familyCell(family)];
    addAll(add, village, "family", cell, indicatorCounts("families", family));
    add(village, "families", []);
    const newest = lastDate(household, own);
    if (newest !== null && newest > yearAgo) {
      add(village, "updated", []);
      add(village, "fresh", cell);
    }
    for (const member of here) {
      const group = ageGroupOf(textIn(member, "birth_date"), ageDay(member, today));
      const personCell = [...place, numberIn(member, "sex") ?? 0, group, isDisabled(member) === true];
      addAll(add, village, "person", personCell, indicatorCounts("people", family, member));
      add(village, "people", []);
    }
    coverageCounts(family).forEach((count, index) => {
      add(village, "coverage", [index + 1], count);
    });
  }
}

function addAll(add: Add, village: string, kind: string, cell: Cell, counts: readonly number[]): void {
  add(village, kind, cell);
  counts.forEach((count, index) => {
    add(village, kind, [...cell, "count", index + 1], count);
    add(village, kind, ["count", index + 1], count);
  });
}

function familyCell({ heads, here, today }: Family): Cell {
  const sexes = heads.flatMap((member) => numberIn(member, "sex") ?? []);
  return [
    Math.min(...sexes, 9) % 9,
    Math.min(here.length, LARGEST_SIZE),
    here.some((member) => (ageOf(member, today) ?? 0) >= 60),
    here.some((member) => isDisabled(member) === true),
  ];
}

function lastDate(household: Row, members: readonly Row[]): string | null {
  const datesIn = (row: Row, blocks: readonly string[]) =>
    blocks.flatMap((block) => textIn(row, snakeCase(`${block}AsOf`)) ?? []);
  const dates = [
    ...datesIn(household, HOUSEHOLD_DATE_BLOCKS),
    ...members.flatMap((member) => datesIn(member, MEMBER_DATE_BLOCKS)),
  ];
  return dates.sort().at(-1) ?? null;
}

function addProposals({ households, proposals, periods }: Records, add: Add): void {
  const yearOf = new Map(periods.map((period) => [period.id, period.year]));
  const byHousehold = groupBy(proposals, (row) => row.household);
  const known = new Set<string>();
  for (const household of households) {
    const id = textIn(household, "id") ?? "";
    known.add(id);
    if (household["status"] === 3) continue;
    const village = textIn(household, "village_code") ?? "";
    for (const [year, period] of chosenPeriods(periods, village)) {
      const last = (byHousehold.get(id) ?? []).filter((row) => yearOf.get(row.period) === year).at(-1);
      add(village, "progress", [period, last?.state ?? "none"]);
    }
  }
  const periodOf = (row: CountedProposal) =>
    chosenPeriods(periods, row.village).get(yearOf.get(row.period) ?? 0) ?? null;
  for (const row of proposals) {
    if (row.kind !== "new-household" || known.has(row.household) || !isOpen(row.state)) continue;
    const period = periodOf(row);
    if (period !== null) add(row.village, "progress", [period, row.state]);
  }
  const standing = proposals.filter(({ state }) => !ENDED.includes(state));
  const newest = new Map(standing.map((row) => [`${row.household}|${yearOf.get(row.period)}`, row]));
  for (const row of newest.values()) {
    const period = periodOf(row);
    if (period === null) continue;
    for (const word of [...row.findings, "*:-"]) add(row.village, "rule", [period, ...word.split(":")]);
  }
}

function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The narrowest period of each year that covers the village; `periods` come widest first. */
function chosenPeriods(periods: Records["periods"], village: string): ReadonlyMap<number, string> {
  const covering = periods.filter(({ region }) => region === "0" || village.startsWith(region));
  return new Map(covering.map(({ year, id }) => [year, id]));
}

/** A village and what lies above it; practice is no part of the nation. */
function areasOf(village: string): readonly string[] {
  return village.startsWith("99") ? lineageOf(village).slice(1) : lineageOf(village);
}
