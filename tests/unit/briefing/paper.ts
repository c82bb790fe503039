import { parseTable } from "@/lib/domain/cube/request";
import type { CubeCell } from "@/lib/domain/cube/table";
import type { AreaLevel } from "@/lib/domain/dashboard/area";
import type { Figure } from "@/lib/domain/dashboard/figure";
import { DECILES } from "@/lib/domain/dashboard/measure";
import { PROGRESS_STATES, type Progress } from "@/lib/domain/dashboard/progress";
import { matrixOf, ratesOf } from "@/lib/domain/dynamics/matrix";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import { computedOf } from "@/lib/domain/indicator/registry";
import type { Briefing } from "@/lib/server/briefing/briefing-query";

export interface Wanted {
  readonly level: AreaLevel;
  readonly name: string;
  /** Areas right below. */
  readonly below: number;
  /** Every count. */
  readonly count: Figure;
  readonly isWhole?: boolean;
  readonly snapshots?: boolean;
}

/** A briefing in which every count is the same: what matters is how much room it takes. */
export function briefingOf({ level, name, below, count, isWhole = false, snapshots = true }: Wanted): Briefing {
  const cell: CubeCell = { counted: count, base: count };
  const progress = progressOf(count);
  const children = Array.from({ length: below }, (_, index) => ({ code: `52070${index}`, label: `${name} ${index}` }));
  const request = parseTable(
    level === "village"
      ? { ukuran: "orang", baris: "umur", kolom: "jenis-kelamin" }
      : { ukuran: "SO1", baris: "wilayah" },
    level,
  );
  const rows =
    level === "village"
      ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, "all"].map((key) => ({ key, cells: [cell, cell, cell, cell] }))
      : [...children.map(({ code }) => ({ key: code, cells: [cell] })), { key: "all", cells: [cell] }];
  return {
    area: {
      code: "5207",
      label: name,
      level,
      timeZone: "Asia/Makassar",
      path: ["Indonesia", `Provinsi ${name}`, name].map((label, index) => ({ code: `${index}`, label })),
    },
    overview: {
      years: [2026],
      year: { year: 2026, periodIds: [], window: { startsOn: "2026-01-01", endsOn: "2026-09-30" } },
      rolledUpAt: new Date("2026-05-14T03:00:00Z"),
      headline: {
        families: count,
        people: count,
        lowFamilies: count,
        lowPeople: count,
        aidFamilies: count,
        updated: count,
      },
      progress,
      childLevel: level === "village" ? null : "district",
      children: children.map(({ code, label }) => ({ code, name: label, label, within: null, progress })),
      deciles: [...DECILES, "all" as const].map((decile) => ({
        decile,
        families: count,
        people: count,
        male: count,
        female: count,
        unknown: count,
      })),
      keepsSmallCells: !isWhole,
    },
    indicators: {
      figures: new Map(
        [...computedOf("people"), ...computedOf("families")].map(({ code }) => [
          code,
          { own: cell, above: cell, unknown: count },
        ]),
      ),
      rolledUpAt: new Date("2026-05-14T03:00:00Z"),
      keepsSmallCells: !isWhole,
    },
    request,
    table: {
      table: { rows, columns: level === "village" ? [1, 2, 0] : [], unknown: 0 },
      rolledUpAt: new Date("2026-05-14T03:00:00Z"),
      names: new Map(children.map(({ code, label }) => [code, label])),
      keepsSmallCells: !isWhole,
    },
    dynamics: snapshots ? dynamicsOf(isWhole, count) : null,
  };
}

function progressOf(count: Figure): Progress {
  const states = Object.fromEntries(PROGRESS_STATES.map((state) => [state, count]));
  return { due: count, states: { ...emptyStates, ...states }, open: count, ended: count };
}

const emptyStates: Progress["states"] = {
  none: 0,
  draft: 0,
  submitted: 0,
  endorsed: 0,
  verified: 0,
  signed: 0,
  validated: 0,
  applied: 0,
  returned: 0,
  rejected: 0,
  withdrawn: 0,
  expired: 0,
};

function dynamicsOf(isWhole: boolean, count: Figure): DynamicsView {
  const steps = isWhole ? 11 : 3;
  const counts = new Array<number>(steps * steps).fill(typeof count === "number" ? count : 1);
  const cells = (steps + 1) * (steps + 1);
  const hidden = new Set(typeof count === "number" ? [] : Array.from({ length: cells }, (_, cell) => cell));
  const matrix = matrixOf(isWhole, counts, hidden);
  return {
    countedAt: null,
    snapshots: [],
    pair: { from: { id: "2026-T1", rankedOn: "2026-01-10" }, to: { id: "2026-T2", rankedOn: "2026-04-10" } },
    hasYear: false,
    hasBefore: true,
    group: "all",
    isWhole,
    matrix,
    rates: ratesOf(matrix),
    flows: { added: count, gone: count },
    causes: [],
    drivers: [],
    shares: [],
    withdrew: count,
    children: [],
  };
}
