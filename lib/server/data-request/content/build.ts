import "server-only";
import { createHash } from "node:crypto";
import { standingOf } from "@/lib/domain/data-request/flow";
import { type LevelRule, namesPeople } from "@/lib/domain/data-request/level";
import { LEAST_FAMILIES } from "@/lib/domain/data-request/limits";
import { levelRule, type RequestRules } from "@/lib/domain/data-request/rules";
import { checksumText } from "@/lib/domain/delivery/content-metadata";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import { contentFile } from "@/lib/server/download/plain-file";
import { regionLabel } from "@/lib/server/region/queries";
import { levelOf, numberText, purposeOf, REQUEST_COLUMNS, type RequestRow, sentRules } from "../rows";
import { requestDictionary } from "./dictionary";
import { findAskGrant, type RequestJob, scopeOfRequestJob } from "./job";
import { buildRecords, countFamilies } from "./records";
import { tableFile, textFile } from "./store";
import { buildSums } from "./sums";

/**
 * Makes the files of a granted request: its records or sums, the dictionary of what is in them, metadata and the list of checksums, each packed and
 * sealed in parts. Runs again from the start after a crash; does nothing for one that is ready, over, or revoked.
 */
export async function buildRequest(job: RequestJob, now: Date): Promise<void> {
  const begun = await begin(job, now);
  if (begun === null) return;
  const { row, rule } = begun;
  const purpose = purposeOf(row);
  if (purpose === null) throw new Error("a granted request without a purpose");
  const { variables, areas } = row;
  if (rule.form === "records" && !namesPeople(rule) && (await countFamilies(job, areas)) < LEAST_FAMILIES) {
    await underScope(scopeOfRequestJob(job), ({ sql }) => fail(sql, job, "TOO_FEW"));
    return;
  }
  const built =
    rule.form === "records"
      ? await buildRecords(job, { rule, variables, areas })
      : { files: [await buildSums(job, { rule, purpose, variables, areas })], families: 0, people: 0 };
  const files: BuiltFile[] = [...built.files, await tableFile(job, "kamus.csv", requestDictionary(rule, variables))];
  const facts = await metadataOf(begun, { ...built, files }, now);
  files.push(await textFile(job, "metadata.json", `${JSON.stringify(facts, null, 2)}\n`, 1));
  const list = checksumText(files.map(contentFile));
  files.push(await textFile(job, "SHA256SUMS", list, files.length));
  const sha256 = createHash("sha256").update(list, "utf8").digest();
  await finish(job, { files, families: built.families, people: built.people, sha256 }, now);
}

interface Begun {
  readonly row: RequestRow;
  readonly rules: RequestRules;
  readonly rule: LevelRule;
}

/** What to make, with whatever an earlier try left taken away; null: nothing to do. */
async function begin(job: RequestJob, now: Date): Promise<Begun | null> {
  const { regencyCode, requestId } = job;
  return underScope(scopeOfRequestJob(job), async ({ sql }) => {
    const [row] = await sql<RequestRow>`SELECT ${REQUEST_COLUMNS} FROM data_request r
      WHERE r.regency_code = ${regencyCode} AND r.id = ${requestId} AND r.content_state = 'building' FOR UPDATE`;
    if (row === undefined) return null;
    if (standingOf({ state: row.state, expiresAt: row.expires_at }, now) !== "granted") {
      await fail(sql, job, "OVER");
      return null;
    }
    const rules = sentRules(row);
    const level = levelOf(row);
    const rule = rules === null || level === null ? null : levelRule(rules, level);
    if (rules === null || rule === null) throw new Error("a granted request without rules");
    if ((await findAskGrant(sql, job, now)) === null) {
      await fail(sql, job, "GRANT_ENDED");
      return null;
    }
    await sql`DELETE FROM data_request_part WHERE regency_code = ${regencyCode} AND request_id = ${requestId}`;
    await sql`DELETE FROM data_request_file WHERE regency_code = ${regencyCode} AND request_id = ${requestId}`;
    await sql`DELETE FROM data_request_family WHERE regency_code = ${regencyCode} AND request_id = ${requestId}`;
    return { row, rules, rule };
  });
}

interface Built {
  readonly files: readonly BuiltFile[];
  readonly families: number;
  readonly people: number;
}

