import "server-only";
import * as z from "zod";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { DeliveryState } from "@/lib/domain/delivery/delivery";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import { LIST_GROUPS, type ListGroup } from "@/lib/domain/proposal/list-group";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import { deliveryStates } from "@/lib/server/delivery/of-proposal";

const PAGE = 50;
/** Counting stops here: "999+" says enough. */
const COUNT_AT_MOST = 1000;

export interface ProposalLine {
  readonly publicId: string;
  readonly headName: string;
  readonly villageCode: string;
  readonly dusun: string | null;
  readonly rt: string | null;
  readonly state: ProposalState;
  readonly kind: ProposalKind;
  readonly eventCodes: readonly string[];
  readonly channel: string;
  readonly changeCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly reasonCode: string | null;
  readonly stateSince: Date;
  /** What the centre has said of an applied one; null: in no package yet, or not applied. */
  readonly delivery: DeliveryState | null;
}

export interface ProposalPage {
  readonly lines: readonly ProposalLine[];
  /** Opaque place of the next page: an instant and an id, nothing personal. */
  readonly next: string | null;
  readonly counts: Readonly<Record<ListGroup, number>>;
}

interface Row {
  regency_code: string;
  id: string;
  village_code: string;
  head_name: string;
  dusun: string | null;
  rt: string | null;
  state: ProposalState;
  kind: ProposalKind;
  event_codes: string[];
  channel: string;
  change_count: number;
  error_count: number;
  warning_count: number;
  reason_code: string | null;
  state_since: Date;
}

function inArea(actor: Actor): Prisma.Sql {
  const code = actor.grant.regionCode;
  const { lo, hi } = rangeOf(code);
  const regency = rangeOf(code.length > 4 ? code.slice(0, 4) : code);
  return code.length >= 4
    ? Prisma.sql`regency_code = ${code.slice(0, 4)} AND village_code >= ${lo} AND village_code < ${hi}`
    : Prisma.sql`regency_code >= ${regency.lo} AND regency_code < ${regency.hi} AND village_code >= ${lo} AND village_code < ${hi}`;
}

function afterCursor(after: string): Prisma.Sql {
  // Milliseconds of 13 digits reach to the year 2286; more of them are no date that the database takes.
  const match = /^(\d{13})-(.+)$/.exec(after);
  const at = match?.[1];
  const id = match?.[2];
  if (at === undefined || !z.uuid().safeParse(id).success) return Prisma.sql`true`;
  return Prisma.sql`(state_since, id) < (${new Date(Number(at))}, ${id}::uuid)`;
}

/**
 * Proposals of the actor's area in one group, newest first, with the size of each group. `importId` and `after` come from
 * an address: what is no id, or no place in the list, is as if it were not there.
 */
export async function listProposals(
  actor: Actor,
  group: ListGroup,
  importId: string,
  after: string,
): Promise<ProposalPage> {
  const area = inArea(actor);
  const ofImport = z.uuid().safeParse(importId).success ? Prisma.sql`import_id = ${importId}::uuid` : Prisma.sql`true`;
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, counts] = await Promise.all([
      tx.sql<Row>`
      SELECT regency_code, id, village_code, head_name, dusun, rt, state, kind, event_codes, channel, change_count, error_count, warning_count,
        reason_code, state_since
      FROM proposal WHERE ${area} AND ${ofImport} AND state = ANY (${[...LIST_GROUPS[group]]}) AND ${afterCursor(after)}
      ORDER BY state_since DESC, id DESC LIMIT ${PAGE + 1}`,
      tx.sql<{ state: ProposalState; n: number }>`
      SELECT state, count(*)::int AS n FROM (SELECT state FROM proposal WHERE ${area} AND ${ofImport} LIMIT ${COUNT_AT_MOST * 20}) s GROUP BY state`,
    ]);
    const shown = rows.slice(0, PAGE);
    await logRead(
      tx,
      actor,
      "update",
      "proposal",
      shown.map((row) => row.id),
    );
    const delivered = await deliveryStates(
      tx,
      shown.filter(({ state }) => state === "applied").map((row) => ({ regencyCode: row.regency_code, id: row.id })),
    );
    const last = shown.at(-1);
    return {
      lines: shown.map((row) => toLine(row, delivered.get(row.id) ?? null)),
      next: rows.length > PAGE && last !== undefined ? `${last.state_since.getTime()}-${last.id}` : null,
      counts: countGroups(counts),
    };
  });
}

function countGroups(
  rows: readonly { readonly state: ProposalState; readonly n: number }[],
): Record<ListGroup, number> {
  const sum = (group: ListGroup) => {
    const states: readonly ProposalState[] = LIST_GROUPS[group];
    return rows.filter((row) => states.includes(row.state)).reduce((total, row) => total + row.n, 0);
  };
  return {
    returned: sum("returned"),
    draft: sum("draft"),
    underway: sum("underway"),
    applied: sum("applied"),
    ended: sum("ended"),
  };
}

function toLine(row: Row, delivery: DeliveryState | null): ProposalLine {
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    headName: row.head_name,
    villageCode: row.village_code,
    dusun: row.dusun,
    rt: row.rt,
    state: row.state,
    kind: row.kind,
    eventCodes: row.event_codes,
    channel: row.channel,
    changeCount: row.change_count,
    errorCount: row.error_count,
    warningCount: row.warning_count,
    reasonCode: row.reason_code,
    stateSince: row.state_since,
    delivery,
  };
}
