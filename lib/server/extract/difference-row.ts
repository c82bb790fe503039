import "server-only";
import * as z from "zod";
import type { Difference, Verdict } from "@/lib/domain/extract/compare";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import type { BulkTable } from "@/lib/server/db/bulk";
import type { Cell } from "@/lib/server/db/copy";
import type { ExtractJob } from "./job";

export const EXTRACT_DIFFERENCE: BulkTable = {
  name: "extract_difference",
  columns: [
    "regency_code",
    "load_id",
    "household_id",
    "field",
    "village_code",
    "row_number",
    "verdict",
    "state",
    "values_sealed",
  ],
};

export interface DifferencePlace {
  readonly householdId: string;
  readonly villageCode: string;
  /** The family's row in the extract. */
  readonly row: number;
}

export function differenceCells(job: ExtractJob, place: DifferencePlace, difference: Difference): readonly Cell[] {
  return [
    job.regencyCode,
    job.loadId,
    place.householdId,
    difference.key,
    place.villageCode,
    place.row,
    difference.verdict,
    "open",
    sealValues(difference),
  ];
}

/** What the three said, as it is stored. */
export function sealValues({ base, ours, theirs }: Pick<Difference, "base" | "ours" | "theirs">): Buffer {
  return sealBytes(Buffer.from(JSON.stringify([base, ours, theirs])));
}

const answer = z.union([z.string(), z.number(), z.array(z.number()), z.null()]);
const valuesSchema = z.tuple([answer, answer, answer]);

export interface StoredDifference {
  household_id: string;
  field: string;
  verdict: Verdict;
  values_sealed: Buffer;
}

/** A stored difference, opened. */
export function openDifference(row: StoredDifference): Difference {
  const [base, ours, theirs]: readonly AnswerValue[] = valuesSchema.parse(
    JSON.parse(unsealBytes(row.values_sealed).toString("utf8")),
  );
  return { key: row.field, verdict: row.verdict, base: base ?? null, ours: ours ?? null, theirs: theirs ?? null };
}
