import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { type ErrorCode, type Refusal, refuse } from "@/lib/domain/error/error-code";
import { madeAtServer } from "@/lib/domain/field/made-at";
import {
  FIELD_COMMANDS,
  type FieldCommand,
  isReplacedRefusal,
  type RefusalStory,
  STARTING,
} from "@/lib/domain/field/operation";
import type { Origin } from "@/lib/server/command/command";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { findCommand } from "@/lib/server/command/registry";
import { replacedRefusal } from "@/lib/server/command/replaced";
import { runCommand } from "@/lib/server/command/run-command";
import { log } from "@/lib/server/log/log";
import { adapt, type FieldInput, KNOWN_SCHEMAS } from "./adapt";
import type { Device } from "./device";
import type { Ledger, Taken } from "./ledger";
import { operationSchema, type SentOperation } from "./request";
import { hashOf, replacedBy } from "./set-aside";
import { tellStory } from "./story";

/** Records that are worked on at once: more would only wait for each other's connections. */
const LANES = 2;

/** Refusals that pass by themselves: the device sends again. */
const PASSING: readonly ErrorCode[] = ["UNAVAILABLE", "RATE_LIMITED"];

/** What became of one operation, before it is put into words for the device. */
export type Judged =
  | { readonly kind: "taken"; readonly operation: SentOperation; readonly taken: Taken; readonly isReplay: boolean }
  | {
      readonly kind: "refused";
      readonly operation: SentOperation;
      readonly opId: string;
      readonly refusal: Refusal;
      readonly story: RefusalStory | null;
    }
  | { readonly kind: "parked"; readonly operation: SentOperation; readonly behind: string }
  | { readonly kind: "later"; readonly opId: string };

export interface Running {
  readonly device: Device;
  readonly actor: Actor;
  readonly ledger: Ledger;
  readonly now: Date;
  /** Device clock less server clock, milliseconds. */
  readonly skewMs: number;
}

/** An operation as it came: its id is known, the rest may be anything. */
export type RawOperation = Readonly<Record<string, unknown>> & { readonly opId: string };

/**
 * Runs what a device sends, each operation in its own transaction through the same command as online: in order within a
 * record, side by side across records. One that is refused holds up those behind it in its record, and no other.
 */
export async function runAll(running: Running, raw: readonly RawOperation[]): Promise<readonly Judged[]> {
  const read = raw.map((each) => ({ opId: each.opId, operation: operationSchema.safeParse(each).data ?? null }));
  const results = new Map<number, Judged>();
  const lanes = new Map<string, number[]>();
  for (const [index, { opId, operation }] of read.entries()) {
    const record = operation?.recordId ?? opId;
    lanes.set(record, [...(lanes.get(record) ?? []), index]);
  }
  const waiting = [...lanes.values()];
  const work = async () => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift())
      for (const index of lane) {
        const each = read[index];
        if (each === undefined) continue;
        results.set(
          index,
          each.operation === null
            ? unread(raw[index] ?? { opId: each.opId })
            : await judge(running, each.operation).catch((error: unknown) => failed(each.opId, error)),
        );
      }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return read.map(({ opId }, index) => results.get(index) ?? later(opId));
}

/** The database was not there, or something is broken here: nothing was taken, and the device sends again. */
function failed(opId: string, error: unknown): Judged {
  if (databaseRefusal(error) === null)
    log().error({ kind: error instanceof Error ? error.name : "unknown" }, "field operation failed");
  return later(opId);
}

function later(opId: string): Judged {
  return { kind: "later", opId };
}

/** What could not be read is refused like anything else, and kept beside as it came. */
function unread(raw: RawOperation): Judged {
  return refused(asItCame(raw), refuse("INVALID_INPUT").error);
}

/** An operation that no part of could be read, whole inside one that can be kept. */
export function asItCame(raw: RawOperation): SentOperation {
  const nothing = { prevOp: null, startOp: null, supersedes: null, schema: 0, madeAt: 0 };
  return { opId: raw.opId, command: "unread", recordId: raw.opId, ...nothing, input: { ...raw } };
}

async function judge(running: Running, operation: SentOperation): Promise<Judged> {
  const { opId, prevOp, supersedes } = operation;
  const { ledger } = running;
  const sha256 = hashOf(operation);
  const known = ledger.find(opId);
  if (known !== null)
    return known.sha256.equals(sha256)
      ? { kind: "taken", operation, taken: known, isReplay: true }
      : refused(operation, refuse("IDEMPOTENCY_MISMATCH").error);
  // A delayed copy of what its person has put right or let go since: that stands.
  if (ledger.isOver(opId)) return refused(operation, replacedRefusal().error);
  if (!isFieldCommand(operation.command)) return refused(operation, refuse("FORBIDDEN").error);
  const adapted = adapt(operation.schema, operation.command, operation.input);
  if (adapted === null) return unknownSchema(operation);
  if (prevOp !== null && prevOp !== supersedes && !ledger.isPassed(prevOp))
    return { kind: "parked", operation, behind: prevOp };
  const input = fitted(ledger, operation, adapted);
  if (input === null) return refused(operation, invalid("version", "UNKNOWN"));
  return runOne(running, operation, input, sha256);
}

