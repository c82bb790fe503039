import "server-only";
import type { MatchedRow } from "@/lib/domain/delivery-reply/match";
import type { UnnamedReason } from "@/lib/domain/delivery-reply/reply-view";
import { underScope } from "@/lib/server/db/scoped";
import { type ReplyJob, scopeOfReply } from "./job";
import type { PackageNumbers } from "./package-index";

/** A proposal of the package that waits for an answer and of whose family the reply says nothing. */
export interface Unnamed {
  readonly householdId: string;
  readonly proposalId: string;
  readonly reason: UnnamedReason;
  readonly people: number;
}

interface WaitingRow {
  readonly household_id: string;
  readonly proposal_id: string;
  readonly village_code: string;
  readonly waits: boolean;
  readonly is_changed: boolean;
}

/** Lists them with the likeliest reason, by village and family. */
export async function listUnnamed(
  job: ReplyJob,
  packageId: string,
  rows: readonly MatchedRow[],
  { people, cardless }: PackageNumbers,
): Promise<readonly Unnamed[]> {
  const named = new Set(rows.flatMap(({ householdId }) => householdId ?? []));
  const items = await underScope(
    scopeOfReply(job),
    ({ sql }) => sql<WaitingRow>`SELECT i.household_id, i.proposal_id, i.village_code, i.state = 'exported' AS waits,
        h.revision IS DISTINCT FROM coalesce(i.content_revision, i.revision) AS is_changed
      FROM delivery_item i LEFT JOIN household h ON h.regency_code = i.regency_code AND h.id = i.household_id
      WHERE i.regency_code = ${job.regencyCode} AND i.package_id = ${packageId}::uuid AND i.is_current AND i.left_out IS NULL
      ORDER BY i.village_code, i.household_id, i.proposal_id`,
  );
  const covered = new Set(
    items.filter(({ household_id }) => named.has(household_id)).map(({ village_code }) => village_code),
  );
  return items
    .filter(({ household_id, waits }) => waits && !named.has(household_id))
    .map(({ household_id, proposal_id, village_code, is_changed }) => ({
      householdId: household_id,
      proposalId: proposal_id,
      people: people.get(household_id) ?? 0,
      reason: !covered.has(village_code)
        ? "other-village"
        : cardless.has(household_id)
          ? "no-card"
          : is_changed
            ? "changed"
            : "not-named",
    }));
}
