import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { TransferCursor, TransferGroup, TransferView } from "@/lib/domain/transfer/list-filter";
import { parsePeople, type TransferPerson } from "@/lib/domain/transfer/people";
import {
  awaitedOf,
  isOverdue,
  OPEN_TRANSFER_STATES,
  stateAt,
  stateSinceAt,
  type TransferParty,
  type TransferSide,
  type TransferState,
} from "@/lib/domain/transfer/transfer";
import type { TransferLine, TransferWho } from "@/lib/domain/transfer/transfer-page";
import { logRead } from "@/lib/server/audit/log-read";
import { unseal } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { regionLabel } from "@/lib/server/region/queries";

const PAGE = 25;
/** A count above this is told as this. */
const MOST_COUNTED = 999;

interface Row {
  regency_code: string;
  id: string;
  side: TransferSide;
  village_code: string;
  other_village_code: string;
  whole: boolean;
  requested_by: TransferSide;
  state: TransferState;
  state_since: Date;
  due_at: Date | null;
  people: unknown;
}

export interface TransferListPage {
  readonly lines: readonly TransferLine[];
  readonly next: TransferCursor | null;
  readonly waiting: number;
}

/** One page of the moves in scope, newest change first, each once; one audit row with the ids shown. */
export async function listTransfers(actor: Actor, view: TransferView, now: Date): Promise<TransferListPage> {
  return underScope(scopeOf(actor), async (tx) => {
    const parts = [...inArea(actor), inGroup(actor, view.group, now)];
    if (view.direction !== null) parts.push(Prisma.sql`t.side = ${view.direction}`);
    if (view.after !== null)
      parts.push(Prisma.sql`(t.state_since, t.id) < (${new Date(view.after.since)}, ${view.after.id}::uuid)`);
    const [rows, waiting] = await Promise.all([
      tx.sql<Row>`
      SELECT t.regency_code, t.id, t.side, t.village_code, t.other_village_code, t.whole, t.requested_by, t.state, t.state_since, t.due_at, t.people
      FROM transfer t WHERE ${Prisma.join(parts, " AND ")} ORDER BY t.state_since DESC, t.id DESC LIMIT ${PAGE + 1}`,
      countIn(tx, [...inArea(actor), inGroup(actor, "waiting", now)]),
    ]);
    const shown = rows.slice(0, PAGE);
    const purpose = authorize(actor, "transfer:decide") ? "decide" : "update";
    await logRead(
      tx,
      actor,
      purpose,
      "transfer",
      shown.map((row) => row.id),
    );
    const last = shown.at(-1);
    return {
      lines: await Promise.all(shown.map((row) => toLine(row, now))),
      next: rows.length > PAGE && last !== undefined ? { since: last.state_since.getTime(), id: last.id } : null,
      waiting,
    };
  });
}

/** Whether moves between villages wait for this person at times. */
export function answersTransfers(actor: Actor): boolean {
  return authorize(actor, "transfer:request") || authorize(actor, "transfer:decide");
}

/** How many moves wait for this person now; 0 for whoever has none to answer. Nobody is named. */
export async function waitingTransfers(tx: ScopedTx, actor: Actor, now: Date): Promise<number> {
  return answersTransfers(actor) ? countIn(tx, [...inArea(actor), inGroup(actor, "waiting", now)]) : 0;
}

