import { openRecordBox } from "./boxes";
import type { FieldStore } from "./field-store";
import { mendPass } from "./mend-pass";
import { isOpen } from "./outbox";
import { countUnsentPhotos } from "./own-device";
import type { Keys, Sent } from "./sync-parts";
import type { SyncReport } from "./sync-run";
import { callBack, noteContact, type VaultStore } from "./vault";

/** What a round of synchronising means for the work on this device. */
export type AfterSync =
  /** Nothing was heard that changes anything. */
  | { readonly kind: "nothing" }
  | { readonly kind: "heard"; readonly touched: readonly string[] }
  | { readonly kind: "renewed"; readonly secret: string }
  | { readonly kind: "sealed" | "unknown" | "called-back" }
  | { readonly kind: "wiped"; readonly lostPhotos: number };

interface At {
  readonly store: FieldStore;
  readonly keys: Keys;
  readonly vaults: VaultStore;
  /** Of the pass that this window used. */
  readonly secret: string;
  askSync<T>(body: object): Promise<Sent<T>>;
}

/** Writes down on the device what the portal said of it. */
export async function afterSync(at: At, report: SyncReport, now: number): Promise<AfterSync> {
  if (report.end === "wiped") return obey(at, report.given);
  if (report.isCalledBack) {
    await callBack(at.vaults, at.keys.userId);
    return { kind: "called-back" };
  }
  if (report.end === "silence" || report.end === "busy") return { kind: "nothing" };
  if (report.end === "stopped") {
    const mended = await mendPass(at, report);
    return mended.kind === "as-it-was" ? { kind: "nothing" } : mended;
  }
  await noteContact(at.vaults, at.keys.userId, now);
  return { kind: "heard", touched: report.touched };
}

/**
 * All that could be handed over is at the portal: everything goes, unless something came to it meanwhile; then the order comes again. What
 * another build wrote and this one cannot read is no reason to stay: nobody here could hand it over, ever. Photos do not pass under a pass
 * that was taken away: they are counted.
 */
async function obey(at: At, given: ReadonlySet<string>): Promise<AfterSync> {
  const lostPhotos = await countUnsentPhotos(at);
  const unreadable = await findUnreadable(at);
  const isGone = await at.store.wipe(
    ({ operations, records }) =>
      operations.every((row) => !isOpen(row) || given.has(row.opId)) &&
      records.every(({ id, isTyped }) => !isTyped || unreadable.has(id)),
  );
  if (!isGone) return { kind: "called-back" };
  await at.askSync({ do: "wiped", photos: lostPhotos });
  return { kind: "wiped", lostPhotos };
}

async function findUnreadable({ store, keys }: At): Promise<ReadonlySet<string>> {
  const boxes = await store.boxes("record");
  const opened = await Promise.allSettled(boxes.map((box) => openRecordBox(keys, box)));
  return new Set(boxes.filter((_, at) => opened[at]?.status === "rejected").map(({ id }) => id));
}
