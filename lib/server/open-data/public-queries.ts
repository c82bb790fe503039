import "server-only";
import type { CataloguePlace } from "@/lib/domain/open-data/address";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { ANYBODY } from "@/lib/server/db/anybody";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { LINE_COLUMNS, type LineRow, toLine } from "./rows";

/** Four datasets of some 550 regions, each the newest alone. */
const MOST = 5_000;

/** What anybody may read: of each dataset of each region the newest published edition. */
export async function listPublished(): Promise<readonly EditionLine[]> {
  const rows = await underScope(
    ANYBODY,
    ({ sql }) => sql<LineRow>`SELECT DISTINCT ON (region_code, dataset) ${LINE_COLUMNS} FROM open_edition
      WHERE state = 'published' ORDER BY region_code, dataset, edition DESC LIMIT ${MOST}`,
  );
  return rows.map(toLine);
}

const A_PAGE = 30;

export interface OpenList {
  readonly editions: readonly EditionLine[];
  readonly next: CataloguePlace | null;
}

/**
 * A page of {@link listPublished}.
 * @param regionCode of one region; empty for all
 */
export async function listOpen(regionCode: string, after: CataloguePlace | null): Promise<OpenList> {
  const one = regionCode === "" ? Prisma.empty : Prisma.sql`AND region_code = ${regionCode}`;
  const from =
    after === null ? Prisma.empty : Prisma.sql`AND (region_code, dataset) > (${after.regionCode}, ${after.dataset})`;
  const rows = await underScope(
    ANYBODY,
    ({ sql }) => sql<LineRow>`SELECT DISTINCT ON (region_code, dataset) ${LINE_COLUMNS} FROM open_edition
      WHERE state = 'published' ${one} ${from} ORDER BY region_code, dataset, edition DESC LIMIT ${A_PAGE + 1}`,
  );
  const editions = rows.slice(0, A_PAGE).map(toLine);
  return { editions, next: rows.length > A_PAGE ? (editions.at(-1) ?? null) : null };
}

/** Regions of which something is open. */
export async function listOpenRegions(): Promise<readonly string[]> {
  const rows = await underScope(
    ANYBODY,
    ({ sql }) =>
      sql<{
        region_code: string;
      }>`SELECT DISTINCT region_code FROM open_edition WHERE state = 'published' ORDER BY region_code`,
  );
  return rows.map(({ region_code }) => region_code);
}

/** Which edition: of one region and dataset the newest published, or one by its number. */
export interface EditionAddress {
  readonly regionCode: string;
  readonly dataset: string;
  readonly edition: number | null;
}

/** A published edition; null for one that waits, was withdrawn, or never was. */
export async function findPublished(address: EditionAddress): Promise<EditionLine | null> {
  const [row] = await underScope(
    ANYBODY,
    ({ sql }) =>
      sql<LineRow>`SELECT ${LINE_COLUMNS} FROM open_edition WHERE ${at(address)} ORDER BY edition DESC LIMIT 1`,
  );
  return row === undefined ? null : toLine(row);
}

/** Its file. */
export async function readPublished(address: EditionAddress): Promise<string | null> {
  const [row] = await underScope(
    ANYBODY,
    ({ sql }) =>
      sql<{ content: string }>`SELECT content FROM open_edition WHERE ${at(address)} ORDER BY edition DESC LIMIT 1`,
  );
  return row?.content ?? null;
}

/** Numbers of the published editions of a dataset, the newest first. */
export async function listNumbers({ regionCode, dataset }: EditionAddress): Promise<readonly number[]> {
  const rows = await underScope(
    ANYBODY,
    ({ sql }) => sql<{ edition: number }>`SELECT edition FROM open_edition
      WHERE ${at({ regionCode, dataset, edition: null })} ORDER BY edition DESC LIMIT ${MOST}`,
  );
  return rows.map(({ edition }) => edition);
}

function at({ regionCode, dataset, edition }: EditionAddress): Prisma.Sql {
  const one = edition === null ? Prisma.empty : Prisma.sql`AND edition = ${edition}`;
  return Prisma.sql`regency_code = ${regencyShelf(regionCode)} AND region_code = ${regionCode} AND dataset = ${dataset}
    AND state = 'published' ${one}`;
}
