import * as fc from "fast-check";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import {
  addMemberOp,
  addPatch,
  isNothing,
  type LocalDraft,
  layOver,
  NOTHING_LOCAL,
  resolveConflict,
} from "@/lib/client/draft/patch-queue";
import { takeUpAgain } from "@/lib/client/field/amend";
import { openOperation, openRecordBox, sealOperation, sealPapers, sealRecord, tailOf } from "@/lib/client/field/boxes";
import { HeardClock } from "@/lib/client/field/heard-clock";
import { batchOf, layered } from "@/lib/client/field/layers";
import { type FieldRecord, queueSending } from "@/lib/client/field/record";
import type { Keys, Sent, SyncParts, Transport } from "@/lib/client/field/sync-parts";
import { synchronise } from "@/lib/client/field/sync-run";
import type { ExchangeAnswer, ExchangeRequest } from "@/lib/domain/field/exchange";
import { UNKNOWN_CLOCK } from "@/lib/domain/field/made-at";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { heldAnswer } from "@/lib/domain/proposal/patch";
import { Disk, Killed, MemoryFieldStore } from "./memory-field-store";
import { BLANK, blankDraft, ModelServer } from "./model-server";

const DEVICES = 5;
const HOUSEHOLDS = 3;
const DAY_MS = 86_400_000;
const KEYS = ["floorType", "wallType", "roofType", "waterSource"];

/** What the network does to one round: the answer is lost, the request is, it arrives twice, or long after nobody waits for it. */
const FATES = ["well", "lost-request", "lost-answer", "twice", "late"] as const;
type Fate = (typeof FATES)[number];

const device = fc.nat({ max: DEVICES - 1 });
const household = fc.nat({ max: HOUSEHOLDS - 1 });
const fate = fc.constantFrom(...FATES);
/** Calls of the disk until the power goes; the last written whole or not at all. */
const kill = fc.option(fc.record({ after: fc.integer({ min: 1, max: 8 }), written: fc.boolean() }), {
  freq: 3,
  nil: null,
});

