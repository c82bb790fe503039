import "server-only";
import { createHash } from "node:crypto";
import { stringify } from "csv-stringify/sync";
import type { Actor } from "@/lib/domain/access/actor";
import { CUTS, type Cut } from "@/lib/domain/cube/cut";
import { smallCellOf } from "@/lib/domain/cube/measure";
import { cutsIn, type TableRequest } from "@/lib/domain/cube/request";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { computedOf } from "@/lib/domain/indicator/registry";
import type { Dataset } from "@/lib/domain/open-data/dataset";
import { cellsIn, cellsOf, headingsOf, type OpenRow } from "@/lib/domain/open-data/row";
import { localDay } from "@/lib/domain/period/period";
import { messagesOf } from "@/lib/i18n/catalogue";
import { type AreaTable, getTable } from "@/lib/server/cube/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { childrenOf } from "@/lib/server/region/queries";

export interface PreparedFile {
  readonly rows: readonly OpenRow[];
  readonly headings: readonly string[];
  readonly content: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly asOf: string;
  /** The region and those right below it. */
  readonly regions: ReadonlySet<string>;
}

/** What stands for the sum of all codes, in a file of machines. */
const ALL = { code: "semua", word: "Semua" } as const;

/** NOT_COUNTED: the region's figures were never counted. COUNTING: they are being counted right now. */
export type NotPrepared = "NOT_COUNTED" | "COUNTING";

/**
 * A dataset of the acting grant's region as a file: counted as a reader without small cells sees it, whoever prepares it, and once more
 * exactly, so that what is told can be judged by what is true.
 */
export async function prepareFile(actor: Actor, dataset: Dataset): Promise<PreparedFile | NotPrepared> {
  const area = await findArea(readerOf(actor, "viewer"), actor.grant.regionCode);
  if (area === null) return "NOT_COUNTED";
  // What the worker counts in the middle of it is one more try's.
  const counted = (await countRows(actor, area, dataset)) ?? (await countRows(actor, area, dataset));
  if (counted === null) return "COUNTING";
  const { rows, asOf } = counted;
  if (rows.length === 0) return "NOT_COUNTED";
  const headings = headingsOf(aboutOf(requestsOf(dataset)[0]), dataset.tables === "indicators");
  const content = stringify([[...headings], ...rows.map((row) => [...cellsOf(row)])], { escape_formulas: true });
  const bytes = Buffer.from(content, "utf8");
  const below = await childrenOf(area.code);
  return {
    rows,
    headings,
    content,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    byteSize: bytes.length,
    asOf,
    regions: new Set([area.code, ...below.map(({ code }) => code)]),
  };
}

/** A reader of the same region who sees small cells, or one who does not. */
function readerOf(actor: Actor, role: "viewer" | "coach"): Actor {
  return { ...actor, grant: { ...actor.grant, role, level: "full" } };
}

function requestsOf({ tables }: Dataset): readonly TableRequest[] {
  if (tables !== "indicators") return tables;
  return [...computedOf("people"), ...computedOf("families")].map((indicator) => {
    return { measure: { kind: "indicator", indicator }, rows: "area", columns: null } as const;
  });
}

/** Null when the region was counted anew in the middle of it; no rows where it never was. */
async function countRows(actor: Actor, area: DashboardArea, dataset: Dataset) {
  const rows: OpenRow[] = [];
  let countedAt: Date | null = null;
  // One after the other: a region's tables together would hold every connection of the portal.
  for (const request of requestsOf(dataset)) {
    const told = await getTable(readerOf(actor, "viewer"), area, request);
    const exact = await getTable(readerOf(actor, "coach"), area, request);
    if (told.rolledUpAt === null) return { rows: [], asOf: "" };
    countedAt ??= told.rolledUpAt;
    if ([told, exact].some(({ rolledUpAt }) => rolledUpAt?.getTime() !== countedAt?.getTime())) return null;
    rows.push(...rowsOf(area, request, { told, exact }, localDay(countedAt, area.timeZone)));
  }
  return { rows, asOf: countedAt === null ? "" : localDay(countedAt, area.timeZone) };
}

/** Names of what the rows of a dataset are about. */
function aboutOf(request: TableRequest | undefined): readonly string[] {
  if (request === undefined) return [];
  if (request.measure.kind === "indicator") return ["indikator"];
  return [request.rows, request.columns].flatMap((cut) => (cut === null || cut === "area" ? [] : [nameOf(cut)]));
}

function nameOf(cut: Cut): string {
  return CUTS[cut].slug.replaceAll("-", "_");
}

interface Tables {
  readonly told: AreaTable;
  readonly exact: AreaTable;
}

function rowsOf(area: DashboardArea, request: TableRequest, { told, exact }: Tables, asOf: string): readonly OpenRow[] {
  const { measure, rows, columns } = request;
  const least = smallCellOf(measure, cutsIn(request));
  const truth = cellsIn(exact.table, (_row, _column, { counted, base }) => ({ counted, base }));
  return cellsIn(told.table, (row, column, { counted, base, step = 1 }) => {
    const code = rows === "area" && row !== "all" ? row : area.code;
    const name = code === area.code ? area.label : (told.names.get(code) ?? code);
    const isIndicator = measure.kind === "indicator";
    const about = isIndicator
      ? [{ code: measure.indicator.code, word: measure.indicator.title.id }]
      : [
          ...(rows === "area" ? [] : [wordOf(rows, row)]),
          ...(columns === null || column === null ? [] : [wordOf(columns, column)]),
        ];
    return { code, area: name, asOf, about, counted, base: isIndicator ? base : null, step, least };
  }).map((row, at) => ({ ...row, truth: truth[at] ?? { counted: row.counted, base: row.counted } }));
}

function wordOf(cut: Cut, code: string): { readonly code: string; readonly word: string } {
  if (code === "all") return ALL;
  const words: Readonly<Record<string, string>> = messagesOf("id").cube.cut[cut];
  return { code, word: words[code] ?? code };
}
