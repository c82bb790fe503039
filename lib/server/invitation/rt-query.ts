import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { UnreachedReason } from "@/lib/domain/invitation/flow";
import { emptyCounts, type NeighbourLetters } from "@/lib/domain/invitation/invitation-page";
import { LIST_STATES, type ListState } from "@/lib/domain/invitation/list-filter";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import { timeZoneOf } from "@/lib/server/region/queries";

export const RT_INVITATIONS_A_PAGE = 50;

interface Row {
  readonly regency_code: string;
  readonly household_id: string;
  readonly short_name: string;
  readonly state: ListState;
  readonly delivered_on: string | null;
  readonly reminded: number;
  readonly unreached_reason: UnreachedReason | null;
}

/** Letters of the acting grant's own RT; the function looks at the grant itself. The families shown are logged. */
export async function listNeighbourLetters(
  actor: Actor,
  { state, after }: { readonly state: ListState | null; readonly after: string | null },
  now: Date,
): Promise<NeighbourLetters> {
  const year = invitationYear(localDay(now, await timeZoneOf(actor.grant.regionCode)));
  const counts = emptyCounts(LIST_STATES);
  if (!authorize(actor, "report:write")) return { year, letters: [], next: null, counts };
  return underScope(scopeOf(actor), async (tx) => {
    const size = RT_INVITATIONS_A_PAGE;
    const { id } = actor.grant;
    const [rows, counted] = await Promise.all([
      tx.sql<Row>`SELECT * FROM app_rt_invitations(${id}::uuid, ${now}, ${year}, ${state}, ${after}::uuid, ${size + 1})`,
      tx.sql<{
        state: ListState;
        families: number;
      }>`SELECT * FROM app_rt_invitation_counts(${id}::uuid, ${now}, ${year})`,
    ]);
    for (const group of counted) counts[group.state] = group.families;
    const shown = rows.slice(0, size);
    await logRead(
      tx,
      actor,
      "invite",
      "household",
      shown.map((row) => row.household_id),
    );
    return {
      year,
      letters: shown.map((row) => ({
        publicId: formatPublicId(row.regency_code, row.household_id),
        shortName: row.short_name,
        state: row.state,
        deliveredOn: row.delivered_on,
        reminded: row.reminded,
        unreachedReason: row.unreached_reason,
      })),
      next: rows.length > size ? (shown.at(-1)?.household_id ?? null) : null,
      counts,
    };
  });
}
