import "server-only";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { BuiltFile } from "@/lib/server/download/file-packer";
import type { LeftOut } from "./families";
import { type BuildJob, findBuildGrant, scopeOfBuild } from "./job";

interface Built {
  readonly files: readonly BuiltFile[];
  readonly families: number;
  readonly people: number;
  /** Of the list of checksums. */
  readonly sha256: Buffer;
}

/**
 * Lets go of what the package cannot take, for a later one, and counts it apart from what went out. An answer that the centre has given stands.
 * False: access has ended meanwhile, and the package is refused.
 */
export async function leaveOut(job: BuildJob, leftOut: readonly LeftOut[], now: Date): Promise<boolean> {
  if (leftOut.length === 0) return true;
  const { regencyCode, packageId } = job;
  return underScope(scopeOfBuild(job), async ({ sql }) => {
    const grantId = await findBuildGrant(sql, job, now);
    if (grantId === null) {
      await refuseBuild(sql, job, "GRANT_ENDED");
      return false;
    }
    const items = await sql<{
      left_out: LeftOut["reason"];
    }>`UPDATE delivery_item i SET is_current = false, left_out = l.reason
      FROM unnest(${leftOut.map(({ householdId }) => householdId)}::uuid[], ${leftOut.map(({ reason }) => reason)}::text[]) AS l (id, reason)
      WHERE i.regency_code = ${regencyCode} AND i.package_id = ${packageId} AND i.household_id = l.id AND i.state = 'exported' AND i.is_current
      RETURNING i.left_out`;
    const gap = items.filter((item) => item.left_out === "gap").length;
    const identity = items.length - gap;
    await sql`UPDATE delivery_package SET item_count = item_count - ${items.length}, left_out = left_out + ${identity},
        left_out_gap = left_out_gap + ${gap}
      WHERE regency_code = ${regencyCode} AND id = ${packageId} AND content_state = 'building'`;
    await writeAudit(sql, { userId: job.userId, grant: { id: grantId } }, now, {
      action: "delivery:leave-out",
      subjectKind: "delivery",
      subjectIds: [packageId],
      areaCode: regencyCode,
      purpose: "deliver",
      detail: { identity, gap },
    });
    return true;
  });
}

/** Closes a package: its files and checksums stand, and nothing of it is made again. */
export async function finishBuild(job: BuildJob, built: Built, now: Date): Promise<void> {
  const { regencyCode, packageId } = job;
  await underScope(scopeOfBuild(job), async ({ sql }) => {
    const grantId = await findBuildGrant(sql, job, now);
    if (grantId === null) return refuseBuild(sql, job, "GRANT_ENDED");
    for (const [index, file] of built.files.entries())
      await sql`INSERT INTO delivery_file (regency_code, package_id, name, ordinal, row_count, size_bytes, crc32, sha256)
        VALUES (${regencyCode}, ${packageId}, ${file.name}, ${index + 1}, ${file.rows}, ${file.bytes}, ${file.crc32}, ${file.sha256})`;
    await sql`UPDATE delivery_package SET content_state = 'ready', content_failure = NULL, families = ${built.families},
        people = ${built.people}, content_sha256 = ${built.sha256}, built_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${packageId} AND content_state = 'building'`;
    await writeAudit(sql, { userId: job.userId, grant: { id: grantId } }, now, {
      action: "delivery:build",
      subjectKind: "delivery",
      subjectIds: [packageId],
      areaCode: regencyCode,
      purpose: "deliver",
      detail: { families: built.families, people: built.people },
    });
  });
}

/** The files could not be made; they may be asked for again. */
export async function refuseBuild(sql: Sql, job: BuildJob, failure: "GRANT_ENDED" | "INTERNAL"): Promise<void> {
  await sql`UPDATE delivery_package SET content_state = 'failed', content_failure = ${failure}
    WHERE regency_code = ${job.regencyCode} AND id = ${job.packageId} AND content_state = 'building'`;
}

/** After the last attempt: the person is told instead of waiting for ever. */
export async function giveUpBuild(job: BuildJob): Promise<void> {
  await underScope(scopeOfBuild(job), ({ sql }) => refuseBuild(sql, job, "INTERNAL"));
}
