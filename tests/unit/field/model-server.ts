import { createHash, createHmac } from "node:crypto";
import type { Batch } from "@/lib/client/draft/batch";
import { type ErrorCode, refuse } from "@/lib/domain/error/error-code";
import type { ExchangeAnswer, ExchangeRequest } from "@/lib/domain/field/exchange";
import type { FieldConflict, FieldOperation, OperationResult } from "@/lib/domain/field/operation";
import type { PackDraft } from "@/lib/domain/field/pack";
import { NO_ANSWERS, sameAnswer } from "@/lib/domain/instrument/answers";
import { changeMember } from "@/lib/domain/proposal/member-ops";
import { applyPatches, heldAnswer } from "@/lib/domain/proposal/patch";
import type { AnswerPatch, Payload } from "@/lib/domain/proposal/payload";

export const BLANK: Payload = {
  instrument: "REGSOSEK22-K",
  version: 1,
  baseRevision: 1,
  conditionDate: "2026-05-01",
  answers: NO_ANSWERS,
  memberOps: [],
  notes: {},
};

/** A draft that a device begins. */
export function blankDraft(id: string): PackDraft {
  return {
    id,
    kind: "condition",
    state: "draft",
    version: 1,
    headName: "",
    payload: BLANK,
    isCorrection: false,
    undoesRevision: null,
    periodStart: null,
    reason: null,
    note: null,
    regional: null,
    own: null,
    conflicts: [],
  };
}

interface ModelDraft {
  readonly id: string;
  readonly household: string;
  readonly payload: Payload;
  readonly version: number;
  readonly isSent: boolean;
}

interface ModelState {
  drafts: ReadonlyMap<string, ModelDraft>;
  operations: ReadonlyMap<string, { readonly sha256: string; readonly result: OperationResult & { kind: "taken" } }>;
  /** What was applied, by which operation: the history. */
  history: readonly { readonly opId: string; readonly draftId: string; readonly values: readonly unknown[] }[];
  /** Marks given to each device. */
  marks: ReadonlyMap<number, readonly string[]>;
  /** What another operation took the place of. */
  replaced: ReadonlySet<string>;
  conflicts: ReadonlyMap<
    string,
    FieldConflict & { readonly draftId: string; readonly choice: "mine" | "theirs" | null }
  >;
}

const EMPTY: ModelState = {
  drafts: new Map(),
  operations: new Map(),
  history: [],
  conflicts: new Map(),
  marks: new Map(),
  replaced: new Set(),
};

/** The portal as rules: the same merge, idempotency and order as the real one, all in memory, so that it can be set back. */
export class ModelServer {
  state = EMPTY;
  epoch = "epoch-0";
  private backup = EMPTY;
  private restores = 0;
  private clock = 1_000_000;
  private ids = 0;
  /** Content that came under an id which stood for other content: the model's devices never do that. */
  mismatches = 0;
  /** Answers that were written over by somebody who had not seen them, and nobody chose. */
  readonly overwritten: string[] = [];

  /** @param merge how patches are laid; the product's own rule, but where the check itself is checked */
  constructor(private readonly merge: typeof applyPatches = applyPatches) {}

  keepBackup(): void {
    this.backup = this.state;
  }

  /** @param tells whether the epoch changes, as after a proper restore; a copied-back folder does not tell */
  restore(tells: boolean): void {
    this.state = this.backup;
    this.restores += 1;
    if (tells) this.epoch = `epoch-${this.restores}`;
  }

  draftOf(id: string): ModelDraft | undefined {
    return this.state.drafts.get(id);
  }

  /** Somebody at the village office writes online. */
  writeOnline(id: string, key: string, value: number): void {
    const draft = this.draftOf(id);
    if (draft === undefined || draft.isSent) return;
    const before = heldAnswer(NO_ANSWERS, draft.payload, { level: "household", uid: null, key });
    const patch = { level: "household", uid: null, key, before, value } as const;
    const { payload } = applyPatches(NO_ANSWERS, draft.payload, [patch]);
    this.put({ ...draft, payload, version: draft.version + 1 });
  }

  sendOnline(id: string): void {
    const draft = this.draftOf(id);
    if (draft !== undefined) this.put({ ...draft, isSent: true, version: draft.version + 1 });
  }

  exchange(request: Omit<ExchangeRequest, "do">, share: Buffer, device: number): ExchangeAnswer {
    this.clock += 1;
    const marks = this.state.marks.get(device) ?? [];
    const mark = `mark-${this.clock}`;
    const isSetBack = request.mark !== null && !marks.includes(request.mark);
    this.state = { ...this.state, marks: new Map([...this.state.marks, [device, [...marks, mark].slice(-16)]]) };
    const known = request.ask.map((opId) => [opId, this.state.operations.get(opId)?.result ?? null] as const);
    return {
      epoch: this.epoch,
      now: this.clock,
      known: Object.fromEntries(known),
      mark,
      isSetBack,
      order: null,
      may: null,
      results: request.operations.map((operation) => this.run(operation, share)),
    };
  }

