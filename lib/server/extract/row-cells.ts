import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { firstKind } from "@/lib/domain/extract/load";
import type { ExtractRow } from "@/lib/domain/extract/read-row";
import type { StagedValue } from "@/lib/domain/extract/read-value";
import { blindIndex, keyedHash, sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import type { BulkTable } from "@/lib/server/db/bulk";
import type { Cell } from "@/lib/server/db/copy";
import type { ExtractJob } from "./job";

export const FAMILY_PART = 1;
export const PERSON_PART = 2;

export const EXTRACT_ROW: BulkTable = {
  name: "extract_row",
  columns: [
    "regency_code",
    "load_id",
    "part",
    "row_number",
    "id",
    "kind",
    "column_name",
    "problem",
    "remarks",
    "village_code",
    "kk_bidx",
    "nik_bidx",
    "digest",
    "content",
  ],
};

/** What a row said, as it lies sealed: numbers, values in the order of the load's layout, and what was left out as it stood. */
export interface StagedContent {
  readonly card: string | null;
  readonly nik: string | null;
  readonly values: readonly StagedValue[];
  readonly raw: Readonly<Record<string, string>>;
}

const DIGEST_BYTES = 8;

/** Which family a row describes and how; rows that say the same of one card are one. */
export function familyDigest(row: ExtractRow): Buffer {
  return keyedHash("extract-family", JSON.stringify([row.villageCode, row.values])).subarray(0, DIGEST_BYTES);
}

export function rowCells(job: ExtractJob, row: ExtractRow): readonly Cell[] {
  const isFamily = row.set === "keluarga";
  return [
    job.regencyCode,
    job.loadId,
    isFamily ? FAMILY_PART : PERSON_PART,
    row.row,
    uuidv7(),
    firstKind(row.fault),
    row.fault?.column ?? null,
    row.fault?.problem ?? null,
    row.remarks.map(({ column, problem }) => `${column}:${problem}`),
    row.villageCode,
    row.card === null ? null : blindIndex(row.card),
    row.nik === null ? null : blindIndex(row.nik),
    isFamily ? familyDigest(row) : null,
    sealBytes(Buffer.from(JSON.stringify(contentOf(row)))),
  ];
}

/** Short names: a regency has 1.6 million of them. */
const contentSchema = z.object({
  c: z.string().nullable(),
  n: z.string().nullable(),
  v: z.array(z.union([z.string(), z.number(), z.null()])),
  r: z.record(z.string(), z.string()).optional(),
});

function contentOf({ card, nik, values, remarks }: ExtractRow): z.infer<typeof contentSchema> {
  const raw = remarks.length === 0 ? {} : { r: Object.fromEntries(remarks.map((each) => [each.column, each.raw])) };
  return { c: card, n: nik, v: [...values], ...raw };
}

/** Opens what {@link rowCells} sealed. */
export function openContent(sealed: Uint8Array): StagedContent {
  const { c, n, v, r = {} } = contentSchema.parse(JSON.parse(unsealBytes(sealed).toString("utf8")));
  return { card: c, nik: n, values: v, raw: r };
}
