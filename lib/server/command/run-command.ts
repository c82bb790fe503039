import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { permits } from "@/lib/domain/access/permission";
import type { Permission } from "@/lib/domain/access/permission-name";
import type { Scope } from "@/lib/domain/access/scope";
import { type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { keyedHash } from "@/lib/server/crypto/seal";
import { databaseFault } from "@/lib/server/db/database-error";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { log } from "@/lib/server/log/log";
import type { AnyCommand, Origin, Prepared } from "./command";
import { databaseRefusal, isRetriable, isUniqueViolation } from "./database-error";
import { findOvertaken, holdRecord, isReplaced, noteReplaced, replacedRefusal } from "./replaced";

/** What the client sends around the input. The operation id makes a repeat a no-op; the grant is the page's (DECIDED 14). */
export const envelopeSchema = z.strictObject({
  operationId: z.uuid(),
  grantId: z.uuid(),
  input: z.unknown(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const ATTEMPTS = 3;

/** Rolls back whatever the rule had begun. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The duty has it, and what is missing is the training alone. */
function lacksTraining({ grant }: Actor, permission: Permission): boolean {
  return grant.level !== "full" && permits(grant.role, "full", permission);
}

/**
 * Runs a command: parse, authorise, then one scoped transaction with the rule, the audit row and the operation row.
 * The same operation id with the same input answers the stored result; with other input it is refused. A refusal stores
 * nothing, so it may be tried again.
 * @param origin the device it was made on, where it was made without network
 * @param scope the rows it runs over; without it those of the acting grant
 */
export async function runCommand(
  command: AnyCommand,
  actor: Actor,
  envelope: Envelope,
  now: Date,
  origin?: Origin,
  scope: Scope = scopeOf(actor),
): Promise<Outcome<object>> {
  // First, whatever the new role may do: the page was made under another one, and that is what its reader must know.
  if (envelope.grantId !== actor.grant.id) return refuse("GRANT_CHANGED");
  if (command.permission !== null && !authorize(actor, command.permission))
    return refuse("FORBIDDEN", lacksTraining(actor, command.permission) ? { info: { reason: "training" } } : {});
  const prepared = command.prepare(envelope.input);
  if (prepared instanceof z.ZodError) {
    return refuse("INVALID_INPUT", {
      fields: prepared.issues.map((issue) => ({ path: issue.path.map(String).join("."), detail: issue.code })),
    });
  }
  // Keyed: an input may hold a password or a NIK, and a bare hash of either can be guessed.
  const sha256 = origin?.sha256 ?? keyedHash("operation", JSON.stringify([command.name, envelope.input]));
  const early = await runBefore(command.name, prepared, actor, envelope.operationId, sha256, now);
  const operation = { name: command.name, id: envelope.operationId, sha256, origin, scope };
  if (early !== null) return early;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await attemptOnce(operation, prepared, actor, now);
      if (outcome.ok) return outcome;
      // A repeat that ran beside its first try lost every race to it: what that one stored is the answer.
      return (await findStored(actor, envelope.operationId, sha256)) ?? outcome;
    } catch (error) {
      if (isUniqueViolation(error) && attempt < ATTEMPTS) continue;
      if (isRetriable(error) && attempt < ATTEMPTS) continue;
      return unexpected(command.name, error);
    }
  }
}

/** The step before the transaction, where a command has one: its refusal, or the stored result of a repeat; null to go on. */
async function runBefore(
  name: string,
  prepared: Prepared,
  actor: Actor,
  operationId: string,
  sha256: Buffer,
  now: Date,
): Promise<Outcome<object> | null> {
  if (prepared.before === undefined) return null;
  try {
    const stored = await findStored(actor, operationId, sha256);
    if (stored !== null) return stored;
    const error = await prepared.before({ actor, now });
    if (error === null) return null;
    return (await findStored(actor, operationId, sha256)) ?? { ok: false, error };
  } catch (error) {
    return unexpected(name, error);
  }
}

function unexpected(name: string, error: unknown): { ok: false; error: Refusal } {
  const known = databaseRefusal(error);
  if (known !== null) return { ok: false, error: known };
  log().error(
    { command: name, kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
    "command failed",
  );
  return refuse("INTERNAL");
}

interface Attempted {
  readonly name: string;
  readonly id: string;
  readonly sha256: Buffer;
  readonly origin: Origin | undefined;
  readonly scope: Scope;
}

async function attemptOnce(
  { name, id, sha256, origin, scope }: Attempted,
  prepared: Prepared,
  actor: Actor,
  now: Date,
): Promise<Outcome<object>> {
  const shelf = regencyShelf(actor.grant.regionCode);
  const work = underScope<Outcome<object>>(scope, async ({ sql, atEnd }) => {
    const place = { shelf, userId: actor.userId, opId: id };
    // In one parcel: what follows the lock sees all that was written until it was given.
    const [, earlier, isOver, overtaken] = await Promise.all([
      origin === undefined ? undefined : holdRecord(sql, origin),
      findOperation(sql, shelf, id),
      origin !== undefined && isReplaced(sql, place),
      origin === undefined ? undefined : findOvertaken(sql, place, origin),
    ]);
    if (earlier !== null) {
      return earlier.sha256.equals(sha256) ? succeed(earlier.result) : refuse("IDEMPOTENCY_MISMATCH");
    }
    if (isOver) return replacedRefusal();
    const result = await prepared.run({ sql, actor, now, newId: uuidv7, origin, overtaken });
    if (!result.ok && result.keepsLookUps) return { ok: false as const, error: result.error };
    if (!result.ok) throw new Refused(result.error);
    for (const audit of [result.audit, ...(result.moreAudits ?? [])]) atEnd(() => writeAudit(sql, actor, now, audit));
    atEnd(
      () => sql`INSERT INTO operation (regency_code, id, user_id, command, payload_sha256, result, received_at, device_id, schema, made_at,
        supersedes)
      VALUES (${shelf}, ${id}, ${actor.userId}, ${name}, ${sha256}, ${JSON.stringify(result.value)}, ${now},
        ${origin?.deviceId ?? null}, ${origin?.schema ?? null}, ${origin?.madeAt ?? null}, ${origin?.supersedes ?? null})`,
    );
    if (origin !== undefined) atEnd(() => noteReplaced(sql, place, origin, now));
    return succeed(result.value);
  });
  return work.catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false, error: error.refusal };
    throw error;
  });
}

/** The stored result of an operation that has committed meanwhile, or null. */
async function findStored(actor: Actor, operationId: string, sha256: Buffer): Promise<Outcome<object> | null> {
  const shelf = regencyShelf(actor.grant.regionCode);
  const stored = await underScope(scopeOf(actor), ({ sql }) => findOperation(sql, shelf, operationId));
  if (stored === null) return null;
  return stored.sha256.equals(sha256) ? succeed(stored.result) : refuse("IDEMPOTENCY_MISMATCH");
}

async function findOperation(sql: Sql, shelf: string, id: string) {
  const rows = await sql<{ sha256: Buffer; result: object }>`
    SELECT payload_sha256 AS sha256, result FROM operation WHERE regency_code = ${shelf} AND id = ${id}`;
  return rows[0] ?? null;
}
