import "server-only";
import type { ContentState, PackageContent } from "@/lib/domain/delivery/delivery-page";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import type { Sql } from "@/lib/server/db/sql";

interface ContentRow {
  readonly content_state: ContentState;
  readonly progress_done: number;
  readonly progress_total: number;
  readonly left_out: number;
  readonly left_out_gap: number;
  readonly families: number | null;
  readonly people: number | null;
  readonly sha256: string | null;
}

interface FileRow {
  readonly name: string;
  readonly row_count: number;
  readonly size_bytes: string;
  readonly sha256: string;
}

const NOTHING: PackageContent = {
  state: "none",
  progress: { done: 0, total: 0 },
  leftOut: 0,
  leftOutGap: 0,
  families: null,
  people: null,
  sha256: null,
  files: [],
};

/** What a package's files are, without opening any; inside a transaction that has the reader's scope. */
export async function findContent(sql: Sql, { regencyCode, id }: PublicId): Promise<PackageContent> {
  const [[row], files] = await Promise.all([
    sql<ContentRow>`SELECT content_state, progress_done, progress_total, left_out, left_out_gap, families, people,
        encode(content_sha256, 'hex') AS sha256
      FROM delivery_package WHERE regency_code = ${regencyCode} AND id = ${id}::uuid`,
    sql<FileRow>`SELECT name, row_count, size_bytes::text AS size_bytes, encode(sha256, 'hex') AS sha256 FROM delivery_file
      WHERE regency_code = ${regencyCode} AND package_id = ${id}::uuid ORDER BY ordinal`,
  ]);
  if (row === undefined) return NOTHING;
  return {
    state: row.content_state,
    progress: { done: row.progress_done, total: row.progress_total },
    leftOut: row.left_out,
    leftOutGap: row.left_out_gap,
    families: row.families,
    people: row.people,
    sha256: row.sha256,
    files: files.map((file) => ({
      name: file.name,
      rows: file.row_count,
      bytes: Number(file.size_bytes),
      sha256: file.sha256,
    })),
  };
}
