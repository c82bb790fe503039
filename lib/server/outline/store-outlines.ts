import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { codesIn, MOST_FAULTS, MOST_OUTLINES, type Outline, readOutlines } from "@/lib/domain/map/outline-file";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { readMapFile } from "@/lib/server/map/map-file";
import { findRegions } from "@/lib/server/region/queries";
import { KEPT_MS } from "@/lib/server/upload/keep-upload";
import { bringsOutlines } from "./who";

/** A file says a code in several properties; more than these are of no use to look up. */
const MOST_CODES = 10 * MOST_OUTLINES;

/**
 * Reads an uploaded file of outlines, keeps what is right in it simplified, and what is wrong by place and field. Nothing is drawn of it
 * before `outline.commit`; the file itself and its name are not kept.
 */
export async function storeOutlines(
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "outline:manage") || !bringsOutlines(actor.grant.regionCode)) return refuse("FORBIDDEN");
  const features = readMapFile(bytes);
  if (typeof features === "string") return refuse("UNSUPPORTED_FILE", { info: { reason: features } });
  const codes = codesIn(features.slice(0, MOST_OUTLINES + 1)).slice(0, MOST_CODES);
  const known = new Set((await findRegions(codes)).keys());
  const reading = readOutlines(features, known, actor.grant.regionCode);
  if (!reading.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: reading.failure } });
  const { codeProperty, outlines, faults } = reading;
  const sha256 = createHash("sha256").update(bytes).digest();
  const { regionCode } = actor.grant;
  return underScope(scopeOf(actor), async ({ sql }) => {
    await sql`DELETE FROM outline_file WHERE committed_at IS NULL AND created_at < ${new Date(now.getTime() - KEPT_MS)}`;
    const inserted =
      await sql`INSERT INTO outline_file (id, region_code, user_id, sha256, code_property, area_count, fault_count, faults, created_at)
      VALUES (${id}, ${regionCode}, ${actor.userId}, ${sha256}, ${codeProperty.slice(0, 100)}, ${outlines.length}, ${faults.length},
        ${JSON.stringify(faults.slice(0, MOST_FAULTS))}, ${now})
      ON CONFLICT (id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) {
      const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM outline_file
        WHERE id = ${id} AND user_id = ${actor.userId} AND region_code = ${regionCode}`;
      return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    }
    await insertOutlines(sql, id, outlines);
    const entry = { action: "outline:store", subjectKind: "outline", subjectIds: [id], areaCode: regionCode } as const;
    await writeAudit(sql, actor, now, { ...entry, detail: { areas: outlines.length, faults: faults.length } });
    return succeed({ id });
  });
}

async function insertOutlines(sql: Sql, id: string, outlines: readonly Outline[]): Promise<void> {
  if (outlines.length === 0) return;
  await sql`INSERT INTO area_outline (area_code, file_id, rings)
    SELECT area, ${id}::uuid, rings::jsonb
    FROM unnest(${outlines.map(({ code }) => code)}::text[], ${outlines.map(({ rings }) => JSON.stringify(rings))}::text[]) AS o (area, rings)`;
}
