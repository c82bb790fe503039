import "server-only";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Sql } from "@/lib/server/db/sql";
import { type AuditEntry, regencyShelf } from "./audit-entry";

/** Who acts, under which duty: all that an audit row says of them. */
export interface AuditActor extends Pick<Actor, "userId"> {
  /** Null: a family itself, by its letter. */
  readonly grant: { readonly id: Actor["grant"]["id"] | null };
}

/** Writes one audit row in the caller's transaction. */
export async function writeAudit(sql: Sql, actor: AuditActor, at: Date, entry: AuditEntry): Promise<void> {
  await sql`INSERT INTO audit (regency_code, at, id, area_code, actor_id, grant_id, action, subject_kind, subject_ids, purpose, detail)
    VALUES (${regencyShelf(entry.areaCode)}, ${at}, ${uuidv7()}, ${entry.areaCode}, ${actor.userId}, ${actor.grant.id},
      ${entry.action}, ${entry.subjectKind}, ${entry.subjectIds}, ${entry.purpose ?? null},
      ${entry.detail === undefined ? null : JSON.stringify(entry.detail)})`;
}