function isFieldCommand(name: string): name is FieldCommand {
  return FIELD_COMMANDS.some((known) => known === name);
}

function refused(operation: SentOperation, refusal: Refusal, story: RefusalStory | null = null): Judged {
  return { kind: "refused", operation, opId: operation.opId, refusal, story };
}

function invalid(path: string, detail: string): Refusal {
  return refuse("INVALID_INPUT", { fields: [{ path, detail }] }).error;
}

function unknownSchema(operation: SentOperation): Judged {
  return refused(operation, invalid("schema", "UNKNOWN"), { kind: "schema", known: KNOWN_SCHEMAS });
}

/**
 * The input as the command takes it: the draft that was found open in place of the one that the device began, and the
 * version that the operation before left. Null where no version is known.
 */
function fitted(ledger: Ledger, operation: SentOperation, input: FieldInput): FieldInput | null {
  const { recordId, prevOp } = operation;
  if (operation.command === "field.discard") return input;
  const isStart = STARTING.some((name) => name === operation.command);
  const named = isStart
    ? { ...input, id: recordId }
    : { ...atServer(ledger, operation, input), id: draftOf(ledger, operation) };
  if (!("version" in input) || input["version"] !== null) return named;
  const before = prevOp === null ? null : ledger.settled(prevOp);
  const version = before?.result["version"];
  return typeof version === "number" ? { ...named, version } : null;
}

/** Event ids of the device as the draft that was found open has them: somebody had told the same before. */
function atServer(ledger: Ledger, { startOp }: SentOperation, input: FieldInput): FieldInput {
  const begun = startOp === null ? null : ledger.settled(startOp);
  const known = eventIdsSchema.safeParse(begun?.result["eventIds"]).data;
  const patches = patchesSchema.safeParse(input["patches"]).data;
  if (known === undefined || patches === undefined) return input;
  const fitted = patches.map((patch) =>
    patch.level === "event" && patch.uid !== null ? { ...patch, uid: known[patch.uid] ?? patch.uid } : patch,
  );
  return { ...input, patches: fitted };
}

const eventIdsSchema = z.record(z.uuid(), z.uuid());
/** As far as is looked at here; the command reads the rest. */
const patchesSchema = z.array(z.looseObject({ level: z.string(), uid: z.uuid().nullable() }));

/** The draft at the server: somebody may have begun one before, and then the device's start was answered with that. */
export function draftOf(ledger: Ledger, { recordId, startOp }: Pick<SentOperation, "recordId" | "startOp">): string {
  const begun = startOp === null ? null : ledger.settled(startOp);
  const id = begun?.result["id"];
  return typeof id === "string" ? id : recordId;
}

async function runOne(running: Running, operation: SentOperation, input: FieldInput, sha256: Buffer): Promise<Judged> {
  const { actor, ledger, now, device } = running;
  const { opId, recordId, supersedes, schema } = operation;
  const command = findCommand(operation.command);
  if (command === null) throw new Error("a field command that is not in the registry");
  const envelope = { operationId: opId, grantId: actor.grant.id, input };
  const origin: Origin = {
    deviceId: device.id,
    schema,
    recordId,
    supersedes,
    replaces: replacedBy(operation),
    sha256,
    madeAt: madeAtOf(running, operation),
    seenAt: seenAt(running, operation),
  };
  const outcome = await runCommand(command, actor, envelope, now, origin);
  if (outcome.ok) {
    const taken = { opId, sha256, result: { ...outcome.value }, receivedAt: now };
    ledger.add(taken, supersedes, origin.replaces);
    return { kind: "taken", operation, taken, isReplay: false };
  }
  if (PASSING.includes(outcome.error.code)) return later(opId);
  if (isReplacedRefusal(outcome.error)) return refused(operation, outcome.error);
  const subject = {
    command: operation.command,
    regencyCode: textOf(input, "regencyCode"),
    recordId: String(input["id"]),
    householdId: STARTING.some((name) => name === operation.command) ? uuidOf(input, "householdId") : null,
  };
  const story: RefusalStory | null =
    outcome.error.info?.["reason"] === "training"
      ? { kind: "training" }
      : await tellStory(actor, outcome.error.code, subject, now);
  return refused(operation, outcome.error, story);
}

function madeAtOf({ skewMs, now }: Running, operation: SentOperation): Date {
  return new Date(madeAtServer(operation, { skewMs, now: now.getTime() }));
}

/**
 * Up to when the device may have known what others had written: its operation before, or its last contact; of a draft that it found open,
 * nothing at all.
 */
function seenAt(running: Running, operation: SentOperation): Date | null {
  const { prevOp, startOp, clock } = operation;
  const before = prevOp === null ? null : running.ledger.settled(prevOp);
  if (before === null) {
    const made = madeAtOf(running, operation);
    return new Date(Math.min(clock?.heardAt ?? made.getTime(), made.getTime()));
  }
  return before.opId === startOp && before.result["isNew"] === false ? null : before.receivedAt;
}

function textOf(input: FieldInput, key: string): string | null {
  const value = input[key];
  return typeof value === "string" && /^\d{4}$/.test(value) ? value : null;
}

function uuidOf(input: FieldInput, key: string): string | null {
  const value = input[key];
  return typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null;
}