/** `metadata.json`: who gets what from whom, for what, until when, under which duties, with which checksums. */
async function metadataOf({ row, rules, rule }: Begun, { files, families, people }: Built, now: Date) {
  return {
    bentuk: "mutakhir-permintaan/1",
    permintaan: {
      id: formatPublicId(row.regency_code, row.id),
      nomor: numberText(row),
      tingkat: row.level,
      keperluan: row.purpose,
    },
    pemberi: { kode: row.regency_code, nama: await regionLabel(row.regency_code) },
    penerima: { instansi: row.office, kegiatan: row.title, dasar: row.basis },
    wilayah: row.areas,
    masa_pakai: { mulai: row.granted_on, sampai: row.expires_on },
    kewajiban: {
      laporan_pemanfaatan_setiap_hari: rules.reportDays,
      boleh_diteruskan: row.reshare_asked ? row.reshare_to : false,
      hapus_setelah: row.expires_on,
    },
    perlakuan: rule.treatments,
    jumlah: rule.form === "records" ? { keluarga: families, orang: people } : null,
    dibuat: now.toISOString(),
    desil: "Berasal dari potret BPS; portal tidak menghitung desil.",
    penyandian:
      "UTF-8, pemisah koma, baris pertama nama kolom; kode menurut kamus.csv; sel kosong berarti tidak ada jawaban.",
    berkas: files
      .map(contentFile)
      .map(({ name, rows, bytes, sha256 }) => ({ nama: name, baris: rows, byte: bytes, sha256 })),
  };
}

type Failure = "GRANT_ENDED" | "OVER" | "TOO_FEW" | "INTERNAL";

/** Nothing is made of it, and what was made goes. */
async function fail(sql: Sql, { regencyCode, requestId }: RequestJob, why: Failure): Promise<void> {
  await sql`DELETE FROM data_request_part WHERE regency_code = ${regencyCode} AND request_id = ${requestId}`;
  await sql`DELETE FROM data_request_family WHERE regency_code = ${regencyCode} AND request_id = ${requestId}`;
  await sql`UPDATE data_request SET content_state = 'failed', content_failure = ${why}
    WHERE regency_code = ${regencyCode} AND id = ${requestId} AND content_state = 'building'`;
}

/** Closes it: files and checksums stand, and nothing of it is made again. Nothing where it was revoked, or has ended, meanwhile. */
async function finish(job: RequestJob, built: Built & { readonly sha256: Buffer }, now: Date): Promise<void> {
  const { regencyCode, requestId } = job;
  await underScope(scopeOfRequestJob(job), async ({ sql }) => {
    const [held] = await sql`SELECT 1 FROM data_request WHERE regency_code = ${regencyCode} AND id = ${requestId}
      AND state = 'granted' AND content_state = 'building' AND expires_at > ${now} FOR UPDATE`;
    if (held === undefined) return fail(sql, job, "OVER");
    const grantId = await findAskGrant(sql, job, now);
    if (grantId === null) return fail(sql, job, "GRANT_ENDED");
    for (const [index, file] of built.files.entries())
      await sql`INSERT INTO data_request_file (regency_code, request_id, name, ordinal, row_count, size_bytes, crc32, sha256)
        VALUES (${regencyCode}, ${requestId}, ${file.name}, ${index + 1}, ${file.rows}, ${file.bytes}, ${file.crc32}, ${file.sha256})`;
    await sql`UPDATE data_request SET content_state = 'ready', content_failure = NULL, families = ${built.families}, people = ${built.people},
        content_sha256 = ${built.sha256}, built_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${requestId} AND content_state = 'building'`;
    await writeAudit(sql, { userId: job.userId, grant: { id: grantId } }, now, {
      action: "data-request:build",
      subjectKind: "data-request",
      subjectIds: [requestId],
      areaCode: regencyCode,
      purpose: "share",
      detail: { families: built.families, people: built.people },
    });
  });
}

/** After the last attempt: the person is told instead of waiting for ever. */
export async function giveUpRequest(job: RequestJob): Promise<void> {
  await underScope(scopeOfRequestJob(job), ({ sql }) => fail(sql, job, "INTERNAL"));
}