export const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      device,
      household,
      key: fc.nat({ max: KEYS.length - 1 }),
      kill,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("join" as const), device, household, kill }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("sync" as const), device, fates: fc.array(fate, { maxLength: 4 }), kill }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("send" as const), device, household, kill }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("choose" as const), device, mine: fc.boolean(), kill }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("put-right" as const), device, kill }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("write-online" as const),
      household,
      key: fc.nat({ max: KEYS.length - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("send-online" as const), household }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("deliver" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("backup" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const), tells: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("set-clock" as const), device, days: fc.constantFrom(-2, 2) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface ModelDevice {
  readonly no: number;
  /** Its clock is off by so much: somebody, or the network, sets it. */
  offMs: number;
  readonly disk: Disk;
  readonly keys: Keys;
  readonly share: Buffer;
  /** What was last fetched of each draft, by its id at the server. */
  readonly fetched: Map<string, ServerDraft>;
}

/** What a person was told is safe. Two values: the device died while they typed over their own, and one of the two is there. */
interface Promised {
  readonly values: readonly (number | string)[];
  readonly device: number;
  readonly recordId: string;
  readonly place: string;
}

/** Devices, a portal and a bad network, and what people were promised. */
export class Model {
  constructor(readonly server = new ModelServer()) {}

  private readonly devices: ModelDevice[] = [];
  private readonly late: (() => void)[] = [];
  private promised: Promised[] = [];
  private readonly insisted: unknown[] = [];
  private ids = 0;
  private clock = 0;

  static async make(server?: ModelServer): Promise<Model> {
    const model = new Model(server);
    for (let no = 0; no < DEVICES; no += 1) model.devices.push(await makeDevice(no));
    return model;
  }

  async take(each: Step): Promise<void> {
    this.clock += 60_000;
    try {
      await this.act(each);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  private async act(each: Step): Promise<void> {
    const { server } = this;
    if (each.do === "type") return this.type(each.device, each.household, KEYS[each.key] ?? "", this.store(each));
    if (each.do === "join") return this.join(each.device, each.household, this.store(each));
    if (each.do === "sync") return this.sync(each.device, each.fates, this.store(each));
    if (each.do === "send") return this.send(each.device, each.household, this.store(each));
    if (each.do === "choose") return this.choose(each.device, each.mine, this.store(each));
    if (each.do === "put-right") return this.putRight(each.device, this.store(each));
    if (each.do === "deliver") return this.late.shift()?.();
    if (each.do === "backup") return server.keepBackup();
    if (each.do === "restore") return server.restore(each.tells);
    if (each.do === "set-clock") {
      this.at(each.device).offMs += each.days * DAY_MS;
      return;
    }
    const open = [...server.state.drafts.values()].find((draft) => draft.household === `family-${each.household}`);
    if (open === undefined) return;
    if (each.do === "send-online") return server.sendOnline(open.id);
    this.ids += 1;
    server.writeOnline(open.id, KEYS[each.key] ?? "", this.ids);
  }

  private store(each: {
    readonly device: number;
    readonly kill: { readonly after: number; readonly written: boolean } | null;
  }) {
    const store = new MemoryFieldStore(this.at(each.device).disk);
    if (each.kill !== null) store.killAfter(each.kill.after, each.kill.written);
    return store;
  }

  private at(no: number): ModelDevice {
    const found = this.devices[no];
    if (found === undefined) throw new Error("no such device");
    return found;
  }

  private parts(no: number, store: MemoryFieldStore, transport: Transport): SyncParts {
    return {
      store,
      keys: this.at(no).keys,
      transport,
      now: () => this.nowOn(no),
      clock: new HeardClock(() => this.clock),
      random: () => 0.5,
      newId: () => this.newId(),
      version: "model",
      isOpenElsewhere: async () => false,
    };
  }

  private nowOn(no: number): number {
    return this.clock + this.at(no).offMs;
  }

  private newId(): string {
    this.ids += 1;
    return `id-${this.ids}`;
  }

  /** The record of a family on a device: the one that is there, or a new one. */
  private async record(no: number, household: number, store: MemoryFieldStore): Promise<FieldRecord> {
    const { keys } = this.at(no);
    for (const box of await store.boxes("record")) {
      const record = await openRecordBox(keys, box);
      if (record.householdId === `family-${household}` && !(await this.isOver(no, record, store))) return record;
    }
    return {
      id: this.newId(),
      what: "proposal",
      regencyCode: "5207",
      villageCode: "5207012001",
      householdId: `family-${household}`,
      headName: "",
      beginning: {
        command: "proposal.start",
        input: { householdId: `family-${household}` },
        draft: blankDraft("begun-here"),
        newFamily: null,
      },
      local: NOTHING_LOCAL,
      supersedes: null,
      replaces: [],
      madeAt: this.nowOn(no),
    };
  }

  /** It was sent to the meeting from here: the form is closed, and the family begins anew. */
  private async isOver(no: number, record: FieldRecord, store: MemoryFieldStore): Promise<boolean> {
    const own = (await store.operations()).filter((row) => row.recordId === record.id && row.state !== "replaced");
    const last = own.at(-1);
    return last !== undefined && (await openOperation(this.at(no).keys, last)).command === "proposal.submit";
  }

  private async shown(no: number, record: FieldRecord, store: MemoryFieldStore) {
    const { keys, fetched } = this.at(no);
    const rows = (await store.operations()).filter(({ recordId }) => recordId === record.id);
    const blank: ServerDraft = { version: 0, base: NO_ANSWERS, payload: BLANK, isCorrection: false };
    return layered(keys, rows, fetched.get(record.id) ?? blank);
  }

  private async type(no: number, household: number, key: string, store: MemoryFieldStore): Promise<void> {
    const record = await this.record(no, household, store);
    const draft = await this.shown(no, record, store);
    const conflicts = draft.conflicts ?? [];
    if (conflicts.some((conflict) => conflict.key === key)) return; // the form asks for the choice first
    const place = { level: "household", uid: null, key } as const;
    const before = heldAnswer(NO_ANSWERS, layOver(draft.payload, record.local), place);
    this.ids += 1;
    const value = this.ids;
    const typed = () => this.keep(no, record, addPatch(record.local, { ...place, before, value }), store);
    await this.promise({ device: no, recordId: record.id, place: key }, value, typed);
  }

  private async join(no: number, household: number, store: MemoryFieldStore): Promise<void> {
    const record = await this.record(no, household, store);
    const uid = `person-${this.newId()}`;
    const joined = () => this.keep(no, record, addMemberOp(record.local, { kind: "add", uid }), store);
    await this.promise({ device: no, recordId: record.id, place: uid }, uid, joined);
  }

  private async keep(no: number, record: FieldRecord, local: LocalDraft, store: MemoryFieldStore): Promise<void> {
    await store.commit({ boxes: [await sealRecord(this.at(no).keys, { ...record, local }, null)] });
  }

  /** "Saved on this device": what the same person writes over their own before it goes out is their own decision. */
  private async promise(
    at: Omit<Promised, "values">,
    value: number | string,
    write: () => Promise<void>,
  ): Promise<void> {
    const isSame = (each: Promised) =>
      each.device === at.device && each.recordId === at.recordId && each.place === at.place;
    const earlier = this.promised.filter(isSame).flatMap(({ values }) => values);
    const others = this.promised.filter((each) => !isSame(each));
    if (earlier.length > 0) this.promised = [...others, { ...at, values: [...earlier, value] }];
    await write();
    this.promised = [...others, { ...at, values: [value] }];
  }

  private async send(no: number, household: number, store: MemoryFieldStore): Promise<void> {
    const record = await this.record(no, household, store);
    const rows = await store.operations();
    const tail = tailOf(rows, record.id);
    if (tail.prevOp === null || record.local.pending.patches.length > 0 || record.local.pending.memberOps.length > 0)
      return;
    const tools = {
      newId: () => this.newId(),
      now: this.nowOn(no),
      clock: UNKNOWN_CLOCK,
      unsentPhotos: new Set<string>(),
    };
    const queued = queueSending(record, tail, {}, tools);
    await store.commit({ append: await Promise.all(queued.map((each) => sealOperation(this.at(no).keys, each))) });
  }

  private async choose(no: number, mine: boolean, store: MemoryFieldStore): Promise<void> {
    const { keys } = this.at(no);
    for (const box of await store.boxes("record")) {
      const record = await openRecordBox(keys, box);
      const conflicts = (await this.shown(no, record, store)).conflicts ?? [];
      const chosen = new Set(record.local.pending.settled?.map(({ conflictId }) => conflictId));
      const conflict = conflicts.find(({ id }) => !chosen.has(id));
      if (conflict === undefined) continue;
      const local = resolveConflict(record.local, conflict, mine ? "mine" : "theirs", conflict.theirs, conflict);
      if (mine) this.insisted.push(conflict.mine);
      return this.keep(no, record, local, store);
    }
  }

  private async putRight(no: number, store: MemoryFieldStore): Promise<void> {
    const refused = (await store.operations()).find(({ state }) => state === "refused");
    if (refused === undefined) return;
    await takeUpAgain({ store, keys: this.at(no).keys }, refused.recordId, this.newId());
  }

  private async sync(no: number, fates: readonly Fate[], store: MemoryFieldStore): Promise<void> {
    const { share, fetched } = this.at(no);
    const left = [...fates];
    const exchange = async (request: Omit<ExchangeRequest, "do">): Promise<Sent<ExchangeAnswer>> => {
      const copy = structuredClone(request);
      const happens = left.shift() ?? "well";
      if (happens === "lost-request") return { kind: "silence" };
      if (happens === "late") {
        this.late.push(() => void this.server.exchange(copy, share, no));
        return { kind: "silence" };
      }
      const value = this.server.exchange(copy, share, no);
      if (happens === "lost-answer") return { kind: "silence" };
      return { kind: "answer", value: happens === "twice" ? this.server.exchange(copy, share, no) : value };
    };
    const silence = async () => ({ kind: "silence" }) as const;
    const transport: Transport = { exchange, sendPiece: silence, uploads: silence };
    const report = await synchronise(this.parts(no, store, transport));
    if (report.end === "done") await this.fetch(no, fetched, store);
  }

  /** Fetches anew what this device works on, as the pack does. */
  private async fetch(no: number, fetched: Map<string, ServerDraft>, store: MemoryFieldStore): Promise<void> {
    for (const { id } of await store.boxes("record")) {
      const { startOp } = tailOf(await store.operations(), id);
      const at = startOp === null ? id : (this.server.state.operations.get(startOp)?.result.recordId ?? id);
      const draft = this.server.draftOf(at);
      if (draft !== undefined)
        fetched.set(id, { version: draft.version, base: NO_ANSWERS, payload: draft.payload, isCorrection: false });
    }
    void no;
  }

  /** All have a network, twice; then nothing waits. */
  async settle(): Promise<void> {
    for (const arrives of this.late.splice(0)) arrives();
    for (let round = 0; round < 3; round += 1)
      for (const { no, disk } of this.devices) {
        this.clock += 20 * 60_000;
        await this.sync(no, [], new MemoryFieldStore(disk));
      }
  }

  /** Nothing acknowledged is lost or doubled, nothing else has left its device. Throws what is wrong. */
  async check(isSettled: boolean): Promise<void> {
    const { history, conflicts } = this.server.state;
    const times = new Map<string, number>();
    for (const { opId } of history) times.set(opId, (times.get(opId) ?? 0) + 1);
    for (const [opId, count] of times) if (count !== 1) throw new Error(`${opId} is ${count} times in the history`);
    const disputed = [...conflicts.values()].map(({ mine }) => mine);
    const written = history.flatMap(({ values }) => values);
    // A choice for one's own writes it again, and a server that was set back may not know why.
    const mayRepeat = (value: unknown) => 1 + [...disputed, ...this.insisted].filter((each) => each === value).length;
    const twice = written.find((value) => written.filter((each) => each === value).length > mayRepeat(value));
    if (twice !== undefined) throw new Error(`${String(twice)} was written twice`);
    if (this.server.mismatches > 0) throw new Error("an operation changed after it was queued");
    const [overwritten] = this.server.overwritten;
    if (overwritten !== undefined) throw new Error(`written over unseen, ${overwritten}`);
    const atServer = new Set<unknown>([...written, ...disputed]);
    for (const each of this.devices) {
      const onDevice = await valuesOn(each);
      for (const { values, device: owner } of this.promised)
        if (owner === each.no && !values.some((value) => onDevice.has(value) || atServer.has(value)))
          throw new Error(`device ${owner} lost ${values.join(" or ")}, which it had said was safe`);
      if (!isSettled) continue;
      await this.checkSame(each);
      for (const row of each.disk.operations) {
        if (row.state === "queued" || row.state === "sending") {
          const waitsForPerson = each.disk.operations.some(
            (other) => other.recordId === row.recordId && other.state === "refused",
          );
          if (!waitsForPerson) throw new Error(`${row.opId} still waits on device ${each.no}`);
        }
        if (row.state === "taken" && times.get(row.opId) !== 1)
          throw new Error(`${row.opId} was acknowledged and is not in the history`);
      }
    }
  }

  /** With nothing open, what a device shows of a draft is what the portal has. */
  private async checkSame({ no, disk, keys }: ModelDevice): Promise<void> {
    const store = new MemoryFieldStore(disk);
    for (const box of await store.boxes("record")) {
      const record = await openRecordBox(keys, box);
      const own = disk.operations.filter(({ recordId, state }) => recordId === record.id && state !== "replaced");
      if (!isNothing(record.local) || own.length === 0 || own.some(({ state }) => state !== "taken")) continue;
      const at = this.server.state.operations.get(tailOf(own, record.id).startOp ?? "")?.result.recordId ?? record.id;
      const { payload } = await this.shown(no, record, store);
      const [shown, held] = [payload, this.server.draftOf(at)?.payload].map((each) =>
        JSON.stringify([
          Object.entries(each?.answers.household ?? {}).sort(),
          each?.memberOps.map(({ uid }) => uid).sort(),
        ]),
      );
      if (shown !== held) throw new Error(`device ${no} shows ${shown} of ${at}, and the portal has ${held}`);
    }
  }
}

async function makeDevice(no: number): Promise<ModelDevice> {
  const share = Buffer.alloc(32, no + 1);
  const [data, shareKey] = await Promise.all([
    crypto.subtle.importKey("raw", share, "AES-GCM", false, ["encrypt", "decrypt"]),
    crypto.subtle.importKey("raw", share, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]),
  ]);
  const keys: Keys = { userId: `user-${no}`, data, share: shareKey };
  const disk = new Disk();
  const papers = {
    deviceId: `device-${no}`,
    secret: "",
    grantId: "",
    handoverKey: {},
    epoch: null,
    mark: null,
    skewMs: null,
  };
  await new MemoryFieldStore(disk).commit({ boxes: [await sealPapers(keys, papers)] });
  return { no, offMs: 0, disk, keys, share, fetched: new Map() };
}

/** Everything typed that lies on a device: in operations that the server has not, and in what is not queued yet. */
async function valuesOn({ disk, keys }: ModelDevice): Promise<ReadonlySet<unknown>> {
  const found = new Set<unknown>();
  const add = (batch: Pick<LocalDraft["pending"], "patches" | "memberOps">) => {
    for (const { value } of batch.patches) found.add(value);
    for (const { uid } of batch.memberOps) found.add(uid);
  };
  for (const row of disk.operations) {
    const batch = batchOf(await openOperation(keys, row));
    if (batch !== null && row.state !== "replaced") add(batch);
  }
  for (const box of disk.boxes.filter(({ kind }) => kind === "record")) {
    const { local } = await openRecordBox(keys, box);
    add(local.pending);
    if (local.sending !== null) add(local.sending.batch);
  }
  return found;
}
