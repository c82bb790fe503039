import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { STARTING } from "@/lib/domain/field/operation";
import { keyedHash, sealBytes } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import type { Device } from "./device";
import type { SentOperation } from "./request";

/** Why something is kept beside: it was refused, waits behind what was, or came from a device that was taken away. */
export type AsideCode = ErrorCode | "PARKED" | "REVOKED" | "MERGED";

export interface Aside {
  readonly operation: SentOperation;
  readonly code: AsideCode;
  /** The draft or check at the server, where the device knew it by another id. */
  readonly recordId: string;
}

/**
 * Commands in which nobody types; one that is not known here may hold some. The database reads it as well, so it keeps to what
 * both take.
 */
export const WITHOUT_TYPING = "^([a-z-]+\\.(start|start-event|submit)|field\\.discard)$";
const withoutTyping = new RegExp(WITHOUT_TYPING);

/** Whether losing the operation would lose typing. */
export function holdsTyping({ command }: Pick<SentOperation, "command">): boolean {
  return !withoutTyping.test(command);
}

/** What begins a draft holds no answers, but says about which family those behind it are. */
export function isKept(operation: Pick<SentOperation, "command">): boolean {
  return holdsTyping(operation) || STARTING.some((name) => name === operation.command);
}

/** What an operation stands in place of, or lets go: what comes of it later is a delayed copy, whichever way it comes. */
export function replacedBy(operation: Pick<SentOperation, "command" | "input" | "supersedes" | "replaces">) {
  const { command, input, supersedes, replaces = [] } = operation;
  const letGo = command === "field.discard" ? letGoSchema.safeParse(input["opId"]).data : undefined;
  return [...new Set([supersedes ?? [], replaces, letGo ?? []].flat())];
}

const letGoSchema = z.uuid();

/** Keyed hash of what a device sent: the same id with another is another content. */
export function hashOf({ command, recordId, input }: SentOperation): Buffer {
  return keyedHash("field-operation", JSON.stringify([command, recordId, input]));
}

/**
 * Keeps operations beside, sealed, so that a lost phone loses nothing. Once for each content; a repeat adds nothing but
 * the latest reason. Runs under the scope of their person, whatever they may do now.
 */
export async function keepAside(sql: Sql, device: Device, asides: readonly Aside[], now: Date): Promise<void> {
  if (asides.length === 0) return;
  const rows = asides.map(({ operation, code, recordId }) => ({
    id: uuidv7(),
    op: operation.opId,
    sha: hashOf(operation).toString("hex"),
    command: operation.command,
    record: recordId,
    code,
    made: new Date(operation.madeAt).toISOString(),
    content: sealBytes(Buffer.from(JSON.stringify(operation))).toString("hex"),
  }));
  await sql`INSERT INTO field_set_aside AS held (regency_code, id, op_id, payload_sha256, village_code, user_id, device_id, command, record_id,
      code, made_at, kept_at, content_sealed)
    SELECT ${device.regencyCode}, r.id, r.op, decode(r.sha, 'hex'), ${device.regionCode}, ${device.userId}::uuid, ${device.id}::uuid, r.command,
      r.record, r.code, r.made, ${now}::timestamptz, decode(r.content, 'hex')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id uuid, op uuid, sha text, command text, record uuid, code text, made timestamptz, content text)
    ON CONFLICT (regency_code, user_id, op_id, payload_sha256) DO UPDATE SET code = excluded.code
      WHERE held.state = 'open' AND held.code <> excluded.code`;
}

/**
 * What was kept beside and has been taken, or put right by something that was, waits for nobody any more.
 * @param over operations that came as delayed copies of what was put right
 */
export async function closeAsides(
  sql: Sql,
  device: Device,
  taken: readonly (SentOperation & { readonly sha256: Buffer })[],
  over: readonly string[],
  now: Date,
): Promise<void> {
  const putRight = taken.filter(({ command }) => command !== "field.discard").flatMap(replacedBy);
  const superseded = [...putRight, ...over];
  if (taken.length + over.length === 0) return;
  await sql`UPDATE field_set_aside SET state = CASE WHEN op_id = ANY (${superseded}::uuid[]) THEN 'superseded' ELSE 'taken' END,
      closed_by = ${device.userId}::uuid, closed_at = ${now}
    WHERE regency_code = ${device.regencyCode} AND user_id = ${device.userId} AND state = 'open' AND (op_id = ANY (${superseded}::uuid[])
      OR (op_id, payload_sha256) IN (SELECT * FROM unnest(${taken.map(({ opId }) => opId)}::uuid[], ${taken.map(({ sha256 }) => sha256)}::bytea[])))
      AND code <> 'MERGED'`;
}
