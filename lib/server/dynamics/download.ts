import "server-only";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Driver } from "@/lib/domain/dynamics/driver";
import type { Group } from "@/lib/domain/dynamics/group";
import { MOVES, type Move } from "@/lib/domain/dynamics/line";
import { isToldBy, type RateName, type Step } from "@/lib/domain/dynamics/matrix";
import type { DynamicsView } from "@/lib/domain/dynamics/view";

export const DYNAMICS_TABLES = ["matriks", "angka", "pemicu"] as const;
export type DynamicsTable = (typeof DYNAMICS_TABLES)[number];

export type DynamicsColumn =
  | "code"
  | "area"
  | "from"
  | "to"
  | "group"
  | "fromDecile"
  | "toDecile"
  | "families"
  | "rate"
  | "of"
  | "driver"
  | "move";

/** Words of a table that is taken along, in the reader's language. */
export interface DynamicsWords {
  readonly heading: (column: DynamicsColumn) => string;
  readonly step: (step: Step) => string;
  readonly group: (group: Group) => string;
  readonly rate: (name: RateName) => string;
  readonly move: (move: Move) => string;
  readonly driver: (driver: Driver) => string;
  readonly suppressed: string;
}

type Row = readonly (string | number)[];

/** A table as rows, the headings first; each row says its area, pair and group, so that it can be read on its own. */
export function dynamicsRows(
  table: DynamicsTable,
  area: DashboardArea,
  view: DynamicsView,
  words: DynamicsWords,
): readonly Row[] {
  const figure = (value: Figure) => (isShown(value) ? value : words.suppressed);
  const pair: Row = [view.pair?.from.id ?? "", view.pair?.to.id ?? "", words.group(view.group)];
  const own: Row = [area.code, area.label, ...pair];
  const head = (...columns: DynamicsColumn[]): Row =>
    (["code", "area", "from", "to", "group", ...columns] as const).map((column) => words.heading(column));
  switch (table) {
    case "matriks":
      return [
        head("fromDecile", "toDecile", "families"),
        ...view.matrix.rows.flatMap(({ from, cells }) =>
          cells.map(
            (cell, column): Row => [...own, words.step(from), words.step(view.matrix.steps[column] ?? 0), figure(cell)],
          ),
        ),
      ];
    case "angka":
      return [
        head("rate", "families", "of"),
        ...[{ code: area.code, label: area.label, rates: view.rates }, ...view.children].flatMap(
          ({ code, label, rates }) =>
            rates
              .filter(({ name }) => isToldBy(view.isWhole, name))
              .map(
                ({ name, families, of }): Row => [code, label, ...pair, words.rate(name), figure(families), figure(of)],
              ),
        ),
      ];
    case "pemicu":
      return [
        head("driver", "move", "families"),
        ...view.drivers.flatMap(({ driver, moves }) =>
          MOVES.map((move): Row => [...own, words.driver(driver), words.move(move), figure(moves[move])]),
        ),
      ];
  }
}
