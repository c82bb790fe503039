import "server-only";
import { MOVE_CAUSES } from "@/lib/domain/dynamics/cause";
import { DRIVERS, type Driver } from "@/lib/domain/dynamics/driver";
import type { Fact } from "@/lib/domain/dynamics/fact";
import type { Group } from "@/lib/domain/dynamics/group";
import { ABSENT, MOVES, type Move, moveOf } from "@/lib/domain/dynamics/line";
import { placeOf, shapeOf } from "@/lib/domain/dynamics/matrix";
import { type AreaCounts, CAUSE_SHAPE, DRIVER_SHAPE } from "@/lib/domain/dynamics/protect";
import { SHARE_FACTS, SHARES } from "@/lib/domain/dynamics/share";
import type { Pair } from "@/lib/domain/dynamics/snapshot";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

interface MoveRow {
  readonly area_code: string;
  readonly from_decile: number;
  readonly to_decile: number;
  readonly cause: number;
  readonly families: number;
  readonly in_group: number;
}

const IN_GROUP: Readonly<Record<Group, Prisma.Sql>> = {
  all: Prisma.sql`true`,
  women: Prisma.sql`head_sex = 2`,
  elder: Prisma.sql`has_elder`,
  disabled: Prisma.sql`has_disabled`,
};

export interface ReadCounts {
  readonly counts: ReadonlyMap<string, AreaCounts>;
  readonly facts: ReadonlyMap<string, ReadonlyMap<Fact, number>>;
}

function inAreas(codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`regency_code = ANY (${[...new Set(codes.map(regencyShelf))]}::text[]) AND area_code = ANY (${[...codes]}::text[])`;
}

/** Counts of some areas for one pair, inside the transaction's scope: sums over groups that nobody asked for happen in the database. */
export async function readCounts(
  sql: Sql,
  codes: readonly string[],
  { from, to }: Pair,
  group: Group,
  isWhole: boolean,
): Promise<ReadCounts> {
  const pair = Prisma.sql`from_snapshot = ${from.id} AND to_snapshot = ${to.id}`;
  const [moves, drivers, facts] = await Promise.all([
    sql<MoveRow>`SELECT area_code, from_decile, to_decile, cause, sum(families)::int AS families,
        coalesce(sum(families) FILTER (WHERE ${IN_GROUP[group]}), 0)::int AS in_group
      FROM dynamics_move WHERE ${inAreas(codes)} AND ${pair} GROUP BY 1, 2, 3, 4`,
    sql<{ area_code: string; move: Move; driver: Driver; families: number }>`SELECT area_code, move, driver, families
      FROM dynamics_driver WHERE ${inAreas(codes)} AND ${pair}`,
    sql<{ area_code: string; fact: Fact; families: number }>`SELECT area_code, fact, families
      FROM dynamics_fact WHERE ${inAreas(codes)} AND snapshot_id = ${to.id}`,
  ]);
  const byFact = new Map<string, Map<Fact, number>>(codes.map((code) => [code, new Map()]));
  for (const { area_code, fact, families } of facts) byFact.get(area_code)?.set(fact, families);
  const store = new Map(codes.map((code) => [code, emptyCounts(isWhole)]));
  for (const row of moves) addMove(store.get(row.area_code), row, isWhole);
  for (const { area_code, move, driver, families } of drivers) {
    const row = DRIVERS.indexOf(driver);
    const column = MOVES.indexOf(move);
    if (row >= 0 && column >= 0) add(store.get(area_code)?.drivers, row * MOVES.length + column, families);
  }
  const counts = new Map(
    [...store].map(([code, own]): [string, AreaCounts] => [code, { ...own, shares: sharesFrom(byFact.get(code)) }]),
  );
  return { counts, facts: byFact };
}

interface Counting {
  readonly all: number[];
  readonly group: number[];
  readonly causes: number[];
  readonly flows: number[];
  readonly drivers: number[];
}

const zeros = (length: number) => new Array<number>(length).fill(0);

function emptyCounts(isWhole: boolean): Counting {
  const { rows, columns } = shapeOf(isWhole);
  return {
    all: zeros(rows * columns),
    group: zeros(rows * columns),
    causes: zeros(CAUSE_SHAPE.rows * CAUSE_SHAPE.columns),
    flows: zeros(2),
    drivers: zeros(DRIVER_SHAPE.rows * DRIVER_SHAPE.columns),
  };
}

function add(counts: number[] | undefined, cell: number, families: number): void {
  if (counts !== undefined) counts[cell] = (counts[cell] ?? 0) + families;
}

function addMove(own: Counting | undefined, row: MoveRow, isWhole: boolean): void {
  const { from_decile: from, to_decile: to } = row;
  if (from === ABSENT || to === ABSENT) {
    add(own?.flows, from === ABSENT ? 0 : 1, row.in_group);
    return;
  }
  const [line, column] = [placeOf(isWhole, from), placeOf(isWhole, to)];
  if (line >= 0 && column >= 0) {
    const cell = line * shapeOf(isWhole).columns + column;
    add(own?.all, cell, row.families);
    add(own?.group, cell, row.in_group);
  }
  const move = moveOf(from, to);
  // Codes 1 to 3; 0 is no move.
  const cause = row.cause - 1;
  if (move !== null && cause >= 0) add(own?.causes, MOVES.indexOf(move) * MOVE_CAUSES.length + cause, row.in_group);
}

/** A share as its part and the rest: a table that suppression can keep. */
function sharesFrom(facts: ReadonlyMap<Fact, number> | undefined): readonly (readonly number[])[] {
  return SHARES.map((name) => {
    const { part, of } = SHARE_FACTS[name];
    const families = facts?.get(part) ?? 0;
    return [families, (facts?.get(of) ?? 0) - families];
  });
}
