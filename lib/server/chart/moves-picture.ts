import "server-only";
import { drawHeat, type HeatRow } from "@/lib/domain/chart/heat";
import type { Picture } from "@/lib/domain/chart/picture";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { MatrixRow, Step } from "@/lib/domain/dynamics/matrix";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import { formatPercent } from "@/lib/i18n/formats";
import type { Voice } from "./voice";

/** The matrix of moves between two snapshots. Null where there are not two. */
export function movesPicture(area: DashboardArea, view: DynamicsView | null, voice: Voice): Picture | null {
  if (view === null || view.pair === null) return null;
  const { dynamics } = voice;
  const { from, to } = view.pair;
  const { steps } = view.matrix;
  const name = (step: Step, isHead = false) => {
    if (typeof step !== "number") return dynamics(`matrix.rank.${step}`);
    if (step === 0) return isHead ? "–" : dynamics("matrix.unranked");
    return isHead ? String(step) : dynamics("matrix.decile", { decile: String(step) });
  };
  const rows = view.matrix.rows.map(
    (row): HeatRow => ({
      label: name(row.from),
      total: voice.figure(row.total),
      cells: row.cells.map((figure, column) => cellOf(figure, row, steps[column] ?? 0, voice)),
    }),
  );
  const last: HeatRow = {
    label: dynamics("matrix.total"),
    total: voice.figure(view.matrix.total),
    cells: view.matrix.totals.map((figure) => ({ text: voice.figure(figure), note: "", weight: null, isSame: false })),
  };
  return {
    title: `${dynamics("matrix.title")}, ${area.label}`,
    lead: `${dynamics("matrix.caption", { from: from.id, to: to.id })}. ${dynamics(`groups.${view.group}`)}.`,
    body: (width) =>
      drawHeat(
        dynamics("matrix.corner"),
        steps.map((step) => name(step, true)),
        dynamics("matrix.total"),
        [...rows, last],
        width,
      ),
    notes: [
      dynamics(view.isWhole ? "matrix.keyPicture" : "matrix.keyGroups"),
      dynamics("notes.official"),
      dynamics("notes.poverty"),
      ...(view.isWhole ? [] : [dynamics("notes.groups")]),
    ],
  };
}

function cellOf(figure: Figure, { from, total }: MatrixRow, to: Step, voice: Voice) {
  const weight = isShown(figure) && isShown(total) && total > 0 ? figure / total : null;
  return {
    text: voice.figure(figure),
    note: weight === null || figure === 0 ? "" : formatPercent(weight, 1, voice.locale),
    weight,
    isSame: from === to,
  };
}
