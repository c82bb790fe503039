import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { PUT } from "@/app/api/uploads/[id]/route";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import {
  openOperation,
  openRecordBox,
  readPapers,
  sealOperation,
  sealPapers,
  sealRecord,
  tailOf,
} from "@/lib/client/field/boxes";
import { papersOf } from "@/lib/client/field/device";
import { makePart, planHandover } from "@/lib/client/field/handover";
import { HeardClock } from "@/lib/client/field/heard-clock";
import { queueClosed } from "@/lib/client/field/queue-closed";
import { queueTools } from "@/lib/client/field/queue-tools";
import { type FieldRecord, queueSending } from "@/lib/client/field/record";
import { photoPlace } from "@/lib/client/field/send-photos";
import type { Keys, Piece, Sent, SyncParts, Transport } from "@/lib/client/field/sync-parts";
import { type SyncReport, synchronise } from "@/lib/client/field/sync-run";
import { sealBytes } from "@/lib/client/seal/sealed-box";
import type { Outcome } from "@/lib/domain/error/error-code";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { SeedFamily } from "@/prisma/seed/record";
import { Disk, MemoryFieldStore } from "../../unit/field/memory-field-store";
import { blankDraft } from "../../unit/field/model-server";
import { headersOf, outcomeOf, type Phone, post, REGENCY, VILLAGE } from "./world";

/** A device as it is in a browser, from the outbox to its requests; its disk is memory, and the portal is asked without a network between. */
export class RealDevice {
  readonly disk = new Disk();
  /** Milliseconds that its clock is ahead. */
  offMs = 0;
  /** There is no network. */
  isCut = false;
  private parts: SyncParts;

  private constructor(phone: Phone, keys: Keys) {
    this.parts = {
      store: new MemoryFieldStore(this.disk),
      keys,
      transport: transportOf(phone, () => this.isCut),
      now: () => Date.now() + this.offMs,
      clock: new HeardClock(() => performance.now()),
      random: () => 0,
      newId: uuidv7,
      version: "uji",
      isOpenElsewhere: async () => false,
    };
  }

  static async of(phone: Phone): Promise<RealDevice> {
    const { userId, share, deviceId, secret, grantId, handoverKey } = phone.enrolment;
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const keys: Keys = {
      userId,
      data: await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]),
      share: await crypto.subtle.importKey("raw", Buffer.from(share, "base64"), hmac, false, ["sign", "verify"]),
    };
    const device = new RealDevice(phone, keys);
    const heard = { epoch: null, mark: null, skewMs: null };
    const papers = await sealPapers(keys, { deviceId, secret, grantId, handoverKey, ...heard });
    await device.parts.store.commit({ boxes: [papers] });
    return device;
  }

  /** Enrolled again under its own id: other halves and another pass; what it heard before stays. */
  async enrolledAgain(phone: Phone): Promise<void> {
    const { store } = this.parts;
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const raw = Buffer.from(phone.enrolment.share, "base64");
    const share = await crypto.subtle.importKey("raw", raw, hmac, false, ["sign", "verify"]);
    const keys = { ...this.parts.keys, share };
    const papers = papersOf(phone.enrolment, await readPapers(keys, store), null);
    await store.commit({ boxes: [await sealPapers(keys, papers)] });
    this.parts = { ...this.parts, keys, transport: transportOf(phone, () => this.isCut) };
  }

  /** Types an answer about a family: it lies on the disk, in no operation yet. @returns the draft's id on this device */
  async type(family: SeedFamily, key: string, before: AnswerValue, value: AnswerValue): Promise<string> {
    const record = (await this.recordOf(family.id)) ?? newRecord(family, this.parts.now());
    const local = addPatch(record.local, { level: "household", uid: null, key, before, value });
    await this.parts.store.commit({ boxes: [await sealRecord(this.parts.keys, { ...record, local }, null)] });
    return record.id;
  }

  /** A photo that an answer of the family names. */
  async photograph(family: SeedFamily, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const id = uuidv7();
    const recordId = await this.type(family, key, null, id);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const sealed = await sealBytes(this.parts.keys.data, photoPlace(this.parts.keys, id), bytes);
    const rest = {
      isBornHere: true,
      size: bytes.length,
      sent: 0,
      state: "waiting",
      code: null,
      takenAt: null,
    } as const;
    await this.parts.store.commit({ newPhotos: [{ id, recordId, sha256, sealed, ...rest }] });
    return id;
  }

  /** Queues the sending of a family's draft, behind what is in the outbox. */
  async submit(family: SeedFamily): Promise<void> {
    const { store, keys } = this.parts;
    const record = await this.recordOf(family.id);
    if (record === null) throw new Error("nothing was begun about this family");
    const tail = tailOf(await store.operations(), record.id);
    const queued = queueSending(record, tail, {}, await queueTools(this.parts));
    await store.commit({ append: await Promise.all(queued.map((each) => sealOperation(keys, each))) });
  }

  /** The form is left: what was typed becomes operations, by the clock as it is now. */
  async leave(): Promise<void> {
    await queueClosed(this.parts);
  }

  /** Everything unsent as files that may be carried, each no larger than so. */
  async handover(limitBytes: number): Promise<Uint8Array[]> {
    const { store, keys } = this.parts;
    const papers = await readPapers(keys, store);
    if (papers === null) throw new Error("the device has no papers");
    const plan = await planHandover(store, uuidv7, limitBytes);
    const files: Uint8Array[] = [];
    for (const number of plan.parts.keys()) {
      const file = await makePart({ store, keys, papers }, plan, number + 1);
      files.push(new Uint8Array(await file.arrayBuffer()));
    }
    return files;
  }

  sync(): Promise<SyncReport> {
    return synchronise(this.parts);
  }

  /** The outbox: id, command and state of each operation. */
  outbox() {
    return Promise.all(
      this.disk.operations.map(async (row) => ({
        opId: row.opId,
        recordId: row.recordId,
        state: row.state,
        command: (await openOperation(this.parts.keys, row)).command,
      })),
    );
  }

  private async recordOf(householdId: string): Promise<FieldRecord | null> {
    for (const box of await this.parts.store.boxes("record")) {
      const record = await openRecordBox(this.parts.keys, box);
      if (record.householdId === householdId) return record;
    }
    return null;
  }
}

