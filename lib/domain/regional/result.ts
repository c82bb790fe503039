import { coarsely, EXACTLY } from "../dashboard/coarse";
import type { Figure } from "../dashboard/figure";
import { figuresOf, type Shape } from "../dashboard/grid";
import { protectTree } from "../dashboard/protected-tree";
import { SMALL_CELL } from "../dashboard/suppression";
import type { Text } from "../variable/variable";
import { bothLanguages, type RegionalItem } from "./item";

/** Option under which all who answered are counted. */
export const ANSWERED = -1;

/** Counts of an area: by option, and how many families or people there are. */
export interface AreaAnswers {
  readonly total: number;
  readonly byOption: ReadonlyMap<number, number>;
}

export interface ResultColumn {
  readonly key: string;
  readonly label: Text;
}

/** Cells that add up to the total of families or people, and which of them are shown. */
interface Part {
  readonly cells: readonly ((area: AreaAnswers) => number)[];
  readonly shown: readonly (ResultColumn & { readonly cell: number })[];
}

const NOT_ANSWERED: Text = { id: "Belum dijawab", en: "Not answered" };
const ALL_ANSWERED: Text = { id: "Dijawab", en: "Answered" };

/**
 * The columns of an item's counts. One choice: its options and who has not answered make the total. Several: each option
 * against the rest. Any other kind: who answered.
 */
export function itemParts(item: RegionalItem): readonly Part[] {
  const of = (option: number) => (area: AreaAnswers) => area.byOption.get(option) ?? 0;
  const against = (option: number) => (area: AreaAnswers) => area.total - of(option)(area);
  const { shape } = item;
  const notAnswered = { key: "none", label: NOT_ANSWERED };
  if (shape.type === "choice")
    return [
      {
        cells: [...shape.options.map(({ code }) => of(code)), against(ANSWERED)],
        shown: [
          ...shape.options.map(({ code, label }, cell) => ({ key: String(code), label: bothLanguages(label), cell })),
          { ...notAnswered, cell: shape.options.length },
        ],
      },
    ];
  const answered: Part = {
    cells: [of(ANSWERED), against(ANSWERED)],
    shown: [
      { key: "answered", label: ALL_ANSWERED, cell: 0 },
      { ...notAnswered, cell: 1 },
    ],
  };
  if (shape.type !== "multi") return [answered];
  const options = shape.options.map(({ code, label }): Part => {
    return { cells: [of(code), against(code)], shown: [{ key: String(code), label: bothLanguages(label), cell: 0 }] };
  });
  return [...options, answered];
}

/** Options under which a required variable's coverage is held. */
export const COVERED = { answered: 1, updated: 2 } as const;

/** The columns of a required variable: answered, and updated in the period. */
export function coverageParts(): readonly Part[] {
  const of = (option: number) => (area: AreaAnswers) => area.byOption.get(option) ?? 0;
  const part = (key: string, option: number, label: Text): Part => ({
    cells: [of(option), (area) => area.total - of(option)(area)],
    shown: [{ key, label, cell: 0 }],
  });
  return [
    part("answered", COVERED.answered, { id: "Terisi", en: "Filled" }),
    part("updated", COVERED.updated, { id: "Diperbarui dalam periode", en: "Updated in the period" }),
  ];
}

export interface ResultRow {
  readonly code: string;
  readonly total: Figure;
  readonly figures: readonly Figure[];
}

const NOBODY: AreaAnswers = { total: 0, byOption: new Map() };

/**
 * The figures of some areas. With `generations` (from the widest area that the reader may open down) small cells are
 * hidden, and whatever would give them away, the others told to the nearest five; without, everything is shown.
 */
export function resultRows(
  parts: readonly Part[],
  areas: ReadonlyMap<string, AreaAnswers>,
  codes: readonly string[],
  root: string,
  generations: readonly { readonly parent: string; readonly children: readonly string[] }[] | null,
): { readonly columns: readonly ResultColumn[]; readonly rows: readonly ResultRow[] } {
  const at = (code: string) => areas.get(code) ?? NOBODY;
  const tell = generations === null ? EXACTLY : coarsely(SMALL_CELL);
  const settled = parts.map((part) => {
    const shape: Shape = { rows: part.cells.length, columns: 1 };
    const counts = (code: string) => part.cells.map((cell) => cell(at(code)));
    const steps = generations?.map(({ parent, children }) => ({
      parent,
      children: children.map((code) => ({ code, counts: counts(code) })),
    }));
    const hidden = steps === undefined ? null : protectTree(shape, { code: root, counts: counts(root) }, steps);
    return (code: string) => figuresOf(shape, counts(code), hidden?.get(code) ?? new Set()).map(tell);
  });
  const rows = codes.map((code): ResultRow => {
    const figures = settled.map((of) => of(code));
    const total = figures[0]?.[parts[0]?.cells.length ?? 0] ?? 0;
    return {
      code,
      total,
      figures: parts.flatMap(({ shown }, part) => shown.map(({ cell }) => figures[part]?.[cell] ?? 0)),
    };
  });
  return { columns: parts.flatMap(({ shown }) => shown.map(({ key, label }) => ({ key, label }))), rows };
}
