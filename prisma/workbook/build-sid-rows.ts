import { makeFamily } from "../seed/family";
import { identityBook } from "../seed/identity";
import { findingsOf } from "../seed/judge";
import { villageSite } from "../seed/place";
import type { RegionVillage } from "../seed/plan";
import { type Random, randomFor } from "../seed/random";
import type { SeedFamily } from "../seed/record";
import type { SidRow } from "./sid-columns";
import { deliberateErrors, type ExpectedError } from "./sid-errors";
import { looselyTyped, type SidFamily, sidRow } from "./sid-person";

export interface SidRequest {
  readonly village: RegionVillage;
  /** Families that the register has; some of their people are changed. */
  readonly known: readonly SidFamily[];
  /** Families that the register does not have. */
  readonly newFamilies: number;
  /** Share of the known families in which somebody changed; 0.1 when not given. */
  readonly changedShare?: number;
  /** Stops after the family that reaches this many rows. */
  readonly maxRows?: number;
  readonly withErrors?: boolean;
  /** Reference day `YYYY-MM-DD` of the new families' ages. */
  readonly on: string;
  readonly seed: string;
  /** Digits 3-6 of the new families' NIKs; 9001 when not given. */
  readonly block?: number;
}

export interface SidRows {
  readonly rows: readonly SidRow[];
  /** What the importer should find, in row numbers of the sheet (the header is row 1). */
  readonly errors: readonly ExpectedError[];
  readonly newFamilies: number;
  readonly changedFamilies: number;
}

const FIRST_DATA_ROW = 2;

/** The rows of a synthetic population workbook, the same for the same request. Needs no database. */
export function buildSidRows(request: SidRequest): SidRows {
  const random = randomFor(request.seed, "workbook", request.village.code, request.on);
  const most = request.maxRows ?? Number.POSITIVE_INFINITY;
  const rows: SidRow[] = [];
  let changedFamilies = 0;
  let newFamilies = 0;
  const add = (family: SidFamily) => {
    const typed = family.members.map((member) => sidRow(family, member));
    rows.push(...(random.chance(0.12) ? typed.map((row) => looselyTyped(random, row)) : typed));
  };
  for (const fresh of newcomers(request, most)) {
    add(fresh);
    newFamilies += 1;
  }
  for (const known of request.known) {
    if (rows.length >= most) break;
    const isChanged = random.chance(request.changedShare ?? 0.1);
    add(isChanged ? changed(random, known) : known);
    changedFamilies += isChanged ? 1 : 0;
  }
  if (request.withErrors !== true) return { rows, errors: [], newFamilies, changedFamilies };
  const faulty = deliberateErrors(random, rows, FIRST_DATA_ROW);
  return { rows: faulty.rows, errors: faulty.errors, newFamilies, changedFamilies };
}

function* newcomers(request: SidRequest, most: number): Iterable<SeedFamily> {
  const setting = {
    site: villageSite(request.village),
    book: identityBook(request.block ?? 9001),
    families: request.newFamilies,
    on: request.on,
    loadedAt: 0,
    seed: `${request.seed}-workbook`,
  };
  let rows = 0;
  for (let ordinal = 0, made = 0; made < request.newFamilies && rows < most; ordinal += 1) {
    const family = makeFamily(setting, ordinal);
    // The workbook knows a family by its card and people by their presence.
    if (family.household["kkNumber"] === null || family.members.some(({ answers }) => answers["presence"] !== 1))
      continue;
    if (findingsOf(family, request.on).some(({ severity }) => severity === "error")) continue;
    rows += family.members.length;
    made += 1;
    yield family;
  }
}

/** Somebody of the family has another job, another schooling, or moved house inside the village. */
function changed(random: Random, family: SidFamily): SidFamily {
  const index = random.int(0, family.members.length - 1);
  const kind = random.pick(["job", "schooling", "address"]);
  if (kind === "address")
    return { ...family, household: { ...family.household, address: `Jalan Pindahan Nomor ${random.int(1, 90)}` } };
  const change =
    kind === "job"
      ? { occupation: random.pick([9, 11, 15, 84, 88]) }
      : { educationKk: random.int(3, 8), bloodType: random.int(1, 4) };
  return {
    ...family,
    members: family.members.map((member, place) =>
      place === index ? { ...member, civil: { ...member.civil, ...change } } : member,
    ),
  };
}
