import "server-only";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { DynamicsTable } from "@/lib/domain/dynamics/address";
import { MOVE_CAUSES, type MoveCause } from "@/lib/domain/dynamics/cause";
import type { Driver } from "@/lib/domain/dynamics/driver";
import type { Group } from "@/lib/domain/dynamics/group";
import { MOVES, type Move } from "@/lib/domain/dynamics/line";
import { isToldBy, type RateName, type Step } from "@/lib/domain/dynamics/matrix";
import type { ShareName } from "@/lib/domain/dynamics/share";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import type { FileRow } from "@/lib/server/cube/download";

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
  | "move"
  | "cause"
  | "share";

/** Words of a table that is taken along, in the reader's language. */
export interface DynamicsWords {
  readonly heading: (column: DynamicsColumn) => string;
  readonly step: (step: Step) => string;
  readonly group: (group: Group) => string;
  readonly rate: (name: RateName) => string;
  readonly move: (move: Move) => string;
  readonly driver: (driver: Driver) => string;
  readonly cause: (cause: MoveCause) => string;
  readonly share: (name: ShareName) => string;
  readonly suppressed: string;
}

/** A table as rows, the headings first; each row says its area, pair and group, so that it can be read on its own. */
export function dynamicsRows(
  table: DynamicsTable,
  area: DashboardArea,
  view: DynamicsView,
  words: DynamicsWords,
): readonly FileRow[] {
  const figure = (value: Figure) => (isShown(value) ? value : words.suppressed);
  const pair: FileRow = [view.pair?.from.id ?? "", view.pair?.to.id ?? "", words.group(view.group)];
  const own: FileRow = [area.code, area.label, ...pair];
  const head = (...columns: DynamicsColumn[]): FileRow =>
    (["code", "area", "from", "to", "group", ...columns] as const).map((column) => words.heading(column));
  switch (table) {
    case "matriks":
      return [
        head("fromDecile", "toDecile", "families"),
        ...view.matrix.rows.flatMap(({ from, cells }) =>
          cells.map(
            (cell, column): FileRow => [
              ...own,
              words.step(from),
              words.step(view.matrix.steps[column] ?? 0),
              figure(cell),
            ],
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
                ({ name, families, of }): FileRow => [
                  code,
                  label,
                  ...pair,
                  words.rate(name),
                  figure(families),
                  figure(of),
                ],
              ),
        ),
      ];
    case "sebab":
      return [
        head("move", "cause", "families"),
        ...view.causes.flatMap(({ move, causes }) =>
          MOVE_CAUSES.map((cause): FileRow => [...own, words.move(move), words.cause(cause), figure(causes[cause])]),
        ),
      ];
    case "bantuan":
      return [
        head("share", "families", "of"),
        ...view.shares
          .filter(({ isKnown }) => isKnown)
          .map(({ name, families, of }): FileRow => [...own, words.share(name), figure(families), figure(of)]),
      ];
    case "pemicu":
      return [
        head("driver", "move", "families"),
        ...view.drivers.flatMap(({ driver, moves }) =>
          MOVES.map((move): FileRow => [...own, words.driver(driver), words.move(move), figure(moves[move])]),
        ),
      ];
  }
}
