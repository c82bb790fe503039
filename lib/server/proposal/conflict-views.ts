import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { FieldConflict } from "@/lib/domain/field/operation";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import type { AnswerPatch } from "@/lib/domain/proposal/payload";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { isIdentifier, opened } from "./draft-conflicts";

interface ViewRow extends Pick<AnswerPatch, "level" | "uid" | "key"> {
  readonly id: string;
  readonly proposalId: string;
  readonly before: AnswerValue;
  readonly mine: AnswerValue;
  readonly theirs: AnswerValue;
  /** Null: the family itself, by its letter. */
  readonly mineBy: string | null;
  readonly mineAt: Date;
  readonly theirsBy: string | null;
  readonly theirsAt: Date | null;
}

/** Open ones among conflicts of a regency, by their ids. */
export async function findConflicts(sql: Sql, actor: Actor, regencyCode: string, ids: readonly string[]) {
  const which = Prisma.sql`c.regency_code = ${regencyCode} AND c.id = ANY (${[...ids]}::uuid[])`;
  return (await read(sql, actor, which)).map(({ conflict }) => conflict);
}

/** The open conflicts of a draft, with the names of both writers: all for who may decide on them, for others their own. */
export async function listConflicts(sql: Sql, actor: Actor, regencyCode: string, proposalId: string) {
  return (await listConflictsOf(sql, actor, regencyCode, [proposalId])).map(({ conflict }) => conflict);
}

/** The same of many drafts at once. */
export function listConflictsOf(sql: Sql, actor: Actor, regencyCode: string, proposalIds: readonly string[]) {
  const mayDecide = authorize(actor, "proposal:submit");
  const which = Prisma.sql`c.regency_code = ${regencyCode} AND c.proposal_id = ANY (${[...proposalIds]}::uuid[])
    AND (${mayDecide} OR c.mine_by = ${actor.userId}::uuid)`;
  return read(sql, actor, which);
}

export interface DraftConflict {
  readonly proposalId: string;
  readonly conflict: FieldConflict;
}

/** Whoever may not read identifiers learns of no conflict about one. */
async function read(sql: Sql, actor: Actor, which: Prisma.Sql): Promise<readonly DraftConflict[]> {
  const rows =
    await sql<ViewRow>`SELECT c.id, c.proposal_id AS "proposalId", c.level, c.uid, c.key, c.before, c.mine, c.theirs, m.display_name AS "mineBy",
      c.mine_at AS "mineAt", coalesce(t.display_name, a.name) AS "theirsBy", c.theirs_at AS "theirsAt"
    FROM draft_conflict c LEFT JOIN app_user m ON m.id = c.mine_by LEFT JOIN app_user t ON t.id = c.theirs_by
      LEFT JOIN api_client a ON a.id = c.theirs_by
    WHERE ${which} AND c.state = 'open' ORDER BY c.mine_at, c.id LIMIT 500`;
  const seesIdentity = authorize(actor, "household:read-identity");
  return rows
    .filter((row) => seesIdentity || !isIdentifier(row))
    .map(({ proposalId, ...row }) => ({
      proposalId,
      conflict: {
        ...row,
        mineBy: row.mineBy ?? THE_FAMILY[actor.locale],
        before: opened(row, row.before),
        mine: opened(row, row.mine),
        theirs: opened(row, row.theirs),
        mineAt: row.mineAt.getTime(),
        theirsAt: row.theirsAt?.getTime() ?? null,
      },
    }));
}

/** A family writes without an account. */
const THE_FAMILY = { id: "Keluarga sendiri", en: "The family itself" } as const;
