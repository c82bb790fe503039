import "server-only";
import * as z from "zod";
import { rangeOf } from "@/lib/domain/access/scope";
import type { listChanges } from "@/lib/domain/api/operation/proposals";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { parseChangeKey } from "@/lib/domain/instrument/diff";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { underScope } from "@/lib/server/db/scoped";
import { regenciesOf } from "@/lib/server/region/regencies";
import { notRestricted } from "@/lib/server/rights/restricted";
import type { Answered, Asked } from "../answering";
import { familyScope } from "../client";
import { type CursorOf, openCursor, sealCursor } from "../cursor";

type Params = z.infer<(typeof listChanges)["params"]>;
type Answer = z.input<(typeof listChanges)["answer"]>;

interface Row {
  readonly regency_code: string;
  readonly household_id: string;
  readonly revision: number;
  readonly village_code: string;
  readonly proposal_id: string | null;
  readonly is_correction: boolean;
  readonly condition_date: string;
  readonly applied_at: Date;
  readonly keys: string[];
  readonly feed_era: number;
  readonly feed_xid: number;
}

/** Epoch of the database that gave the place; era, transaction, family and revision seen last. */
const keySchema = z.tuple([z.string(), z.number().int(), z.number().int(), z.uuid(), z.number().int()]);
type Key = z.infer<typeof keySchema>;

/**
 * Revisions in the order of the transactions that wrote them. Told are only those before which no transaction is at work: one that
 * commits later has a later number than every place that was given, so nothing is skipped, however long it took. What happened to a family
 * while its data were restricted is not told, later neither: after the lift it is among the families again, with its revision.
 */
export async function readChanges({ client, params }: Asked<Params>): Promise<Outcome<Answered<Answer>>> {
  const { limit, cursor } = params;
  const place: CursorOf = { clientId: client.id, operation: "listChanges", filter: {} };
  const opened = cursor === undefined ? undefined : openCursor(place, cursor, keySchema);
  if (opened === null) return refuse("INVALID_INPUT", { fields: [{ path: "cursor", detail: "invalid_cursor" }] });
  const regencies = await regenciesOf(client.regionCode);
  const read = await underScope(familyScope(client), async ({ sql }) => {
    const [now] = await sql<{ epoch: string; horizon: number; next: number }>`SELECT app_epoch() AS epoch,
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next`;
    if (now === undefined) throw new Error("no snapshot");
    if (opened !== undefined && (opened[0] !== now.epoch || opened[2] > now.next)) return null;
    const after: Key = opened ?? [now.epoch, 0, -1, NOBODY, 0];
    const { lo, hi } = rangeOf(client.regionCode);
    const rows = await sql<Row>`SELECT p.* FROM unnest(${regencies}::text[]) AS r (code) CROSS JOIN LATERAL (
        SELECT q.regency_code, q.household_id, q.revision, q.village_code, q.proposal_id, q.is_correction, q.condition_date,
          q.applied_at, CASE WHEN q.revision = 1 THEN '{}'::text[] ELSE ARRAY(SELECT jsonb_array_elements(q.changes) ->> 'key') END AS keys, q.feed_era, q.feed_xid
        FROM household_revision q WHERE q.regency_code = r.code AND q.village_code >= ${lo} AND q.village_code < ${hi}
          AND (q.feed_era, q.feed_xid, q.household_id, q.revision) > (${after[1]}, ${after[2]}, ${after[3]}::uuid, ${after[4]})
          AND (q.feed_xid < ${now.horizon} OR q.feed_era < app_feed_era()) AND ${notRestricted("q")}
        ORDER BY q.feed_era, q.feed_xid, q.household_id, q.revision LIMIT ${limit + 1}) p
      ORDER BY p.feed_era, p.feed_xid, p.household_id, p.revision LIMIT ${limit + 1}`;
    return { rows, after, epoch: now.epoch };
  });
  if (read === null) return refuse("STALE");
  const shown = read.rows.slice(0, limit);
  const last = shown.at(-1);
  const key: Key =
    last === undefined ? read.after : [read.epoch, last.feed_era, last.feed_xid, last.household_id, last.revision];
  return succeed({
    body: { items: shown.map(toItem), cursor: sealCursor(place, key), hasMore: read.rows.length > limit },
    shown: { kind: "household", ids: [...new Set(shown.map((row) => row.household_id))] },
  });
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

function toItem(row: Row): Answer["items"][number] {
  return {
    household: formatPublicId(row.regency_code, row.household_id),
    village: row.village_code,
    revision: row.revision,
    appliedAt: row.applied_at.toISOString(),
    conditionDate: row.condition_date,
    proposal: row.proposal_id === null ? null : formatPublicId(row.regency_code, row.proposal_id),
    isCorrection: row.is_correction,
    fields: row.keys.flatMap((text) => {
      const target = parseChangeKey(text);
      return target === null ? [] : [{ name: `${target.level}.${target.key}`, person: target.uid }];
    }),
  };
}
