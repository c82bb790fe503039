import "server-only";
import type { Task } from "graphile-worker";
import * as z from "zod";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { isSnapshotId, quarterOf } from "@/lib/domain/dynamics/snapshot";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { defineCommand, done } from "@/lib/server/command/command";
import { underScope } from "@/lib/server/db/scoped";
import { tellRanked } from "@/lib/server/dynamics/record-deciles";
import { regencyScope } from "@/lib/server/dynamics/recount";
import { EARLIEST_ZONE } from "./snapshot-problem";

/**
 * Sets the day of a snapshot right, with a reason: the nation's coach alone, because the day holds for every region. The quarter stays.
 * Families' columns and counts follow in the background; ages that were counted as of the former day stay as they are.
 */
export const redateSnapshot = defineCommand({
  name: "decile.redate",
  permission: "decile:import",
  input: z.strictObject({
    snapshotId: z.string().refine(isSnapshotId),
    /** The day that the person saw: another correction meanwhile is not undone unseen. */
    seen: z.iso.date(),
    rankedOn: z.iso.date(),
    reason: z.string().trim().min(5).max(500),
  }),
  async run({ sql, actor, input, now }) {
    const { snapshotId, seen, rankedOn, reason } = input;
    if (actor.grant.regionCode !== NATION_CODE) return refuse("FORBIDDEN");
    if (quarterOf(rankedOn) !== snapshotId) return wrongDay("OTHER_QUARTER");
    if (rankedOn > localDay(now, EARLIEST_ZONE)) return wrongDay("IN_FUTURE");
    await sql`SELECT app_lock_deciles()`;
    const known = await sql<{
      id: string;
      ranked_on: string;
    }>`SELECT id, ranked_on::text AS ranked_on FROM decile_snapshot
      WHERE id = ${snapshotId} OR ranked_on = ${rankedOn}`;
    const found = known.find(({ id }) => id === snapshotId);
    if (found === undefined) return refuse("NOT_FOUND");
    if (found.ranked_on !== seen) return refuse("STALE");
    if (found.ranked_on === rankedOn) return wrongDay("SAME_DAY");
    await sql`SELECT app_redate_snapshot(${snapshotId}, ${rankedOn}::date)`;
    return done(
      { snapshotId, rankedOn },
      {
        action: "decile:redate",
        subjectKind: "decile-import",
        subjectIds: [],
        areaCode: NATION_CODE,
        detail: { snapshot: snapshotId, from: seen, to: rankedOn, reason },
      },
    );
  },
});

function wrongDay(detail: string) {
  return refuse("INVALID_INPUT", { fields: [{ path: "rankedOn", detail }] });
}

const jobSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  snapshotId: z.string().refine(isSnapshotId),
});

/** Job `redate-deciles`: a regency's families, village by village, then its counts. Once more changes nothing. */
export const redateDeciles: Task = async (payload) => {
  const { regencyCode, snapshotId } = jobSchema.parse(payload);
  await underScope(regencyScope(regencyCode), async ({ sql }) => {
    const villages = await sql<{ code: string }>`SELECT v.code FROM region v
      WHERE length(v.code) = 10 AND v.code >= ${regencyCode} AND v.code < ${`${regencyCode}:`} COLLATE "C"
        AND EXISTS (SELECT 1 FROM household_decile d
          WHERE d.regency_code = ${regencyCode} AND d.village_code = v.code AND d.snapshot_id = ${snapshotId}) ORDER BY v.code`;
    const [snapshot] = await sql<{
      day: string;
    }>`SELECT ranked_on::text AS day FROM decile_snapshot WHERE id = ${snapshotId}`;
    if (snapshot === undefined) return;
    // By what was written: a family may live in another village by now.
    for (const { code } of villages)
      await sql`UPDATE household h SET decile_snapshot_on = ${snapshot.day}::date FROM household_decile d
        WHERE d.regency_code = ${regencyCode} AND d.village_code = ${code} AND d.snapshot_id = ${snapshotId}
          AND h.regency_code = d.regency_code AND h.id = d.household_id AND h.decile_snapshot_id = ${snapshotId}
          AND h.decile_snapshot_on <> ${snapshot.day}::date`;
    await tellRanked(
      sql,
      villages.map(({ code }) => code),
      snapshotId,
      new Date(),
    );
  });
};
