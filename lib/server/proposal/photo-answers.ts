import "server-only";
import { type AttachmentKind, isPicture } from "@/lib/domain/attachment/attachment";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";
import type { Sql } from "@/lib/server/db/sql";
import type { Draft } from "./draft";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where a save names as a photo what is no picture of this family: another family's file, a paper, nothing at all; or as
 * evidence what is no file of it. The
 * answer is the same for all three, so that it does not tell what exists elsewhere.
 */
export async function foreignPhotos(
  sql: Sql,
  draft: Draft,
  patches: readonly AnswerPatch[],
): Promise<readonly FieldProblem[]> {
  const named = patches.flatMap(({ level, key, value }, index) => {
    const isPaper = level === "event" && key === "evidenceFile";
    const isFile = isPaper || findQuestion(draft.instrument, level, key)?.type === "photo";
    return typeof value === "string" && isFile ? [{ index, value, isPaper }] : [];
  });
  if (named.length === 0) return [];
  const ids = named.map(({ value }) => value).filter((value) => UUID.test(value));
  const rows = await sql<{ id: string; kind: AttachmentKind }>`SELECT id, kind FROM attachment
    WHERE regency_code = ${draft.regencyCode} AND household_id = ${draft.householdId} AND id = ANY (${ids}::uuid[])`;
  const own = new Map(rows.map(({ id, kind }) => [id, kind]));
  const isFit = (kind: AttachmentKind | undefined, isPaper: boolean) =>
    kind !== undefined && (isPaper || isPicture(kind));
  return named.flatMap(({ index, value, isPaper }) =>
    isFit(own.get(value), isPaper) ? [] : [{ path: `patches.${index}.value`, detail: "NO_PHOTO_OF_THE_FAMILY" }],
  );
}
