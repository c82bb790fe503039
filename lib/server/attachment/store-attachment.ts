import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { isEditable, type ProposalState } from "@/lib/domain/workflow/workflow";
import { type AuditActor, writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";

/** Files of one proposal: a house, papers of everybody, and some taken again. */
const MOST_OF_A_PROPOSAL = 60;

interface Held {
  village_code: string;
  household_id: string;
  state: ProposalState;
  files: number;
}

/**
 * Keeps a photo or paper of a draft: inspected by content, without EXIF, sealed. The page gives the id, so that a repeat
 * is the same file; other bytes under the same id are refused.
 */
export async function storeAttachment(
  actor: Actor,
  id: string,
  proposal: PublicId,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "proposal:draft")) return refuse("FORBIDDEN");
  const found = inspectAttachment(bytes);
  if (!found.ok) return refuse("UNSUPPORTED_FILE", { info: { reason: found.fault } });
  const content = Buffer.from(found.bytes);
  const { regencyCode } = proposal;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const held = await findHeld(sql, proposal);
    if (held === null) return refuse("NOT_FOUND");
    if (!isEditable(held.state)) return refuse("NOT_ALLOWED_NOW");
    if (held.files >= MOST_OF_A_PROPOSAL) return refuse("TOO_LARGE");
    const file = { id, regencyCode, villageCode: held.village_code, householdId: held.household_id };
    return keepFile(sql, actor, { ...file, proposalId: proposal.id, kind: found.kind, content }, now);
  });
}

export interface KeptFile {
  readonly id: string;
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly householdId: string;
  /** Null: a photo of an objection. */
  readonly proposalId: string | null;
  readonly kind: AttachmentKind;
  /** As it was inspected, not sealed yet. */
  readonly content: Buffer;
}

/** Stores an inspected file sealed, with its audit row; sent again it is the same, and other bytes under its id are refused. */
export async function keepFile(
  sql: Sql,
  actor: AuditActor,
  file: KeptFile,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const { id, regencyCode, villageCode, householdId, proposalId, kind, content } = file;
  const sha256 = createHash("sha256").update(content).digest();
  const inserted =
    await sql`INSERT INTO attachment (regency_code, id, village_code, household_id, proposal_id, kind, size_bytes,
      sha256, content, created_by, created_at)
    VALUES (${regencyCode}, ${id}, ${villageCode}, ${householdId}, ${proposalId}::uuid, ${kind}, ${content.length},
      ${sha256}, ${sealBytes(content)}, ${actor.userId}, ${now})
    ON CONFLICT (regency_code, id) DO NOTHING RETURNING 1`;
  if (inserted.length === 0) return earlier(sql, actor, file, sha256);
  await writeAudit(sql, actor, now, {
    action: "attachment:store",
    subjectKind: "attachment",
    subjectIds: [id],
    areaCode: villageCode,
    detail: { bytes: content.length },
  });
  return succeed({ id });
}

async function findHeld(sql: Sql, proposal: PublicId): Promise<Held | null> {
  const rows = await sql<Held>`SELECT p.village_code, p.household_id, p.state,
      (SELECT count(*)::int FROM attachment a WHERE a.regency_code = p.regency_code AND a.proposal_id = p.id) AS files
    FROM proposal p WHERE p.regency_code = ${proposal.regencyCode} AND p.id = ${proposal.id} FOR UPDATE OF p`;
  return rows[0] ?? null;
}

async function earlier(
  sql: Sql,
  actor: AuditActor,
  { regencyCode, id, householdId, proposalId }: KeptFile,
  sha256: Buffer,
): Promise<Outcome<{ id: string }>> {
  const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM attachment
    WHERE regency_code = ${regencyCode} AND id = ${id} AND household_id = ${householdId}
      AND proposal_id IS NOT DISTINCT FROM ${proposalId}::uuid AND created_by = ${actor.userId}`;
  return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
}
