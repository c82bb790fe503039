import "server-only";
import { scopeOf } from "@/lib/domain/access/actor";
import type { ExchangeAnswer } from "@/lib/domain/field/exchange";
import { type FieldConflict, isReplacedRefusal, type OperationResult } from "@/lib/domain/field/operation";
import { underScope } from "@/lib/server/db/scoped";
import { findConflicts } from "@/lib/server/proposal/conflict-views";
import { beat, newMark, noteLeft } from "./beat";
import type { Device } from "./device";
import { type Ledger, readLedger, type Taken } from "./ledger";
import { receiptOf, wipeOrderOf } from "./mac";
import { mayOf } from "./may";
import type { Passed } from "./pass";
import { operationSchema, type SentExchange } from "./request";
import { asItCame, draftOf, type Judged, type RawOperation, type Running, runAll } from "./run-operations";
import { type Aside, closeAsides, isKept, keepAside } from "./set-aside";
import { findStirred } from "./stirred";

/** Of a person whose scope must open no rows: what they sent is kept, nothing is read or run. */
const ownRowsAlone = ({ userId }: Device) => ({ actorId: userId, mode: "none", ranges: [], household: null }) as const;

/**
 * One exchange: notes how the device is, runs what it sends, answers what became of what it asks about. A device that was
 * taken away gets the order to remove everything; what it brings is kept beside for a person to decide on.
 */
export async function exchange(passed: Passed, request: SentExchange, now: Date): Promise<ExchangeAnswer> {
  const { device, actor } = passed;
  const skewMs = request.sentAt - now.getTime();
  if (actor === null) return sealedExchange(device, request, now);
  const ids = request.operations.flatMap(namedBy).concat(request.ask);
  const mark = newMark();
  const asks = { since: request.since ?? null, mark };
  const { ledger, stirred } = await underScope(scopeOf(actor), async (tx) => {
    const [known, heard] = await Promise.all([
      readLedger(tx, device, ids),
      findStirred(tx.sql, actor, device.regencyCode, asks),
      beat(tx, device, request, { skewMs, mark, now }),
    ]);
    return { ledger: known, stirred: heard };
  });
  const asked = knownOf(ledger, request);
  const judged = await runAll({ device, actor, ledger, now, skewMs }, request.operations);
  const told = await tell({ device, actor, ledger, now, skewMs }, [...judged, ...asked.results]);
  await noteLeft(passed, request, [...judged, ...asked.results], skewMs);
  return {
    may: mayOf(actor),
    epoch: device.epoch,
    now: now.getTime(),
    results: told.slice(0, judged.length),
    known: Object.fromEntries([
      ...asked.unknown.map((id) => [id, null]),
      ...told.slice(judged.length).map((result) => [result.opId, result]),
    ]),
    mark,
    isSetBack: isSetBack(device, request),
    order: null,
    ...(stirred === null ? {} : { stirred }),
  };
}

/** Runs operations of a device that did not send them itself: a file that was carried in. The same in every other respect. */
export async function runOperations(
  passed: Passed,
  operations: readonly RawOperation[],
  now: Date,
): Promise<readonly OperationResult[]> {
  const { device, actor } = passed;
  if (actor === null) return setAside(device, operations, now);
  const ledger = await underScope(scopeOf(actor), (tx) => readLedger(tx, device, operations.flatMap(namedBy)));
  const running = { device, actor, ledger, now, skewMs: 0 };
  return tell(running, await runAll(running, operations));
}

function namedBy(operation: RawOperation): readonly string[] {
  const { data } = operationSchema.safeParse(operation);
  if (data === undefined) return [operation.opId];
  return [data.opId, data.prevOp, data.startOp].flatMap((id) => (id === null ? [] : [id]));
}

/** The device heard a mark that this database never gave it: it was set back since. */
function isSetBack({ marks }: Device, { mark }: SentExchange): boolean {
  return mark !== null && !marks.includes(mark);
}

interface Asked {
  readonly results: readonly Judged[];
  readonly unknown: readonly string[];
}

/** What was asked of earlier operations, as it stood before those of this request ran. */
function knownOf(ledger: Ledger, { ask }: SentExchange): Asked {
  const found = ask.map((id) => ({ id, taken: ledger.find(id) }));
  return {
    results: found.flatMap(({ taken }) =>
      taken === null ? [] : [{ kind: "taken", operation: blank(taken), taken, isReplay: true } as const],
    ),
    unknown: found.flatMap(({ id, taken }) => (taken === null ? [id] : [])),
  };
}

/** Of an operation that was taken earlier only its id is asked; the record's id at the server stands in its result. */
function blank({ opId, result }: Taken) {
  const recordId = typeof result["id"] === "string" ? result["id"] : opId;
  const nothing = { prevOp: null, startOp: null, supersedes: null, schema: 0, input: {}, madeAt: 0 };
  return { opId, command: "", recordId, ...nothing };
}

