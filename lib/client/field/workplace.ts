import { uuidv7 } from "uuidv7";
import { Timer } from "@/lib/client/timer";
import type { Selection } from "@/lib/domain/field/exchange";
import type { PackFamily, PullAnswer } from "@/lib/domain/field/pack";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { afterSync } from "./after-sync";
import { dropRefused, takeUpAgain } from "./amend";
import { type DevicePapers, readPapers, sealOperation, sealRecord, tailOf } from "./boxes";
import { type FieldStore, StorageFull } from "./field-store";
import { knownVersion } from "./form-page";
import { type HandoverPlan, makePart, planHandover } from "./handover";
import { HeardClock } from "./heard-clock";
import { Holding, isGoing } from "./holding";
import { dismissNews, fetchAnew, fetchNews } from "./news";
import { type OpenForm, openForm, readRecord, readSubject } from "./open-form";
import { OpenForms } from "./open-forms";
import { queueClosed } from "./queue-closed";
import { queueTools } from "./queue-tools";
import { type FieldRecord, queueSending } from "./record";
import { isRecordOpen } from "./record-session";
import { SyncLoop } from "./sync-loop";
import type { Keys, Sent, SyncParts } from "./sync-parts";
import type { SyncReport } from "./sync-run";
import { type Progress, readFamily, type TakeReport, takeAlong } from "./take-along";
import { Taking } from "./taking";
import { askSync, httpTransport, type Pass } from "./transport";
import { inTurn } from "./turns";
import { callBack, type VaultStore } from "./vault";
import { onWiped } from "./wiped-news";
import { NOTHING, readKept, type WorkplaceState } from "./workplace-state";

const FRESH_MS = 4_000;
/** A day's work goes by itself however far the network is; a key that nobody has unlocked for longer does not stay in a window. */
const LONGEST_LOCKED_MS = 24 * 60 * 60_000;

/** One person's field work in this window, once their lock is open. */
export class Workplace {
  private state = NOTHING;
  private readonly listeners = new Set<() => void>();
  private readonly loop: SyncLoop;
  private readonly pass: { -readonly [Key in keyof Pass]: Pass[Key] };
  readonly parts: SyncParts;
  forms = new OpenForms(() => this.set({ unkept: this.forms.unkept }));
  readonly taking = new Taking((selection, onProgress) => this.takeAlong(selection, onProgress));

  constructor(
    readonly store: FieldStore,
    readonly keys: Keys,
    readonly vaults: VaultStore,
    papers: DevicePapers,
    { version, isCalledBack }: { readonly version: string; readonly isCalledBack: boolean },
  ) {
    this.state = { ...NOTHING, isCalledBack };
    this.pass = { deviceId: papers.deviceId, secret: papers.secret };
    this.parts = {
      store,
      keys,
      transport: httpTransport(this.pass, (recordId) => this.publicIdOf(recordId)),
      now: Date.now,
      clock: new HeardClock(() => performance.now()),
      random: Math.random,
      newId: uuidv7,
      version,
      onCalledBack: async () => {
        await callBack(vaults, keys.userId);
        this.set({ isCalledBack: true });
      },
      isOpenElsewhere: (recordId) => isRecordOpen(keys, recordId),
    };
    this.loop = new SyncLoop(
      this.parts,
      () => void this.refresh(),
      (report) => this.after(report),
    );
  }

  /** The same lock was open in this window before: a form that the device had no room for is in its memory alone, and goes on here. */
  goOnWith({ forms }: { readonly forms: OpenForms }): void {
    this.forms = forms;
    forms.follow((isOneKept) => {
      this.set({ unkept: forms.unkept });
      if (isOneKept) this.closed();
    });
  }

  getState = (): WorkplaceState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async start(): Promise<void> {
    await this.refresh();
    this.deafen = onWiped(this.keys.userId, () => void this.refresh());
    this.loop.start();
  }

  /** Locks again: the key is gone from this window with the workplace, once a round that is under way has ended. */
  stop(): void {
    this.deafen();
    this.longest.clear();
    this.loop.stop();
    this.isStopped = true;
    void this.loop.settled().then(() => this.holding.set(false));
  }

  private deafen = (): void => {};
  private isStopped = false;
  private readonly holding = new Holding(() => performance.now());

  /** The screen is locked: what is unsent still goes while it can, and then the key is gone with the rest. */
  retire(): void {
    this.longest.set(() => this.stop(), LONGEST_LOCKED_MS);
    this.stopWhenSent();
  }

  /** Runs once the screen was locked, and ends with the workplace: what waits to run would keep the key alive. */
  private readonly longest = new Timer();

  /** A form that was open is left only after the screen is locked: it is counted until what it holds is in the outbox. */
  private stopWhenSent(): void {
    const { items, records } = this.state;
    const isUnsent =
      this.forms.count > 0 ||
      records.some(({ isTyped }) => isTyped) ||
      items.some(({ state }) => state === "waiting" || state === "sending");
    if (this.longest.isSet && (!isUnsent || this.loop.state.kind === "stopped")) this.stop();
  }

  syncNow(): Promise<void> {
    return this.loop.now();
  }

  /** Reads the store anew: after anything was written, here or by another window. */
  async refresh(): Promise<void> {
    const { regencies, ...kept } = await readKept(this.store, this.keys, Date.now());
    this.regencies = regencies;
    this.set({ ...kept, sync: this.loop.state });
    if (kept.isGone) this.stop();
    this.stopWhenSent();
  }

  async takeAlong(selection: Selection, onProgress: (progress: Progress) => boolean): Promise<TakeReport> {
    const report = await takeAlong(this.takeParts, selection, onProgress);
    await this.refresh();
    return report;
  }

