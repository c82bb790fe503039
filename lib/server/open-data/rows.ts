import "server-only";
import * as z from "zod";
import { CHECKS } from "@/lib/domain/open-data/check";
import type { EditionLine, EditionState } from "@/lib/domain/open-data/edition";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { Prisma } from "@/lib/server/db/generated/client";

/** An edition as it stands in a list. */
export type LineRow = Omit<EditionRow, "checks" | "sample">;

export interface EditionRow {
  readonly regency_code: string;
  readonly id: string;
  readonly region_code: string;
  readonly dataset: string;
  readonly edition: number;
  readonly as_of: string;
  readonly state: EditionState;
  readonly sha256: string;
  readonly byte_size: number;
  readonly row_count: number;
  readonly withheld_count: number;
  readonly checks: unknown;
  readonly sample: unknown;
  readonly prepared_by: string;
  readonly prepared_at: Date;
  readonly published_at: Date | null;
  readonly changed_at: Date | null;
}

/** What a list shows of an edition. */
export const LINE_COLUMNS = Prisma.sql`regency_code, id, region_code, dataset, edition, as_of::text, state, sha256, byte_size, row_count,
  withheld_count, prepared_by, prepared_at, published_at, changed_at`;

/** All but the file itself and what only the next edition needs. */
export const EDITION_COLUMNS = Prisma.sql`${LINE_COLUMNS}, checks, sample`;

export const checksSchema = z.array(
  z.object({
    code: z.enum(CHECKS),
    outcome: z.enum(["passed", "look", "stop"]),
    rows: z.number(),
    // Editions that were checked before rows were shown have none.
    examples: z.array(z.object({ about: z.array(z.string()), before: z.string(), now: z.string() })).default([]),
  }),
);
export const figuresSchema = z.record(z.string(), z.string());
export const sampleSchema = z.array(z.array(z.string()));

export function toLine(row: LineRow): EditionLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    regionCode: row.region_code,
    dataset: row.dataset,
    edition: row.edition,
    asOf: row.as_of,
    state: row.state,
    sha256: row.sha256,
    byteSize: row.byte_size,
    rowCount: row.row_count,
    withheldCount: row.withheld_count,
    preparedAt: row.prepared_at,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
  };
}
