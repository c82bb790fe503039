import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { isOver, stateAt } from "@/lib/domain/transfer/transfer";
import type { Sql } from "@/lib/server/db/sql";
import { standingOf, type TransferRow } from "./transfer-row";

/** The latest move that a family's page tells of: one under way, or the one with which it left. */
export interface FamilyTransfer {
  readonly publicId: string;
  readonly isOpen: boolean;
}

/** A family's open move out of its village, else the one that ended it; null when there is neither. */
export async function findFamilyTransfer(
  sql: Sql,
  family: { readonly regencyCode: string; readonly id: string; readonly status: number },
  now: Date,
): Promise<FamilyTransfer | null> {
  const rows = await sql<
    Pick<TransferRow, "id" | "state" | "requested_by" | "due_at">
  >`SELECT id, state, requested_by, due_at
    FROM transfer WHERE regency_code = ${family.regencyCode} AND household_id = ${family.id} AND side = 'out'
    ORDER BY state_since DESC LIMIT 20`;
  const publicId = (id: string) => formatPublicId(family.regencyCode, id);
  const open = rows.find((row) => !isOver(stateAt(standingOf(row), now)));
  if (open !== undefined) return { publicId: publicId(open.id), isOpen: true };
  const last = family.status === HOUSEHOLD_STATUS.closed ? rows.find((row) => row.state === "done") : undefined;
  return last === undefined ? null : { publicId: publicId(last.id), isOpen: false };
}