/** Keeps what is refused, closes what is settled, and puts the results into words. Nothing is answered before it is kept. */
async function tell(running: Running, judged: readonly Judged[]): Promise<readonly OperationResult[]> {
  const { device, actor, now } = running;
  const asides = judged.flatMap((each) => asideOf(each, running.ledger));
  const taken = judged.flatMap((each) =>
    each.kind === "taken" && each.operation.command !== "" ? [{ ...each.operation, sha256: each.taken.sha256 }] : [],
  );
  const over = judged.flatMap((each) =>
    each.kind === "refused" && isReplacedRefusal(each.refusal) ? [each.opId] : [],
  );
  const conflictIds = judged.flatMap((each) => (each.kind === "taken" ? idsIn(each.taken, "conflictIds") : []));
  const writers = judged.flatMap((each) => (each.kind === "taken" ? idsIn(each.taken, "mergedWith") : []));
  if (asides.length + taken.length + over.length + conflictIds.length === 0)
    return judged.map((each) => inWords(running, each, new Map(), new Map()));
  const { conflicts, names } = await underScope(scopeOf(actor), async ({ sql }) => {
    const [found, people] = await Promise.all([
      conflictIds.length === 0 ? [] : findConflicts(sql, actor, device.regencyCode, conflictIds),
      writers.length === 0
        ? []
        : sql<{
            id: string;
            name: string;
          }>`SELECT id, display_name AS name FROM app_user WHERE id = ANY (${writers}::uuid[])`,
      keepAside(sql, device, asides, now),
      closeAsides(sql, device, taken, over, now),
    ]);
    return {
      conflicts: new Map(found.map((each) => [each.id, each])),
      names: new Map(people.map(({ id, name }) => [id, name])),
    };
  });
  return judged.map((each) => inWords(running, each, conflicts, names));
}

function asideOf(each: Judged, ledger: Ledger): readonly Aside[] {
  if (each.kind === "later") return [];
  const { operation } = each;
  const aside = (code: Aside["code"]): readonly Aside[] => [{ operation, code, recordId: draftOf(ledger, operation) }];
  switch (each.kind) {
    case "refused":
      return isKept(operation) || each.story?.kind === "schema" ? aside(each.refusal.code) : [];
    case "parked":
      return isKept(operation) ? aside("PARKED") : [];
    case "taken":
      // A check has one writer: what it could not lay is theirs from another device, and is kept for them.
      return operation.command === "ground-check.save" && listIn(each.taken, "conflicts").length > 0
        ? aside("MERGED")
        : [];
  }
}

function inWords(
  { device, ledger }: Running,
  each: Judged,
  conflicts: ReadonlyMap<string, FieldConflict>,
  names: ReadonlyMap<string, string>,
): OperationResult {
  if (each.kind === "refused") {
    const { kind, opId, refusal, story } = each;
    return { kind, opId, refusal, story };
  }
  if (each.kind === "parked") return { kind: "parked", opId: each.operation.opId, behind: each.behind };
  if (each.kind === "later") return each;
  const { taken, operation } = each;
  const version = typeof taken.result["version"] === "number" ? taken.result["version"] : null;
  const own = taken.result["id"];
  return {
    kind: "taken",
    opId: taken.opId,
    receipt: receiptOf(device, taken.opId, taken.receivedAt, version),
    recordId: typeof own === "string" ? own : recordIn(ledger, operation),
    conflicts: idsIn(taken, "conflictIds").flatMap((id) => conflicts.get(id) ?? []),
    mergedWith: [...new Set(idsIn(taken, "mergedWith").flatMap((id) => names.get(id) ?? []))],
  };
}

function recordIn(
  ledger: Ledger,
  { recordId, startOp }: { readonly recordId: string; readonly startOp: string | null },
) {
  const begun = startOp === null ? undefined : ledger.settled(startOp)?.result["id"];
  return typeof begun === "string" ? begun : recordId;
}

function listIn({ result }: Taken, key: string): readonly unknown[] {
  const list = result[key];
  return Array.isArray(list) ? list : [];
}

function idsIn(taken: Taken, key: string): readonly string[] {
  return listIn(taken, key).filter((id) => typeof id === "string");
}

/** Of a device that was taken away: all is kept beside, nothing is run, and it is told to remove what it has. */
async function sealedExchange(device: Device, request: SentExchange, now: Date): Promise<ExchangeAnswer> {
  const results = await setAside(device, request.operations, now);
  const known = Object.fromEntries(request.ask.map((id) => [id, null]));
  const heard = { may: null, mark: newMark(), isSetBack: false, order: wipeOrderOf(device, now) };
  return { epoch: device.epoch, now: now.getTime(), results, known, ...heard };
}

async function setAside(
  device: Device,
  operations: readonly RawOperation[],
  now: Date,
): Promise<readonly OperationResult[]> {
  const read = operations.map((each) => operationSchema.safeParse(each).data ?? asItCame(each));
  const kept = read.filter(isKept);
  const beginnings = kept.flatMap(({ startOp }) => startOp ?? []);
  await underScope(ownRowsAlone(device), async (tx) => {
    const ledger = await readLedger(tx, device, beginnings);
    const asides = kept.map((operation) => ({
      operation,
      code: "REVOKED" as const,
      recordId: draftOf(ledger, operation),
    }));
    await keepAside(tx.sql, device, asides, now);
  });
  const refusal = { code: "FORBIDDEN" as const, info: { reason: "revoked" } };
  return operations.map(({ opId }) => ({ kind: "refused", opId, refusal, story: null }));
}
