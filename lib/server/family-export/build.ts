import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { EXPORT_KEPT_MS, exportFilterSchema, workbookName } from "@/lib/domain/family-export/family-export";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import type { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { loadFamilies } from "@/lib/server/import/register";
import { findRegions } from "@/lib/server/region/queries";
import { FamilyBook } from "@/lib/server/sid-export/family-book";
import { type ExportJob, findExportGrant, regencyOf, scopeOfExport } from "./job";
import { exportWhere } from "./where";

/** Families read at once. */
const CHUNK = 200;
const packed = promisify(deflateRaw);

interface Begun {
  readonly book: string;
  readonly where: Prisma.Sql;
  /** Villages that have no workbook yet. */
  readonly left: readonly string[];
}

/**
 * Makes the workbooks of an export, village by village: each village is kept whole, with its families and how far the work is, in one transaction, so
 * that a run after a crash goes on with the next village. Does nothing for an export that was cancelled, and stops at the next village once it is.
 */
export async function buildExport(job: ExportJob, now: Date): Promise<void> {
  const begun = await begin(job, now);
  if (begun === null) return;
  const names = await findRegions(begun.left);
  for (const villageCode of begun.left) {
    const parts = await villageParts(job, begun, villageCode, names.get(villageCode)?.name ?? "");
    if (!(await keepVillage(job, villageCode, parts, new Date()))) return;
  }
  await finish(job, new Date());
}

async function begin(job: ExportJob, now: Date): Promise<Begun | null> {
  return underScope(scopeOfExport(job), async ({ sql }) => {
    const [row] = await sql<{ book: string; filter: unknown; chosen: readonly string[] | null; created_at: Date }>`
      SELECT book, filter, chosen, created_at FROM family_export
      WHERE regency_code = ${regencyOf(job)} AND id = ${job.exportId} AND state = 'building' FOR UPDATE`;
    if (row === undefined) return null;
    if ((await findExportGrant(sql, job, now)) === null) {
      await failExport(sql, job, "GRANT_ENDED", now);
      return null;
    }
    const where = exportWhere(job.areaCode, exportFilterSchema.parse(row.filter), row.chosen, row.created_at);
    const [villages, made] = await Promise.all([
      sql<{ code: string; families: number }>`SELECT h.village_code AS code, count(*)::int AS families FROM household h
        WHERE ${where} GROUP BY 1 ORDER BY 1`,
      sql<{ code: string }>`SELECT DISTINCT village_code AS code FROM family_export_part
        WHERE regency_code = ${regencyOf(job)} AND export_id = ${job.exportId}`,
    ]);
    const known = new Set(made.map(({ code }) => code));
    const left = villages.map(({ code }) => code).filter((code) => !known.has(code));
    if (villages.length === 0) {
      await failExport(sql, job, "NOTHING_FOUND", now);
      return null;
    }
    const total = villages.reduce((sum, { families }) => sum + families, 0);
    await sql`UPDATE family_export SET progress_total = ${total}, updated_at = ${now}
      WHERE regency_code = ${regencyOf(job)} AND id = ${job.exportId}`;
    return { book: row.book, where, left };
  });
}

interface Part {
  readonly name: string;
  readonly people: number;
  readonly households: readonly string[];
  readonly plain: Buffer;
}

/** A village's workbooks: one, or several where one cannot hold its people. */
async function villageParts(
  job: ExportJob,
  { book, where }: Begun,
  villageCode: string,
  villageName: string,
): Promise<readonly Part[]> {
  const ids = await underScope(
    scopeOfExport(job),
    ({ sql }) => sql<{ id: string }>`SELECT h.id FROM household h WHERE ${where} AND h.village_code = ${villageCode}
      ORDER BY h.dusun, h.rw, h.rt, h.kk_bidx, h.id`,
  );
  const parts: Part[] = [];
  let [workbook, households] = [new FamilyBook(book, villageCode), [] as string[]];
  const close = async () => {
    const name = workbookName(villageCode, villageName, parts.length + 1);
    parts.push({ name, people: workbook.people, households, plain: await workbook.bytes() });
    [workbook, households] = [new FamilyBook(book, villageCode), []];
  };
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK).map(({ id }) => id);
    const families = await underScope(scopeOfExport(job), ({ sql }) =>
      loadFamilies(sql, { regencyCode: regencyOf(job) }, chunk),
    );
    for (const [index, id] of chunk.entries()) {
      const family = families.get(id);
      if (family === undefined) continue;
      if (workbook.people + Object.keys(family.answers.members).length > MAX_ROWS) await close();
      workbook.add(family, from + index + 1);
      households.push(id);
    }
    await breathe();
  }
  if (households.length > 0) await close();
  return parts;
}