async function countIn({ sql }: ScopedTx, parts: readonly Prisma.Sql[]): Promise<number> {
  const rows = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (
    SELECT 1 FROM transfer t WHERE ${Prisma.join([...parts], " AND ")} LIMIT ${MOST_COUNTED}) counted`;
  return rows[0]?.n ?? 0;
}

/** Rows of the area; a move whose two sides are both in it is told by its origin alone. */
function inArea(actor: Actor): readonly Prisma.Sql[] {
  const code = actor.grant.regionCode;
  const { lo, hi } = rangeOf(code);
  const regency =
    code.length >= 4
      ? Prisma.sql`t.regency_code = ${code.slice(0, 4)}`
      : Prisma.sql`t.regency_code >= ${lo} AND t.regency_code < ${hi}`;
  return [
    regency,
    Prisma.sql`t.village_code >= ${lo} AND t.village_code < ${hi}`,
    Prisma.sql`(t.side = 'out' OR NOT (t.other_village_code >= ${lo} AND t.other_village_code < ${hi}))`,
  ];
}

function inGroup(actor: Actor, group: TransferGroup, now: Date): Prisma.Sql {
  const open = Prisma.sql`(t.state = ANY (${[...OPEN_TRANSFER_STATES]}) AND NOT (${lapsed(now)}))`;
  if (group === "done") return Prisma.sql`NOT ${open}`;
  const waiting = waitingFor(actor, now);
  return group === "waiting" ? Prisma.sql`(${open} AND ${waiting})` : Prisma.sql`(${open} AND NOT ${waiting})`;
}

/** What the clock has ended, though no row says so yet. */
function lapsed(now: Date): Prisma.Sql {
  const ends = OPEN_TRANSFER_STATES.filter(
    (state) => stateAt({ state, requestedBy: "out", dueAt: new Date(0) }, now) !== state,
  );
  return Prisma.sql`t.state = ANY (${ends}) AND t.due_at <= ${now}`;
}

/** The table's own answer to who is waited for, as a condition. */
function waitingFor(actor: Actor, now: Date): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (authorize(actor, "transfer:request")) {
    parts.push(Prisma.sql`(t.side = 'out' AND ${awaits("origin", now)})`);
    parts.push(Prisma.sql`(t.side = 'in' AND ${awaits("destination", now)})`);
  }
  const distance = decidedBy(actor);
  if (distance !== null) parts.push(Prisma.sql`(${distance} AND ${awaits("decider", now)})`);
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function awaits(party: TransferParty, now: Date): Prisma.Sql {
  const parts = awaitedOf(party).map(({ state, when }) => {
    if (when === "always") return Prisma.sql`t.state = ${state}`;
    return when === "overdue"
      ? Prisma.sql`(t.state = ${state} AND t.due_at <= ${now})`
      : Prisma.sql`(t.state = ${state} AND t.due_at > ${now})`;
  });
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/** The distance that the acting office decides; null for whoever decides none. */
function decidedBy({ grant }: Actor): Prisma.Sql | null {
  if (grant.level !== "full") return null;
  const same = (digits: number) =>
    Prisma.sql`left(t.village_code, ${digits}::int) = left(t.other_village_code, ${digits}::int)`;
  if (grant.role === "regency-verifier") return same(4);
  if (grant.role === "province-validator") return Prisma.sql`(${same(2)} AND NOT ${same(4)})`;
  return grant.role === "coach" && grant.regionCode === "0" ? Prisma.sql`NOT ${same(2)}` : null;
}

async function toLine(row: Row, now: Date): Promise<TransferLine> {
  const standing = { state: row.state, requestedBy: row.requested_by, dueAt: row.due_at, stateSince: row.state_since };
  const [here, there] = await Promise.all([regionLabel(row.village_code), regionLabel(row.other_village_code)]);
  const state = stateAt(standing, now);
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    who: whoMoves(parsePeople(row.people)),
    isWhole: row.whole,
    origin: row.side === "out" ? here : there,
    destination: row.side === "out" ? there : here,
    state,
    since: stateSinceAt(standing, now),
    dueAt: state === row.state ? row.due_at : null,
    isOverdue: state === row.state && isOverdue(standing, now),
  };
}

/** The first person of a list and how many more; without a name the last four digits of the NIK that was typed. */
export function whoMoves(people: readonly TransferPerson[]): TransferWho {
  const first = people.find(({ relation }) => relation === 1) ?? people[0];
  const nik = first?.nikSealed ?? null;
  return {
    name: first?.name ?? null,
    nikEnd: nik === null ? null : unseal(nik).slice(-4),
    others: Math.max(0, people.length - 1),
  };
}
