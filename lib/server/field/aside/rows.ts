import "server-only";
import * as z from "zod";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { Moment } from "@/lib/domain/list/address";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { operationSchema, type SentOperation } from "../request";
import { WITHOUT_TYPING } from "../set-aside";

/** An operation that was set aside, opened: memory only. */
export interface AsideRow {
  readonly regencyCode: string;
  readonly id: string;
  readonly opId: string;
  readonly villageCode: string;
  readonly userId: string;
  readonly by: string;
  readonly command: string;
  /** The draft or check at the server. */
  readonly recordId: string;
  readonly code: string;
  readonly madeAt: Date | null;
  readonly keptAt: Date;
  /** Null where it cannot be read. */
  readonly operation: SentOperation | null;
}

type StoredRow = Omit<AsideRow, "operation"> & { readonly content: Buffer };

/**
 * What waits for the reader and holds answers: their own, and for the village's operator that of everybody who works there. What was
 * seen in a ground check is its author's alone, because the village must not read it before the regency does.
 */
export function waitsFor(actor: Actor): Prisma.Sql {
  const { regionCode } = actor.grant;
  const others = authorize(actor, "assignment:manage")
    ? Prisma.sql`OR (f.regency_code = ${regionCode.slice(0, 4)} AND f.village_code = ${regionCode} AND f.command NOT LIKE 'ground-check.%')`
    : Prisma.empty;
  return Prisma.sql`f.state = 'open' AND f.command !~ ${WITHOUT_TYPING} AND (f.user_id = ${actor.userId}::uuid ${others})`;
}

/** The oldest first. */
export async function readAsides(
  sql: Sql,
  actor: Actor,
  after: Moment | null,
  limit: number,
): Promise<readonly AsideRow[]> {
  const place =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (f.kept_at, f.id) > (${new Date(after.at)}::timestamptz, ${after.id}::uuid)`;
  const rows =
    await sql<StoredRow>`SELECT f.regency_code AS "regencyCode", f.id, f.op_id AS "opId", f.village_code AS "villageCode",
      f.user_id AS "userId", u.display_name AS by, f.command, f.record_id AS "recordId", f.code, f.made_at AS "madeAt", f.kept_at AS "keptAt",
      f.content_sealed AS content
    FROM field_set_aside f JOIN app_user u ON u.id = f.user_id
    WHERE ${waitsFor(actor)} ${place} ORDER BY f.kept_at, f.id LIMIT ${limit}`;
  return rows.map(({ content, ...row }) => ({ ...row, operation: openOperation(content) }));
}

/** What an operation that could not be read held may have any keys. */
const keptSchema = operationSchema.extend({ input: z.record(z.string(), z.unknown()) });

export function openOperation(sealed: Buffer): SentOperation | null {
  return keptSchema.safeParse(JSON.parse(unsealBytes(sealed).toString("utf8"))).data ?? null;
}
