import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { TableRequest } from "@/lib/domain/cube/request";
import { isShown, shareOf } from "@/lib/domain/dashboard/figure";
import type { LevelRule } from "@/lib/domain/data-request/level";
import type { RequestPurpose } from "@/lib/domain/data-request/purpose-name";
import { sumTables } from "@/lib/domain/data-request/sums";
import { cellsIn, figureText } from "@/lib/domain/open-data/row";
import { localDay } from "@/lib/domain/period/period";
import { messagesOf } from "@/lib/i18n/catalogue";
import { type AreaTable, getTable } from "@/lib/server/cube/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import { childrenOf } from "@/lib/server/region/queries";
import type { RequestJob } from "./job";
import { tableFile, tellProgress } from "./store";

export const SUM_HEADING = [
  "kode_wilayah",
  "nama_wilayah",
  "tanggal_data",
  "kode_tabel",
  "tabel",
  "kelompok",
  "jumlah",
  "penyebut",
  "persen",
  "dibulatkan_ke",
  "disamarkan",
] as const;

interface Asked {
  readonly rule: LevelRule;
  readonly purpose: RequestPurpose;
  readonly variables: readonly string[];
  readonly areas: readonly string[];
}

/** Counted in the middle of it, or never counted: another try may find it settled. */
export class NotCountedError extends Error {
  constructor() {
    super("the area's figures are not counted");
  }
}

/**
 * Writes the sums of what was granted, as a reader without small cells sees them, whoever asks and whoever decides: the tables of the
 * dashboards through the same optimiser, so that nothing follows from the difference.
 */
export async function buildSums(job: RequestJob, asked: Asked): Promise<BuiltFile> {
  const reader = readerOf(job);
  const roots = asked.rule.form === "village-sums" ? await districtsOf(job, asked.areas) : [job.regencyCode];
  const tables = sumTables(asked.purpose, asked.variables);
  const rows: (readonly string[])[] = [];
  for (const [index, root] of roots.entries()) {
    const area = await findArea(reader, root);
    if (area === null) throw new NotCountedError();
    // One after the other: together they would hold every connection of the portal.
    for (const request of tables) {
      const table = await getTable(reader, area, request);
      if (table.rolledUpAt === null) throw new NotCountedError();
      rows.push(
        ...rowsOf(area, request, table, localDay(table.rolledUpAt, area.timeZone))
          .filter(({ code }) => inAreas(asked, code))
          .map(({ cells }) => cells),
      );
    }
    await tellProgress(job, index + 1, roots.length);
  }
  return tableFile(job, "agregat.csv", [[...SUM_HEADING], ...rows]);
}

/** Somebody who sees sums of the regency and no small cell. */
function readerOf({ userId, requestId, regencyCode }: RequestJob): Actor {
  const grant = { id: requestId, role: "viewer", regionCode: regencyCode, level: "full" } as const;
  return { userId, sessionId: requestId, displayName: "", locale: "id", grant, grants: [grant] };
}

async function districtsOf({ regencyCode }: RequestJob, areas: readonly string[]): Promise<readonly string[]> {
  if (areas.includes(regencyCode)) return (await childrenOf(regencyCode)).map(({ code }) => code);
  return [...new Set(areas.map((code) => code.slice(0, 6)))].toSorted();
}

/** An area's own row leaves where all of it was granted; a part of it does not tell the whole. */
function inAreas({ areas }: Asked, code: string): boolean {
  return areas.some((granted) => code.startsWith(granted));
}

interface CountedArea {
  readonly code: string;
  readonly label: string;
}

function rowsOf(area: CountedArea, request: TableRequest, { table, names }: AreaTable, asOf: string) {
  const { measure, columns } = request;
  const title = measure.kind === "indicator" ? measure.indicator.title.id : titleOf(measure.kind);
  const tableCode = measure.kind === "indicator" ? measure.indicator.code : `${measure.kind}.${columns ?? ""}`;
  return cellsIn(table, (row, column, { counted, base, step = 1 }) => {
    const code = row === "all" ? area.code : row;
    const isWithheld = !isShown(counted) || !isShown(base);
    const isIndicator = measure.kind === "indicator";
    const cells: readonly string[] = [
      code,
      code === area.code ? area.label : (names.get(code) ?? code),
      asOf,
      tableCode,
      title,
      columns === null || column === null ? "" : groupOf(columns, column),
      figureText(counted),
      isIndicator ? figureText(base) : "",
      isIndicator ? figureText(shareOf(counted, base)) : "",
      String(step),
      isWithheld ? "1" : "0",
    ];
    return { code, cells };
  });
}

function titleOf(kind: "people" | "families"): string {
  return kind === "people" ? "Jumlah orang" : "Jumlah keluarga";
}

function groupOf(cut: NonNullable<TableRequest["columns"]>, code: string): string {
  if (code === "all") return "Semua";
  const words: Readonly<Record<string, string>> = messagesOf("id").cube.cut[cut];
  return words[code] ?? code;
}
