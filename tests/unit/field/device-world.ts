import { NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import { type DevicePapers, sealOperation, sealOutcome, sealPapers, sealRecord } from "@/lib/client/field/boxes";
import type { OperationRow, PhotoRow } from "@/lib/client/field/field-store";
import { HeardClock } from "@/lib/client/field/heard-clock";
import type { FieldRecord } from "@/lib/client/field/record";
import type { Keys, SyncParts, Transport } from "@/lib/client/field/sync-parts";
import {
  FIELD_SCHEMA,
  type FieldConflict,
  type FieldOperation,
  type OperationResult,
} from "@/lib/domain/field/operation";
import { Disk, MemoryFieldStore } from "./memory-field-store";

/** One person's device, written to by hand. */
export class DeviceWorld {
  readonly disk = new Disk();
  readonly store = new MemoryFieldStore(this.disk);
  private ids = 0;

  private constructor(readonly keys: Keys) {}

  static async make(): Promise<DeviceWorld> {
    const secret = new Uint8Array(32).fill(7);
    const [data, share] = await Promise.all([
      crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]),
      crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]),
    ]);
    return new DeviceWorld({ userId: "person", data, share });
  }

  readonly newId = (): string => {
    this.ids += 1;
    return `made-${this.ids}`;
  };

  readonly now = (): number => 1_000_000;
  readonly clock = new HeardClock(this.now);

  /** For synchronising; what the transport is not given is silence. */
  parts(transport: Partial<Transport> = {}): SyncParts {
    const { store, keys, now, clock, newId } = this;
    const silence = async () => ({ kind: "silence" }) as const;
    return {
      store,
      keys,
      transport: { exchange: silence, sendPiece: silence, uploads: silence, ...transport },
      now,
      clock,
      random: () => 0.5,
      newId,
      version: "test",
      isOpenElsewhere: async () => false,
    };
  }

  async papers(part: Partial<DevicePapers> = {}): Promise<void> {
    const papers = { deviceId: "d", secret: "s", grantId: "g", handoverKey: {}, epoch: null, mark: null, skewMs: 0 };
    await this.store.commit({ boxes: [await sealPapers(this.keys, { ...papers, ...part })] });
  }

  async record(id: string, part: Partial<FieldRecord> = {}): Promise<void> {
    const record: FieldRecord = {
      id,
      what: "proposal",
      regencyCode: "9901",
      villageCode: "9901010001",
      householdId: `house-of-${id}`,
      headName: "Sari (contoh)",
      beginning: null,
      local: NOTHING_LOCAL,
      supersedes: null,
      replaces: [],
      madeAt: 0,
      ...part,
    };
    await this.store.commit({ boxes: [await sealRecord(this.keys, record, null)] });
  }

  /** Puts an operation into the outbox as it would stand after `row`. */
  async operation(
    part: Partial<FieldOperation> & Pick<FieldOperation, "opId" | "recordId">,
    row: Partial<OperationRow> = {},
    result: Extract<OperationResult, { kind: "taken" | "refused" }> | null = null,
  ): Promise<void> {
    const operation: FieldOperation = {
      command: "proposal.save",
      prevOp: null,
      startOp: null,
      supersedes: null,
      schema: FIELD_SCHEMA,
      input: { patches: [], memberOps: [], notes: {} },
      madeAt: 10,
      ...part,
    };
    const sealed = await sealOperation(this.keys, { operation, needs: row.needs ?? [] });
    const outcome = result === null ? null : await sealOutcome(this.keys, result);
    await this.store.commit({ append: [{ ...sealed, outcome, ...row }] });
  }

  async photo(id: string, recordId: string, state: PhotoRow["state"]): Promise<void> {
    const sealed = { iv: new Uint8Array(12), bytes: new ArrayBuffer(1) };
    const code = state === "refused" ? ("UNSUPPORTED_FILE" as const) : null;
    const rest = { isBornHere: false, size: 1, sent: 0, sha256: "", takenAt: null, sealed };
    await this.store.commit({ newPhotos: [{ id, recordId, state, code, ...rest }] });
  }
}

export const CONFLICT: FieldConflict = {
  id: "conflict-1",
  level: "household",
  uid: null,
  key: "floorType",
  before: 1,
  mine: 2,
  theirs: 3,
  mineBy: "A (contoh)",
  mineAt: 1,
  theirsBy: "B (contoh)",
  theirsAt: 2,
};

export function takenResult(opId: string, part: { conflicts?: readonly FieldConflict[]; mergedWith?: string[] } = {}) {
  const receipt = { opId, at: 20, version: 2, mac: "" };
  return { kind: "taken" as const, opId, receipt, recordId: "r1", conflicts: [], mergedWith: [], ...part };
}
