import * as z from "zod";
import { FRESHNESS } from "../household/list-filter";
import { addressOf, one, type Query } from "../list/address";
import { EXPORT_BOOKS, EXPORT_PURPOSES } from "../sid/export-request";

/** What an export is on its way to, or has become. ended: nobody took it in time. */
export const EXPORT_STATES = ["building", "ready", "failed", "cancelled", "taken", "ended"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const EXPORT_FAILURES = ["GRANT_ENDED", "NOTHING_FOUND", "INTERNAL"] as const;
export type ExportFailure = (typeof EXPORT_FAILURES)[number];

/** How long a made export waits to be taken. */
export const EXPORT_KEPT_MS = 24 * 60 * 60_000;

/** Families that may be ticked; more are chosen by the filter. */
export const MOST_TICKED = 1000;

/** Which families of the area: codes and numbers alone. Empty or null: any. */
export const exportFilterSchema = z.strictObject({
  villages: z.array(z.string().regex(/^\d{10}$/)).max(500),
  /** National decile, 0 not ranked. */
  deciles: z.array(z.int().min(0).max(10)).max(11),
  /** Whether the family's record was looked at in the last twelve months. */
  freshness: z.enum(FRESHNESS).nullable(),
});
export type ExportFilter = z.infer<typeof exportFilterSchema>;

export const exportAskSchema = z.strictObject({
  /** From the page, so that a repeat is the same export. */
  id: z.uuid(),
  book: z.enum(EXPORT_BOOKS),
  purpose: z.enum(EXPORT_PURPOSES),
  filter: exportFilterSchema,
  /** The families ticked; null: all that the filter finds. */
  chosen: z.array(z.uuid()).min(1).max(MOST_TICKED).nullable(),
});

/** The filter as the page's address says it; whatever is not understood is not applied. */
export function readExportFilter(query: Query): ExportFilter {
  const village = one(query, "desa");
  const decile = one(query, "desil");
  const freshness = one(query, "kesegaran");
  return {
    villages: /^\d{10}$/.test(village) ? [village] : [],
    deciles: /^(?:\d|10)$/.test(decile) ? [Number(decile)] : [],
    freshness: FRESHNESS.find((name) => name === freshness) ?? null,
  };
}

/** The page under a filter. */
export function exportHref(filter: ExportFilter, after = ""): string {
  return addressOf("/ekspor", {
    desa: filter.villages[0] ?? "",
    desil: filter.deciles[0] === undefined ? "" : String(filter.deciles[0]),
    kesegaran: filter.freshness ?? "",
    sesudah: after,
  });
}

/** An export in its asker's list. */
export interface ExportLine {
  readonly id: string;
  readonly publicId: string;
  readonly regencyCode: string;
  readonly book: string;
  readonly state: ExportState;
  readonly failure: ExportFailure | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly families: number;
  readonly people: number;
  readonly createdAt: Date;
  readonly endsAt: Date | null;
  readonly takenAt: Date | null;
}

/** A family that can be ticked. */
export interface ExportFamily {
  readonly id: string;
  readonly publicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly memberCount: number;
}

/** Name of a workbook inside the archive: safe on every system, nobody's name. */
export function workbookName(villageCode: string, villageName: string, number: number): string {
  const words = villageName
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return `${villageCode}${words === "" ? "" : `-${words}`}${number === 1 ? "" : `-${number}`}.xlsx`;
}

/** The archive's name: what it is of and the beginning of the download's number. */
export function exportArchiveName(book: string, areaCode: string, downloadId: string): string {
  return `${book}-${areaCode}-${downloadId.slice(0, 8)}.zip`;
}

/** The one who took it, for the file that goes with the workbooks. */
export interface ExportMark {
  readonly downloadId: string;
  readonly publicId: string;
  readonly takenBy: string;
  readonly takenAt: Date;
  readonly purpose: string;
  readonly files: readonly { readonly name: string; readonly people: number; readonly sha256: string }[];
}

/** `unduhan.json`: who took what, for which purpose, with the checksum of each workbook. */
export function exportMark({ downloadId, publicId, takenBy, takenAt, purpose, files }: ExportMark): string {
  return `${JSON.stringify(
    {
      unduhan: downloadId,
      ekspor: publicId,
      diunduh_oleh: takenBy,
      diunduh_pada: takenAt.toISOString(),
      keperluan: purpose,
      berkas: files.map(({ name, people, sha256 }) => ({ nama: name, orang: people, sha256 })),
      peringatan:
        "Berkas ini memuat data pribadi, hanya untuk keperluan yang disebut di sini. Pengambilannya tercatat atas nama pengunduh. Jangan diteruskan.",
    },
    null,
    2,
  )}\n`;
}