  private run(operation: FieldOperation, share: Buffer): OperationResult {
    const { opId, prevOp } = operation;
    const sha256 = createHash("sha256").update(JSON.stringify(operation)).digest("hex");
    const stored = this.state.operations.get(opId);
    if (stored !== undefined) {
      if (stored.sha256 === sha256) return stored.result;
      this.mismatches += 1;
      return { kind: "refused", opId, refusal: { code: "IDEMPOTENCY_MISMATCH" }, story: null };
    }
    if (prevOp !== null && !this.state.operations.has(prevOp)) return { kind: "parked", opId, behind: prevOp };
    if (this.state.replaced.has(opId)) return { kind: "refused", opId, refusal: { code: "STALE" }, story: null };
    const done = this.apply(operation);
    if (typeof done === "string") return { kind: "refused", opId, refusal: refuse(done).error, story: null };
    const { draft, conflicts, values } = done;
    const at = this.clock;
    const mac = createHmac("sha256", share).update(`${opId}|${at}|${draft.version}`).digest("base64url");
    const receipt = { opId, at, version: draft.version, mac };
    const result = { kind: "taken", opId, receipt, recordId: draft.id, conflicts, mergedWith: [] } as const;
    const { state } = this;
    this.state = {
      ...state,
      operations: new Map([...state.operations, [opId, { sha256, result }]]),
      history: [...state.history, { opId, draftId: draft.id, values }],
      replaced: new Set([...state.replaced, operation.supersedes ?? [], operation.replaces ?? []].flat()),
    };
    this.put(draft);
    return result;
  }

  private apply(operation: FieldOperation): ErrorCode | Applied {
    const { command, input, recordId, startOp, prevOp } = operation;
    if (command === "proposal.start") return this.start(recordId, String(input["householdId"]));
    const id = startOp === null ? recordId : (this.state.operations.get(startOp)?.result.recordId ?? recordId);
    const draft = this.draftOf(id);
    if (draft === undefined) return "NOT_FOUND";
    if (draft.isSent) return "NOT_ALLOWED_NOW";
    if (command === "proposal.save") return this.save(draft, operation);
    const left = prevOp === null ? null : this.state.operations.get(prevOp)?.result.receipt.version;
    if (left !== null && left !== draft.version) return "STALE";
    const isDisputed = [...this.state.conflicts.values()].some((each) => each.draftId === id && each.choice === null);
    if (isDisputed) return "WORK_OPEN";
    return { draft: { ...draft, isSent: true, version: draft.version + 1 }, conflicts: [], values: [] };
  }

  private start(id: string, household: string): Applied {
    const open = [...this.state.drafts.values()].find((draft) => draft.household === household && !draft.isSent);
    const draft = open ?? { id, household, payload: BLANK, version: 1, isSent: false };
    return { draft, conflicts: [], values: [] };
  }

  private save(draft: ModelDraft, { input, madeAt }: FieldOperation): Applied {
    // Made by the code under test from a batch.
    const batch = input as unknown as Batch & { readonly settled?: readonly Settled[] };
    const settled = new Map(batch.settled?.map(({ conflictId, choice }) => [conflictId, choice]));
    const withMembers = batch.memberOps.reduce(changeMember, draft.payload);
    const { payload, conflicts } = this.merge(NO_ANSWERS, withMembers, batch.patches);
    this.noteOverwritten(draft.payload, payload, batch.patches);
    const records = conflicts.map(({ patch, theirs }) => this.dispute(patch, theirs, madeAt));
    const marked = [...this.state.conflicts].map(
      ([id, each]) => [id, { ...each, choice: settled.get(id) ?? each.choice }] as const,
    );
    const added = records.map((each) => [each.id, { ...each, draftId: draft.id, choice: null }] as const);
    this.state = { ...this.state, conflicts: new Map([...marked, ...added]) };
    const values = [...batch.patches.map(({ value }) => value), ...batch.memberOps.map(({ uid }) => uid)];
    return { draft: { ...draft, payload, version: draft.version + 1 }, conflicts: records, values };
  }

  /** What stood there and stands there no more must have been seen by who wrote over it. */
  private noteOverwritten(before: Payload, after: Payload, patches: readonly AnswerPatch[]): void {
    for (const [key, stood] of Object.entries(before.answers.household)) {
      const place = { level: "household", uid: null, key } as const;
      if (sameAnswer(heldAnswer(NO_ANSWERS, after, place), stood)) continue;
      const wasSeen = patches.some((patch) => patch.key === key && sameAnswer(patch.before, stood));
      if (!wasSeen) this.overwritten.push(`${key}: ${String(stood)}`);
    }
  }

  private dispute(patch: AnswerPatch, theirs: AnswerPatch["value"], mineAt: number): FieldConflict {
    this.ids += 1;
    const { level, uid, key, before, value: mine } = patch;
    return {
      id: `conflict-${this.ids}`,
      level,
      uid,
      key,
      before,
      mine,
      theirs,
      mineBy: "",
      mineAt,
      theirsBy: null,
      theirsAt: null,
    };
  }

  private put(draft: ModelDraft): void {
    this.state = { ...this.state, drafts: new Map([...this.state.drafts, [draft.id, draft]]) };
  }
}

interface Settled {
  readonly conflictId: string;
  readonly choice: "mine" | "theirs";
}

interface Applied {
  readonly draft: ModelDraft;
  readonly conflicts: readonly FieldConflict[];
  readonly values: readonly unknown[];
}