/** Keeps a village's workbooks; false where the export is wanted no more. */
async function keepVillage(job: ExportJob, villageCode: string, parts: readonly Part[], now: Date): Promise<boolean> {
  const kept = await Promise.all(
    parts.map(async (part) => ({
      ...part,
      crc: crc32(part.plain),
      sha256: createHash("sha256").update(part.plain).digest(),
      content: sealBytes(await packed(part.plain)),
    })),
  );
  const families = parts.reduce((sum, { households }) => sum + households.length, 0);
  const people = parts.reduce((sum, part) => sum + part.people, 0);
  return underScope(scopeOfExport(job), async ({ sql }) => {
    const held =
      await sql`UPDATE family_export SET progress_done = progress_done + ${families}, families = families + ${families},
        people = people + ${people}, updated_at = ${now}
      WHERE regency_code = ${regencyOf(job)} AND id = ${job.exportId} AND state = 'building' RETURNING 1`;
    if (held.length === 0) return false;
    const [last] = await sql<{
      ordinal: number;
    }>`SELECT coalesce(max(ordinal), 0)::int AS ordinal FROM family_export_part
      WHERE regency_code = ${regencyOf(job)} AND export_id = ${job.exportId}`;
    for (const [index, part] of kept.entries())
      await sql`INSERT INTO family_export_part (regency_code, export_id, ordinal, village_code, name, people, size_bytes, crc32, sha256,
          household_ids, content)
        VALUES (${regencyOf(job)}, ${job.exportId}, ${(last?.ordinal ?? 0) + index + 1}, ${villageCode}, ${part.name}, ${part.people},
          ${part.plain.length}, ${part.crc}, ${part.sha256}, ${[...part.households]}::uuid[], ${part.content})`;
    return true;
  });
}

async function finish(job: ExportJob, now: Date): Promise<void> {
  await underScope(scopeOfExport(job), async ({ sql }) => {
    const grantId = await findExportGrant(sql, job, now);
    if (grantId === null) return failExport(sql, job, "GRANT_ENDED", now);
    const [made] = await sql<{
      families: number;
      people: number;
      purpose: string;
      book: string;
    }>`UPDATE family_export SET
        state = 'ready', failure = NULL, progress_done = progress_total, ready_at = ${now}, ends_at = ${new Date(now.getTime() + EXPORT_KEPT_MS)},
        updated_at = ${now}
      WHERE regency_code = ${regencyOf(job)} AND id = ${job.exportId} AND state = 'building' RETURNING families, people, purpose, book`;
    if (made === undefined) return;
    await writeAudit(sql, { userId: job.userId, grant: { id: grantId } }, now, {
      action: "household:export-made",
      subjectKind: "family-export",
      subjectIds: [job.exportId],
      areaCode: job.areaCode,
      detail: { book: made.book, families: made.families, people: made.people, why: made.purpose },
    });
  });
}

/** Stops it. What was made stays for a day, so that it can be gone on with, unless nobody may take it. */
export async function failExport(
  sql: Sql,
  job: ExportJob,
  failure: "GRANT_ENDED" | "NOTHING_FOUND" | "INTERNAL",
  now: Date,
): Promise<void> {
  await sql`UPDATE family_export SET state = 'failed', failure = ${failure}, updated_at = ${now}
    WHERE regency_code = ${regencyOf(job)} AND id = ${job.exportId} AND state = 'building'`;
  if (failure !== "INTERNAL")
    await sql`DELETE FROM family_export_part WHERE regency_code = ${regencyOf(job)} AND export_id = ${job.exportId}`;
}

/** After the last attempt: the person is told instead of waiting for ever. */
export async function giveUpExport(job: ExportJob, now: Date): Promise<void> {
  await underScope(scopeOfExport(job), ({ sql }) => failExport(sql, job, "INTERNAL", now));
}
