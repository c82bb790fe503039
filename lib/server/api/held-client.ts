import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { covers } from "@/lib/domain/access/scope";
import type { ClientStep } from "@/lib/domain/api/client-page";
import { type ApiScope, scopesIn } from "@/lib/domain/api/scope";
import type { Sql } from "@/lib/server/db/sql";

/** A client as commands work with it, its row locked until the transaction ends. */
export interface Held {
  readonly regionCode: string;
  readonly state: string;
  readonly grantId: string;
  readonly scopes: readonly ApiScope[];
  readonly madeBy: string;
  /** Who last asked that it work: its maker, or who let it work again. */
  readonly askedBy: string;
  /** In force. */
  readonly secrets: number;
}

interface HeldRow extends Omit<Held, "scopes"> {
  readonly scopes: readonly string[];
}

/** Null for a client outside the actor's area and for an id that nobody has. */
export async function findHeld(sql: Sql, actor: Actor, id: string): Promise<Held | null> {
  const [row] =
    await sql<HeldRow>`SELECT c.region_code AS "regionCode", c.state, c.grant_id AS "grantId", c.scopes, c.made_by AS "madeBy",
      (SELECT s.user_id FROM api_client_step s WHERE s.client_id = c.id AND s.step IN ('made', 'resumed')
        ORDER BY s.at DESC, s.id DESC LIMIT 1) AS "askedBy",
      (SELECT count(*)::int FROM api_secret s WHERE s.client_id = c.id AND s.revoked_at IS NULL) AS secrets
    FROM api_client c WHERE c.id = ${id} FOR UPDATE OF c`;
  if (row === undefined || !covers(actor.grant.regionCode, row.regionCode)) return null;
  return { ...row, scopes: scopesIn(row.scopes) };
}

/** One line of a client's history. */
export async function writeStep(
  sql: Sql,
  step: { readonly id: string; readonly clientId: string; readonly step: ClientStep; readonly reason: string | null },
  userId: string,
  now: Date,
): Promise<void> {
  await sql`INSERT INTO api_client_step (id, client_id, at, user_id, step, reason)
    VALUES (${step.id}, ${step.clientId}, ${now}, ${userId}, ${step.step}, ${step.reason})`;
}
