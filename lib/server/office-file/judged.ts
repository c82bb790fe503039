import "server-only";
import type { OfficeFileSummary, OfficeRowNote } from "@/lib/domain/office-file/file-view";
import type { OfficeSource } from "@/lib/domain/office-file/source";
import type { Sql } from "@/lib/server/db/sql";

/** Whose file it is, and the day that it speaks of. */
export interface FileOf<Source extends OfficeSource = OfficeSource> {
  readonly regencyCode: string;
  readonly source: Source;
  /** YYYY-MM-DD */
  readonly asOf: string;
}

/** What a check found: the report, what is said of rows, and what a commit would write, as it is kept sealed. */
export interface Judged {
  readonly summary: OfficeFileSummary;
  readonly notes: readonly OfficeRowNote[];
  readonly toWrite: object;
}

/** Runs a part of the matching under the scope of who pressed, and tells how far it is. */
export type InParts = <Row, Found>(
  rows: readonly Row[],
  match: (sql: Sql, part: readonly Row[]) => Promise<Found>,
) => Promise<readonly Found[]>;

export interface Writing<Source extends OfficeSource = OfficeSource> extends FileOf<Source> {
  readonly userId: string;
  readonly fileId: string;
  readonly now: Date;
}

/** How many of them each village has, in order of their codes. */
export function countVillages(lines: readonly { readonly villageCode: string }[]): OfficeFileSummary["villages"] {
  const counts = new Map<string, number>();
  for (const { villageCode } of lines) counts.set(villageCode, (counts.get(villageCode) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
