import "server-only";
import type { DelegationLine, DelegationState } from "@/lib/domain/access/delegation-page";
import { isRole } from "@/lib/domain/access/role";
import { localDay } from "@/lib/domain/period/period";
import { Prisma } from "@/lib/server/db/generated/client";
import { grantHolds } from "@/lib/server/grant/holds";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export interface LineRow {
  readonly id: string;
  readonly role: string;
  readonly region_code: string;
  readonly giver_id: string;
  readonly user_id: string;
  readonly giver_name: string;
  readonly delegate_name: string;
  readonly valid_from: Date;
  readonly valid_to: Date;
  readonly revoked_at: Date | null;
  readonly reason: string;
  readonly holds: boolean;
}

/** What every list of hand-overs selects; `g` is the delegated grant, `o` the giver's. */
export function selectLines(now: Date) {
  return Prisma.sql`SELECT g.id, g.role, g.region_code, o.user_id AS giver_id, g.user_id, giver.display_name AS giver_name,
      delegate.display_name AS delegate_name, g.valid_from, g.valid_to, g.revoked_at, g.reason, ${grantHolds(now)} AS holds
    FROM access_grant g JOIN access_grant o ON o.id = g.delegated_from
      JOIN app_user giver ON giver.id = o.user_id JOIN app_user delegate ON delegate.id = g.user_id`;
}

export async function toLines(
  rows: readonly LineRow[],
  mayEnd: (row: LineRow) => boolean,
  now: Date,
): Promise<readonly DelegationLine[]> {
  const lines = rows.map(async (row): Promise<DelegationLine | null> => {
    if (!isRole(row.role)) return null;
    const zone = await timeZoneOf(row.region_code);
    const state = stateOf(row, now);
    return {
      id: row.id,
      role: row.role,
      regionLabel: await regionLabel(row.region_code),
      giverName: row.giver_name,
      delegateName: row.delegate_name,
      fromDay: localDay(row.valid_from, zone),
      toDay: localDay(new Date(row.valid_to.getTime() - 1), zone),
      reason: row.reason,
      state,
      canEnd: state !== "over" && mayEnd(row),
    };
  });
  return (await Promise.all(lines)).filter((line) => line !== null);
}

function stateOf(row: LineRow, now: Date): DelegationState {
  if (row.revoked_at !== null || row.valid_to <= now) return "over";
  if (row.valid_from > now) return "coming";
  return row.holds ? "running" : "paused";
}
