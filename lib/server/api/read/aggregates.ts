import "server-only";
import type * as z from "zod";
import type { getAggregate, getIndicatorFigures } from "@/lib/domain/api/operation/aggregates";
import { cutsOf } from "@/lib/domain/cube/cut";
import { type Measure, unitOf } from "@/lib/domain/cube/measure";
import type { CubeCell } from "@/lib/domain/cube/table";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { findIndicator } from "@/lib/domain/indicator/registry";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { getTable } from "@/lib/server/cube/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import type { Answered, Asked } from "../answering";
import { readerOf } from "../client";

type TableParams = z.infer<(typeof getAggregate)["params"]>;
type TableAnswer = z.input<(typeof getAggregate)["answer"]>;
type IndicatorParams = z.infer<(typeof getIndicatorFigures)["params"]>;
type IndicatorAnswer = z.input<(typeof getIndicatorFigures)["answer"]>;

/** A table as a viewer of the client's region has it on the dashboards: the same query, the same withheld cells. */
export async function readAggregate({
  client,
  params,
  locale,
}: Asked<TableParams>): Promise<Outcome<Answered<TableAnswer>>> {
  const reader = readerOf(client, locale);
  const area = await findArea(reader, params.region);
  if (area === null) return refuse("NOT_FOUND");
  const measure = measureOf(params.measure);
  if (measure === null) return wrong("measure");
  const cuts = cutsOf(unitOf(measure));
  const { rows, columns = null } = params;
  if (rows === "area" ? area.level === "village" : !cuts.includes(rows)) return wrong("rows");
  if (columns !== null && (columns === rows || !cuts.includes(columns))) return wrong("columns");
  const { table, rolledUpAt } = await getTable(reader, area, { measure, rows, columns });
  return succeed({
    body: {
      region: area.code,
      measure: params.measure,
      countedAt: rolledUpAt?.toISOString() ?? null,
      columns: [...table.columns],
      items: table.rows.map(({ key, cells }) => ({ key: String(key), cells: cells.map(toCell) })),
    },
    shown: null,
  });
}

function measureOf(name: string): Measure | null {
  if (name === "people" || name === "families") return { kind: name };
  const indicator = findIndicator(name);
  return indicator !== null && isComputed(indicator) ? { kind: "indicator", indicator } : null;
}

function wrong(path: string) {
  return refuse("INVALID_INPUT", { fields: [{ path, detail: "not_available" }] });
}

const toFigure = (figure: Figure) => (isShown(figure) ? figure : null);
const toCell = ({ counted, base, step }: CubeCell) => ({
  counted: toFigure(counted),
  base: toFigure(base),
  step: step ?? null,
});

export async function readIndicatorFigures({
  client,
  params,
  locale,
}: Asked<IndicatorParams>): Promise<Outcome<Answered<IndicatorAnswer>>> {
  const reader = readerOf(client, locale);
  const area = await findArea(reader, params.region);
  if (area === null) return refuse("NOT_FOUND");
  const { figures, rolledUpAt } = await getIndicators(reader, area);
  const items = [...figures].map(([code, { own, unknown }]) => ({ code, ...toCell(own), unknown: toFigure(unknown) }));
  return succeed({
    body: { region: area.code, countedAt: rolledUpAt?.toISOString() ?? null, items },
    shown: null,
  });
}
