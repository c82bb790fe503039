import "server-only";
import type { Task } from "graphile-worker";
import { NATION_CODE, rangeOf, type Scope } from "@/lib/domain/access/scope";
import { EXPORT_KEPT_MS } from "@/lib/domain/family-export/family-export";
import { underScope } from "@/lib/server/db/scoped";
import { log } from "@/lib/server/log/log";

/** Jobs act for no person. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const NATION: Scope = { actorId: NOBODY, mode: "area", ranges: [rangeOf(NATION_CODE)], household: null };
/** A download that is under way longer than this has been lost. */
const LONGEST_DOWNLOAD_MS = 6 * 60 * 60_000;
/** Exports of one hour. */
const MOST = 500;

/**
 * Takes away what nobody may take any more: exports a day after they were made, what a stopped one had made by then, and what a lost download left.
 * @returns how many exports it touched
 */
export async function purgeEndedExports(now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - EXPORT_KEPT_MS);
  const lost = new Date(now.getTime() - LONGEST_DOWNLOAD_MS);
  const over = await underScope(
    NATION,
    ({ sql }) => sql<{ regency_code: string; id: string }>`SELECT e.regency_code, e.id FROM family_export e
      WHERE (e.state = 'ready' AND e.ends_at <= ${now}) OR (e.state = 'failed' AND e.updated_at <= ${dayAgo})
        OR (e.state = 'taken' AND e.taken_at <= ${lost} AND EXISTS (SELECT 1 FROM family_export_part p
          WHERE p.regency_code = e.regency_code AND p.export_id = e.id))
      LIMIT ${MOST}`,
  );
  for (const { regency_code, id } of over)
    await underScope({ ...NATION, ranges: [rangeOf(regency_code)] }, async ({ sql }) => {
      await sql`UPDATE family_export SET state = CASE WHEN state = 'taken' THEN 'taken' ELSE 'ended' END, updated_at = ${now}
        WHERE regency_code = ${regency_code} AND id = ${id}::uuid AND state IN ('ready', 'failed', 'taken')`;
      await sql`DELETE FROM family_export_part p WHERE p.regency_code = ${regency_code} AND p.export_id = ${id}::uuid
        AND EXISTS (SELECT 1 FROM family_export e WHERE e.regency_code = p.regency_code AND e.id = p.export_id AND e.state IN ('ended', 'taken'))`;
    });
  return over.length;
}

/** Job `purge-exports`, hourly. Nothing waits for it: a download asks the clock itself. */
export const purgeExports: Task = async () => {
  const exports = await purgeEndedExports(new Date());
  if (exports > 0) log().info({ exports }, "exports that are over removed");
};
