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

export interface PreparedFile {
  readonly rows: readonly OpenRow[];
  readonly headings: readonly string[];
  readonly content: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly asOf: string;
  /** The region and those right below it that have rows. */
  readonly regions: ReadonlySet<string>;
}

/** What stands for the sum of all codes, in a file of machines. */
const ALL = { code: "semua", word: "Semua" } as const;

/**
 * A dataset of the acting grant's region as a file: counted as a reader without small cells sees it, whoever prepares it. Null where nothing
 * has been counted yet.
 */
export async function prepareFile(actor: Actor, dataset: Dataset): Promise<PreparedFile | null> {
  const reader: Actor = { ...actor, grant: { ...actor.grant, role: "viewer", level: "full" } };
  const area = await findArea(reader, actor.grant.regionCode);
  if (area === null) return null;
  const requests: readonly TableRequest[] =
    dataset.tables === "indicators"
      ? [...computedOf("people"), ...computedOf("families")].map((indicator) => {
          return { measure: { kind: "indicator", indicator }, rows: "area", columns: null } as const;
        })
      : dataset.tables;
  const rows: OpenRow[] = [];
  let countedAt: Date | null = null;
  // One after the other: a region's tables together would hold every connection of the portal.
  for (const request of requests) {
    const found = await getTable(reader, area, request);
    if (found.rolledUpAt === null) return null;
    countedAt ??= found.rolledUpAt;
    rows.push(...rowsOf(area, request, found, localDay(countedAt, area.timeZone)));
  }
  const headings = headingsOf(aboutOf(requests[0]), dataset.tables === "indicators");
  const content = stringify([[...headings], ...rows.map((row) => [...cellsOf(row)])], { escape_formulas: true });
  const bytes = Buffer.from(content, "utf8");
  return {
    rows,
    headings,
    content,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    byteSize: bytes.length,
    asOf: localDay(countedAt ?? new Date(0), area.timeZone),
    regions: new Set(rows.map(({ code }) => code)),
  };
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

function rowsOf(area: DashboardArea, request: TableRequest, found: AreaTable, asOf: string): readonly OpenRow[] {
  const { measure, rows, columns } = request;
  const least = smallCellOf(measure, cutsIn(request));
  return cellsIn(found.table, (row, column, { counted, base, step = 1 }): OpenRow => {
    const code = rows === "area" && row !== "all" ? row : area.code;
    const name = code === area.code ? area.label : (found.names.get(code) ?? code);
    const about =
      measure.kind === "indicator"
        ? [{ code: measure.indicator.code, word: measure.indicator.title.id }]
        : [
            ...(rows === "area" ? [] : [wordOf(rows, row)]),
            ...(columns === null || column === null ? [] : [wordOf(columns, column)]),
          ];
    return { code, area: name, asOf, about, counted, base: measure.kind === "indicator" ? base : null, step, least };
  });
}

function wordOf(cut: Cut, code: string): { readonly code: string; readonly word: string } {
  if (code === "all") return ALL;
  const words: Readonly<Record<string, string>> = messagesOf("id").cube.cut[cut];
  return { code, word: words[code] ?? code };
}
