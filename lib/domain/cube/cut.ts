import type { IndicatorUnit } from "../indicator/indicator";
import { AGE_GROUPS, LARGEST_SIZE } from "../rollup/rollup";

interface CutDefinition {
  /** Its word in an address. */
  readonly slug: string;
  readonly units: readonly IndicatorUnit[];
  /** Column of the cube, by unit where they differ. */
  readonly column: Readonly<Partial<Record<IndicatorUnit, string>>>;
  /** Codes in the order of a table; of a yes-or-no column 1 and 0. */
  readonly codes: readonly number[];
  readonly yesNo?: true;
  /** About health or disability: cells under ten are kept. */
  readonly sensitive?: true;
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** By what people or families can be told apart in a table. Codes of the interface's words: `cube.cut.<key>.<code>`. */
export const CUTS = {
  decile: {
    slug: "desil",
    units: ["people", "families"],
    column: { people: "decile", families: "decile" },
    codes: [...numbers(1, 10), 0],
  },
  sex: { slug: "jenis-kelamin", units: ["people"], column: { people: "sex" }, codes: [1, 2, 0] },
  headSex: { slug: "kepala-keluarga", units: ["families"], column: { families: "head_sex" }, codes: [1, 2, 0] },
  age: {
    slug: "umur",
    units: ["people"],
    column: { people: "age_group" },
    codes: [...numbers(1, AGE_GROUPS.length), 0],
  },
  size: { slug: "anggota", units: ["families"], column: { families: "size" }, codes: numbers(0, LARGEST_SIZE) },
  disability: {
    slug: "disabilitas",
    units: ["people"],
    column: { people: "disability" },
    codes: [1, 0],
    yesNo: true,
    sensitive: true,
  },
  disabled: {
    slug: "ada-disabilitas",
    units: ["families"],
    column: { families: "disabled" },
    codes: [1, 0],
    yesNo: true,
    sensitive: true,
  },
  elderly: { slug: "ada-lansia", units: ["families"], column: { families: "elderly" }, codes: [1, 0], yesNo: true },
  villageKind: {
    slug: "jenis-desa",
    units: ["people", "families"],
    column: { people: "village_kind", families: "village_kind" },
    codes: [2, 1, 3],
  },
  special: {
    slug: "kondisi-khusus",
    units: ["people", "families"],
    column: { people: "special", families: "special" },
    codes: [1, 0],
    yesNo: true,
  },
} as const satisfies Record<string, CutDefinition>;
export type Cut = keyof typeof CUTS;

/** Every cut, in the order that tables are settled in. */
export function allCuts(): readonly Cut[] {
  return Object.keys(CUTS) as Cut[];
}

export function cutBySlug(slug: string): Cut | null {
  return allCuts().find((cut) => CUTS[cut].slug === slug) ?? null;
}

/** Cuts of a unit, in the order a chooser shows. */
export function cutsOf(unit: IndicatorUnit): readonly Cut[] {
  return allCuts().filter((cut) => (CUTS[cut].units as readonly string[]).includes(unit));
}