  family(id: string): Promise<PackFamily | null> {
    return readFamily(this.store, this.keys, id);
  }

  record(id: string): Promise<FieldRecord | null> {
    return readRecord(this.parts, id);
  }

  /** Puts a new record on the device. */
  async keep(record: FieldRecord): Promise<void> {
    await this.store.commit({ boxes: [await sealRecord(this.keys, record, null)] });
    await this.refresh();
  }

  /** Opens a proposal's form from what lies on the device; null when it is not there. */
  openForm(id: string, today: string): Promise<OpenForm | null> {
    return openForm(this.parts, this.forms, id, today);
  }

  /** The screen of a form is gone: what it holds goes out, where there is a network. */
  async left(id: string): Promise<void> {
    await this.forms.leave(id);
    this.closed();
  }

  /** What a closed form left goes out, where there is a network. */
  closed(): void {
    void this.refresh();
    this.loop.soon();
  }

  /** Puts the sending of a record into the outbox, behind everything typed. The form must be closed. */
  async send(id: string, input: Readonly<Record<string, unknown>> = {}): Promise<"queued" | "open-elsewhere"> {
    const { store, keys } = this;
    if ((await queueClosed(this.parts)).get(id) === "full") throw new StorageFull();
    const [record, box, rows] = await Promise.all([this.record(id), store.box("record", id), store.operations()]);
    if (record === null || box?.isTyped === true) return "open-elsewhere";
    const tools = await queueTools(this.parts);
    const tail = tailOf(rows, id);
    const version =
      record.what === "proposal"
        ? { version: knownVersion(rows, id, await readSubject(this.parts, record, rows)) }
        : {};
    const queued = queueSending(record, tail, { ...version, ...input }, tools);
    await store.commit({ append: await Promise.all(queued.map((each) => sealOperation(keys, each))) });
    this.closed();
    return "queued";
  }

  async takeUp(recordId: string): Promise<boolean> {
    const done = await this.alone(() => takeUpAgain(this.parts, recordId, uuidv7()));
    // What happened meanwhile is best seen in the form; a bad line is not waited for.
    if (done === true)
      await Promise.race([this.fetchTouched([recordId]), new Promise((resolve) => setTimeout(resolve, FRESH_MS))]);
    await this.refresh();
    return done ?? false;
  }

  /** False where nothing was let go: a window sends right now, or nothing of the record is refused any more. */
  async drop(recordId: string): Promise<boolean> {
    const done = await this.alone(() => dropRefused(this.parts, recordId));
    await this.refresh();
    return done ?? false;
  }

  /** Its person has read why a family is theirs no more. */
  async dismiss(id: string): Promise<void> {
    await dismissNews(this, id);
    await this.refresh();
  }

  /** What was typed and left is queued first, as before each sending. */
  async planHandover(): Promise<HandoverPlan> {
    await this.alone(() => queueClosed(this.parts));
    const plan = await planHandover(this.store, uuidv7);
    return { ...plan, left: plan.left + this.getState().unkept };
  }

  async handoverPart(plan: HandoverPlan, number: number): Promise<Blob | null> {
    const { store, keys } = this;
    const papers = await readPapers(keys, store);
    return papers === null ? null : makePart({ store, keys, papers }, plan, number);
  }

  get secret(): string {
    return this.pass.secret;
  }

  askSync<T>(body: object): Promise<Sent<T>> {
    return askSync<T>(body, this.pass);
  }

  private regencies: ReadonlyMap<string, string> = new Map();

  private publicIdOf(recordId: string): string {
    return formatPublicId(this.regencies.get(recordId) ?? "", recordId);
  }

  private get takeParts() {
    const { store, keys } = this;
    return { store, keys, now: Date.now, pull: (body: object) => this.askSync<PullAnswer>(body) };
  }

  /** Not while a window sends: an operation on its way must not be replaced. */
  async alone<T>(work: () => Promise<T>): Promise<T | null> {
    await this.loop.settled();
    return inTurn(`mutakhir-kirim:${this.keys.userId}`, work);
  }

  private async after(report: SyncReport): Promise<void> {
    const after = await afterSync(this, report, Date.now());
    switch (after.kind) {
      case "nothing":
        return;
      case "heard":
        this.set({ heardAt: Date.now() });
        if (after.touched.length > 0) await this.fetchTouched(after.touched);
        await fetchNews(this.takeParts);
        return this.refresh();
      case "renewed":
        this.pass.secret = after.secret;
        setTimeout(() => this.loop.soon(), 0);
        return;
      case "called-back":
        // Something came to it while handing over: asked for once more, and soon.
        if (report.end === "wiped") setTimeout(() => this.loop.soon(), FRESH_MS);
        return this.set({ isCalledBack: true });
      case "sealed":
        this.stop();
        return this.set({ isSealed: true });
      case "unknown":
        this.stop();
        return this.set({ isUnknown: true });
      case "wiped":
        this.stop();
        return this.set({ ...NOTHING, isWiped: true, lostPhotos: after.lostPhotos });
    }
  }

  private async fetchTouched(recordIds: readonly string[]): Promise<void> {
    const records = await Promise.all(recordIds.map((id) => this.record(id)));
    const ids = records.flatMap((record) => (record?.householdId == null ? [] : [record.householdId]));
    await fetchAnew(this.takeParts, [...new Set(ids)]);
  }

  private set(part: Partial<WorkplaceState>): void {
    this.state = { ...this.state, ...part };
    if (!this.isStopped) this.holding.set(isGoing(this.state, navigator.onLine));
    for (const listener of this.listeners) listener();
  }
}