function newRecord(family: SeedFamily, now: number): FieldRecord {
  const id = uuidv7();
  const input = { regencyCode: REGENCY, householdId: family.id, channel: "visit" };
  return {
    id,
    what: "proposal",
    regencyCode: REGENCY,
    villageCode: VILLAGE,
    householdId: family.id,
    headName: "",
    beginning: { command: "proposal.start", input, draft: blankDraft(id), newFamily: null },
    local: NOTHING_LOCAL,
    supersedes: null,
    replaces: [],
    madeAt: now,
  };
}

function transportOf({ pass }: Phone, isCut: () => boolean): Transport {
  const through = async <T>(ask: () => Promise<Response>): Promise<Sent<T>> =>
    isCut() ? { kind: "silence" } : sentOf(await outcomeOf<T>(await ask()));
  return {
    exchange: (request) => through(() => post(pass, { do: "exchange", ...request })),
    uploads: (ids) => through(() => post(pass, { do: "uploads", ids })),
    sendPiece: (piece) => through(() => putPiece(pass, piece)),
  };
}

function sentOf<T>(outcome: Outcome<T>): Sent<T> {
  if (outcome.ok) return { kind: "answer", value: outcome.value };
  const { code, info } = outcome.error;
  if (code === "UNAVAILABLE" || code === "RATE_LIMITED") return { kind: "busy", waitMs: 1 };
  return { kind: "refused", code, reason: typeof info?.["reason"] === "string" ? info["reason"] : null };
}

function putPiece(pass: string, { photoId, recordId, startOp, offset, size, sha256, bytes }: Piece): Promise<Response> {
  const headers = {
    ...headersOf(pass, "application/octet-stream"),
    "x-mutakhir-draft": formatPublicId(REGENCY, recordId),
    ...(startOp === null ? {} : { "x-mutakhir-start-op": startOp }),
    "x-mutakhir-offset": String(offset),
    "x-mutakhir-size": String(size),
    "x-mutakhir-sha256": sha256,
  };
  const request = new Request(`http://localhost/api/uploads/${photoId}`, { method: "PUT", headers, body: bytes });
  return PUT(request, { params: Promise.resolve({ id: photoId }) });
}
