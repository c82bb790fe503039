import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { contentHeading } from "@/lib/domain/delivery/content-column";
import { contentDictionary } from "@/lib/domain/delivery/content-dictionary";
import { checksumText, metadataText } from "@/lib/domain/delivery/content-metadata";
import { CONTENT_FILE, type ContentFamily, familyRow, personRows, regionsOf } from "@/lib/domain/delivery/content-row";
import type { RegionNames } from "@/lib/domain/delivery/place";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { csvFileText, csvText } from "@/lib/server/download/csv-stream";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import { contentFile, PlainFile } from "@/lib/server/download/plain-file";
import { findRegions } from "@/lib/server/region/queries";
import { readPackageFacts } from "./facts";
import { type LeftOut, listFrozen, readFrozen } from "./families";
import { type BuildJob, findBuildGrant, scopeOfBuild } from "./job";
import { finishBuild, leaveOut, refuseBuild } from "./outcome";

/** Families read and written at once. */
const CHUNK = 200;

/**
 * Makes the files of a package from the frozen revisions: families, people, dictionary, metadata and the list of their checksums, each packed and
 * sealed in parts. Families that cannot be sent are left out and let go for a later package. Runs again from the start after a crash; does nothing for a package that is ready.
 */
export async function buildPackage(job: BuildJob, now: Date): Promise<void> {
  const frozen = await begin(job, now);
  if (frozen === null) return;
  const files: BuiltFile[] = [];
  const leftOut: LeftOut[] = [];
  const families = packageFile(job, CONTENT_FILE.keluarga);
  const people = packageFile(job, CONTENT_FILE.anggota);
  await families.write(csvFileText([contentHeading("keluarga")]), 0);
  await people.write(csvFileText([contentHeading("anggota")]), 0);
  for (let from = 0; from < frozen.length; from += CHUNK) {
    const chunk = frozen.slice(from, from + CHUNK);
    const read = await underScope(scopeOfBuild(job), ({ sql }) => readFrozen(sql, job.regencyCode, chunk));
    leftOut.push(...read.leftOut);
    const names = await namesOf(read.families);
    const rows = read.families.map((family) => familyRow(family, names));
    const members = read.families.flatMap((family) => personRows(family, names));
    if (rows.length > 0) await families.write(csvText(rows), rows.length);
    if (members.length > 0) await people.write(csvText(members), members.length);
    await tell(job, from + chunk.length, frozen.length);
    await breathe();
  }
  if (!(await leaveOut(job, leftOut, now))) return;
  files.push(await families.end(), await people.end());
  const dictionary = contentDictionary();
  files.push(await textFile(job, "kamus.csv", csvFileText(dictionary), dictionary.length - 1));
  const counts = { families: files[0]?.rows ?? 0, people: files[1]?.rows ?? 0 };
  const facts = await underScope(scopeOfBuild(job), ({ sql }) => readPackageFacts(sql, job));
  files.push(
    await textFile(job, "metadata.json", metadataText({ ...facts, ...counts, files: files.map(contentFile) }), 1),
  );
  const list = checksumText(files.map(contentFile));
  files.push(await textFile(job, "SHA256SUMS", list, files.length));
  await finishBuild(job, { files, ...counts, sha256: createHash("sha256").update(list, "utf8").digest() }, now);
}

/** The families to write, with whatever an earlier try left taken away; null: nothing to do. */
async function begin(job: BuildJob, now: Date) {
  const { regencyCode, packageId } = job;
  return underScope(scopeOfBuild(job), async ({ sql }) => {
    const [row] = await sql`SELECT 1 FROM delivery_package
      WHERE regency_code = ${regencyCode} AND id = ${packageId} AND content_state = 'building' FOR UPDATE`;
    if (row === undefined) return null;
    if ((await findBuildGrant(sql, job, now)) === null) {
      await refuseBuild(sql, job, "GRANT_ENDED");
      return null;
    }
    await sql`DELETE FROM delivery_part WHERE regency_code = ${regencyCode} AND package_id = ${packageId}`;
    await sql`DELETE FROM delivery_file WHERE regency_code = ${regencyCode} AND package_id = ${packageId}`;
    return listFrozen(sql, regencyCode, packageId);
  });
}

async function namesOf(families: readonly ContentFamily[]): Promise<RegionNames> {
  const regions = await findRegions(families.flatMap(regionsOf));
  return new Map([...regions].map(([code, { name }]) => [code, name]));
}

async function tell(job: BuildJob, done: number, total: number): Promise<void> {
  await underScope(
    scopeOfBuild(job),
    ({ sql }) => sql`UPDATE delivery_package SET progress_done = ${done}, progress_total = ${total}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.packageId} AND content_state = 'building'`,
  );
}

/** One of the package's files on its way into sealed parts. */
function packageFile(job: BuildJob, name: string): PlainFile {
  return new PlainFile(name, (ordinal, part) =>
    underScope(scopeOfBuild(job), ({ sql }) => storePart(sql, job, { name, ordinal, part })),
  );
}

async function storePart(
  sql: Sql,
  { regencyCode, packageId }: BuildJob,
  { name, ordinal, part }: { readonly name: string; readonly ordinal: number; readonly part: Buffer },
): Promise<void> {
  await sql`INSERT INTO delivery_part (regency_code, package_id, name, ordinal, content)
    VALUES (${regencyCode}, ${packageId}, ${name}, ${ordinal}, ${sealBytes(part)})`;
}

async function textFile(job: BuildJob, name: string, text: string, rows: number): Promise<BuiltFile> {
  const file = packageFile(job, name);
  await file.write(text, rows);
  return file.end();
}
