import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { BulkReason } from "@/lib/domain/queue/bulk";

/** What a run decides: enough to send it and to name it in the results. Lives in memory alone. */
export interface BulkItem {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
  readonly headName: string;
}

export type BulkOutcome = "left" | "decided" | "recalled" | "stays" | ErrorCode | BulkReason;

export interface BulkOrder {
  readonly items: readonly BulkItem[];
  readonly event: string;
  readonly meetingId: string | null;
  /** Why and where to, of a return. */
  readonly given?: { readonly target: string | null; readonly reason: string; readonly note: string | null };
  readonly grantId: string;
  /** Another command than `proposal.decide-many`, and what it takes beside the items. */
  readonly request?: { readonly command: "lot.accept" | "lot.return"; readonly input: object };
  /** The page the run belongs to; its results are shown there. */
  readonly path: string;
}

export interface BulkRun extends BulkOrder {
  readonly status: "running" | "stopped" | "finished" | "recalling";
  /** By proposal id. */
  readonly outcomes: ReadonlyMap<string, BulkOutcome>;
  /** Why it stopped by itself. */
  readonly trouble: ErrorCode | null;
}

/** Proposals in one request: a part is one transaction, short enough to leave the rows to others soon. */
export const PART = 50;
const TRIES = 3;
const PAUSE_MS = 1_500;

let run: BulkRun | null = null;
/** The part whose answer did not come: sent again as the same operation. */
let open: { readonly key: string; readonly operationId: string } | null = null;
const listeners = new Set<() => void>();

function publish(next: BulkRun | null): void {
  run = next;
  for (const listener of listeners) listener();
}

export function subscribeToRun(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentRun(): BulkRun | null {
  return run;
}

/** Begins a run in this window. It goes on while the person looks at other pages of the portal. */
export function startRun(order: BulkOrder): Promise<void> {
  if (run?.status === "running" || run?.status === "recalling") return Promise.resolve();
  const outcomes = new Map(order.items.map((item) => [item.id, "left" as const]));
  publish({ ...order, status: "running", outcomes, trouble: null });
  return work();
}

export function stopRun(): void {
  if (run?.status === "running") publish({ ...run, status: "stopped" });
}

/** Goes on with what was not sent yet. */
export function resumeRun(): Promise<void> {
  if (run === null || run.status !== "stopped") return Promise.resolve();
  publish({ ...run, status: "running", trouble: null });
  return work();
}

export function closeRun(): void {
  if (run?.status === "stopped" || run?.status === "finished") publish(null);
}

export function itemsLeft(of: BulkRun): readonly BulkItem[] {
  return of.items.filter((item) => of.outcomes.get(item.id) === "left");
}

/** What a run may take back while nobody has acted on it. What leaves a lot stays. */
const RECALLED_EVENTS: readonly string[] = ["verify", "sign", "validate", "return"];

export function itemsToRecall(of: BulkRun): readonly BulkItem[] {
  return RECALLED_EVENTS.includes(of.event) && of.request === undefined
    ? of.items.filter(({ id }) => of.outcomes.get(id) === "decided")
    : [];
}

/** Takes back what the run has decided, part by part; what somebody has acted on meanwhile says so. */
export async function recallRun(): Promise<void> {
  const begun = run;
  if (begun === null || (begun.status !== "finished" && begun.status !== "stopped")) return;
  const all = itemsToRecall(begun);
  publish({ ...begun, status: "recalling", trouble: null });
  for (let from = 0; from < all.length; from += PART) {
    const part = all.slice(from, from + PART);
    // A decision has made each one version older.
    const items = part.map(({ regencyCode, id, version }) => ({ regencyCode, id, version: version + 1 }));
    const answer = await sendCommand<Pick<PartAnswer, "outcomes">>(
      "proposal.recall",
      { items },
      { grantId: begun.grantId },
    );
    const now = run ?? begun;
    if (!answer.ok) {
      publish({ ...now, status: "finished", trouble: answer.error.code });
      return;
    }
    const outcomes = new Map(now.outcomes);
    for (const { id, refused } of answer.value.outcomes) outcomes.set(id, refused === null ? "recalled" : "stays");
    publish({ ...now, outcomes });
  }
  publish({ ...(run ?? begun), status: "finished" });
}

async function work(): Promise<void> {
  for (let current = run; current?.status === "running"; current = run) {
    const part = itemsLeft(current).slice(0, PART);
    if (part.length === 0) {
      publish({ ...current, status: "finished" });
      return;
    }
    const answer = await sendPart(current, part);
    const now = run ?? current;
    if (!answer.ok) {
      publish({ ...now, status: "stopped", trouble: answer.error.code });
      return;
    }
    const outcomes = new Map(now.outcomes);
    for (const { id, refused, reason } of answer.value.outcomes) outcomes.set(id, reason ?? refused ?? "decided");
    publish({ ...now, outcomes });
  }
}

interface PartAnswer {
  readonly outcomes: readonly {
    readonly id: string;
    readonly refused: ErrorCode | null;
    readonly reason: BulkReason | null;
  }[];
}

async function sendPart(order: BulkOrder, part: readonly BulkItem[]) {
  const items = part.map(({ regencyCode, id, version }) => ({ regencyCode, id, version }));
  const given = order.given ?? { target: null, reason: null, note: null };
  const decision = { event: order.event, ...given, meetingId: order.meetingId };
  const { command, input } = order.request ?? { command: "proposal.decide-many", input: { decision } };
  const key = JSON.stringify([command, input, items]);
  const operationId = open?.key === key ? open.operationId : newOperationId();
  open = { key, operationId };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendCommand<PartAnswer>(command, { ...input, items }, { grantId: order.grantId, operationId });
    if (answer.ok || answer.error.code !== "UNAVAILABLE") {
      open = null;
      return answer;
    }
    if (attempt === TRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
  }
}
