import "server-only";
import * as z from "zod";
import type { Payload } from "@/lib/domain/proposal/payload";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import type { Sql } from "@/lib/server/db/sql";
import { type AsideRow, openOperation } from "./rows";

/** A row's regency and id. */
export type Key = readonly [regencyCode: string, id: string];

export interface ProposalRow {
  readonly id: string;
  readonly household_id: string;
  readonly head_name: string;
  readonly state: ProposalState;
  readonly payload: Payload;
}

export async function readProposals(sql: Sql, keys: readonly Key[]): Promise<ReadonlyMap<string, ProposalRow>> {
  const rows = await sql<ProposalRow>`SELECT p.id, p.household_id, p.head_name, p.state, p.payload
    FROM unnest(${regencies(keys)}::text[], ${ids(keys)}::uuid[]) AS k (regency, id)
    JOIN proposal p ON p.regency_code = k.regency AND p.id = k.id`;
  return new Map(rows.map((row) => [row.id, row]));
}

export interface CheckRow {
  readonly id: string;
  readonly household_id: string;
  readonly state: string;
  readonly instrument: string;
  readonly instrument_version: number;
  readonly visit: unknown;
}

export async function readChecks(sql: Sql, keys: readonly Key[]): Promise<ReadonlyMap<string, CheckRow>> {
  if (keys.length === 0) return new Map();
  const rows = await sql<CheckRow>`SELECT c.id, c.household_id, c.state, c.instrument, c.instrument_version, c.visit
    FROM unnest(${regencies(keys)}::text[], ${ids(keys)}::uuid[]) AS k (regency, id)
    JOIN ground_check c ON c.regency_code = k.regency AND c.id = k.id`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of people of the register, by id. */
export async function readMembers(sql: Sql, keys: readonly Key[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`SELECT m.id, m.name
    FROM unnest(${regencies(keys)}::text[], ${ids(keys)}::uuid[]) AS k (regency, id)
    JOIN member m ON m.regency_code = k.regency AND m.id = k.id`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of the heads of families of the register, by the family's id. */
export async function readFamilies(sql: Sql, keys: readonly Key[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`SELECT h.id, h.head_name AS name
    FROM unnest(${regencies(keys)}::text[], ${ids(keys)}::uuid[]) AS k (regency, id)
    JOIN household h ON h.regency_code = k.regency AND h.id = k.id`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What began a draft and was refused: it says which family that would have been. */
export interface Start {
  readonly householdId: string;
  /** Of a family that is in no register yet. */
  readonly headUid: string | null;
  /** Kinds of events, by their ids. */
  readonly events: ReadonlyMap<string, string>;
}

const startSchema = z.object({
  householdId: z.uuid(),
  headUid: z.uuid().nullable().default(null),
  events: z.array(z.object({ id: z.string(), code: z.string() })).default([]),
});

function startIn(input: unknown): Start | null {
  const { data } = startSchema.safeParse(input);
  return data === undefined ? null : { ...data, events: new Map(data.events.map(({ id, code }) => [id, code])) };
}

/** How the draft of each row was begun, by the row's id: by itself, or by an operation of the same person that is kept as well. */
export async function readStarts(sql: Sql, rows: readonly AsideRow[]): Promise<ReadonlyMap<string, Start>> {
  const behind = rows.flatMap(({ id, regencyCode, userId, operation }) =>
    operation?.startOp ? [{ id, regencyCode, userId, startOp: operation.startOp }] : [],
  );
  const found =
    behind.length === 0
      ? []
      : await sql<{ id: string; content: Buffer }>`SELECT k.id, s.content_sealed AS content
          FROM unnest(${behind.map(({ id }) => id)}::uuid[], ${behind.map(({ regencyCode }) => regencyCode)}::text[],
            ${behind.map(({ userId }) => userId)}::uuid[], ${behind.map(({ startOp }) => startOp)}::uuid[]) AS k (id, regency, person, op)
          JOIN field_set_aside s ON s.regency_code = k.regency AND s.user_id = k.person AND s.op_id = k.op`;
  const inputs = [
    ...found.map(({ id, content }) => [id, openOperation(content)?.input] as const),
    ...rows
      .filter(({ command }) => command === "proposal.start-new")
      .map(({ id, operation }) => [id, operation?.input] as const),
  ];
  return new Map(
    inputs.flatMap(([id, input]) => {
      const start = startIn(input);
      return start === null ? [] : [[id, start] as const];
    }),
  );
}

function regencies(keys: readonly Key[]): readonly string[] {
  return keys.map(([regency]) => regency);
}

function ids(keys: readonly Key[]): readonly string[] {
  return keys.map(([, id]) => id);
}
