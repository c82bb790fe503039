import type { ErrorCode, Outcome } from "@/lib/domain/error/error-code";
import type { ShownQuestion } from "@/lib/domain/exam/exam-page";
import type { OptionPlace } from "@/lib/domain/exam/question";
import type { AnswerKeep } from "./answer-keep";
import { fromServer, type Kept, merged, overServer, unsent, withAnswer, withMark, withSent } from "./kept-answers";
import type { ServerClock } from "./server-clock";

/** A moment to change one's mind before it is sent. */
const SEND_DELAY_MS = 700;
const FIRST_RETRY_MS = 2_000;
/** Short: an hour is soon over. */
const LONGEST_RETRY_MS = 15_000;

/** Refusals that pass by themselves. */
const PASSING: readonly ErrorCode[] = ["UNAVAILABLE", "INTERNAL", "RATE_LIMITED"];

export interface SentAnswer {
  readonly place: number;
  readonly option: OptionPlace;
}

export interface PaperParts {
  readonly keep: AnswerKeep;
  readonly clock: ServerClock;
  readonly send: (answers: readonly SentAnswer[]) => Promise<Outcome<{ readonly serverNow: number }>>;
  readonly finish: () => Promise<Outcome<object>>;
}

export type PaperLink =
  | { readonly kind: "idle" | "waiting" | "sending" | "offline" }
  /** A refusal that does not pass by itself: signed out, or acting under another duty. */
  | { readonly kind: "stopped"; readonly code: ErrorCode };

export interface PaperState {
  readonly kept: Kept;
  /** By the server's clock; null before anything was. */
  readonly keptAt: number | null;
  readonly sentAt: number | null;
  readonly isKept: boolean;
  readonly link: PaperLink;
  /** `closing`: the test is being handed in. `over`: the server has closed it. */
  readonly phase: "open" | "closing" | "over";
  /** The clock has run out: nothing is answered any more. */
  readonly isTimeUp: boolean;
}

/** Keeps what is answered: first on the device, then at the server, and hands the paper in when it is time. */
export class PaperSession {
  private state: PaperState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;
  private retryMs = FIRST_RETRY_MS;
  private stopListening: () => void = () => undefined;

  constructor(
    questions: readonly ShownQuestion[],
    private readonly parts: PaperParts,
  ) {
    this.state = {
      kept: fromServer(questions),
      keptAt: null,
      sentAt: null,
      isKept: true,
      link: { kind: "idle" },
      phase: "open",
      isTimeUp: false,
    };
  }

  snapshot = (): PaperState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Lays what the device kept over the server's answers, and listens to other windows. */
  open(): void {
    const { keep } = this.parts;
    this.adopt(overServer(this.state.kept, keep.read()));
    this.stopListening = keep.onChange((other) => {
      // Another window has handed the paper in.
      if (other === null) this.over();
      else this.adopt(merged(this.state.kept, other));
    });
  }

  close(): void {
    this.stopListening();
    this.clearTimer();
  }

  answer(place: number, option: OptionPlace): void {
    if (this.state.phase !== "open" || this.state.isTimeUp) return;
    this.write(withAnswer(this.state.kept, place, option));
    if (this.state.link.kind !== "offline" && this.state.link.kind !== "stopped") this.sendSoon(SEND_DELAY_MS);
  }

  mark(place: number, isMarked: boolean): void {
    this.write(withMark(this.state.kept, place, isMarked));
  }

  /** The network came back, or the window is looked at again. */
  wake = (): void => {
    const { link } = this.state;
    if (link.kind === "offline" || (link.kind === "stopped" && link.code === "UNAUTHENTICATED")) this.sendSoon(0);
  };

  /** Sends what is left and hands the paper in. */
  async finish(): Promise<void> {
    if (this.state.phase !== "open") return;
    this.set({ phase: "closing" });
    this.clearTimer();
    await this.running;
    await this.run(() => this.handIn());
  }

  /** The clock has run out: the paper hands itself in, however long the network is away. */
  timeUp(): void {
    if (this.state.isTimeUp) return;
    this.set({ isTimeUp: true });
    void this.finish();
  }

  private adopt(kept: Kept): void {
    this.set({ kept });
    if (unsent(kept).length > 0 && this.state.phase === "open") this.sendSoon(SEND_DELAY_MS);
  }

  private write(kept: Kept): void {
    const isKept = this.parts.keep.write(kept);
    this.set({ kept, isKept, keptAt: isKept ? this.parts.clock.now() : this.state.keptAt });
  }

  private sendSoon(delayMs: number): void {
    if (this.state.phase === "over") return;
    this.clearTimer();
    if (this.state.link.kind === "idle") this.set({ link: { kind: "waiting" } });
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.run(() => (this.state.isTimeUp ? this.handIn() : this.sendLeft()));
    }, delayMs);
  }

  /** One thing at a time: a second wish waits for the first. */
  private run(work: () => Promise<void>): Promise<void> {
    const next = (this.running ?? Promise.resolve()).then(work);
    this.running = next;
    return next;
  }

  private async handIn(): Promise<void> {
    if (this.state.phase === "over") return;
    await this.sendLeft();
    if (this.snapshot().phase === "over") return;
    if (unsent(this.state.kept).length > 0) return this.reopen();
    const outcome = await this.parts.finish();
    if (outcome.ok) this.over();
    else this.refused(outcome.error.code);
    if (!outcome.ok) this.reopen();
  }

  /** The paper could not be handed in: work goes on while there is time, and the handing in is tried again when there is none. */
  private reopen(): void {
    if (this.snapshot().phase === "closing" && !this.state.isTimeUp) this.set({ phase: "open" });
  }

  private async sendLeft(): Promise<void> {
    const left = unsent(this.state.kept);
    if (left.length === 0 || this.state.phase === "over") {
      if (this.state.link.kind === "waiting") this.set({ link: { kind: "idle" } });
      return;
    }
    this.set({ link: { kind: "sending" } });
    const outcome = await this.parts.send(left.map(([place, { option }]) => ({ place, option })));
    if (!outcome.ok) return this.refused(outcome.error.code);
    this.retryMs = FIRST_RETRY_MS;
    this.parts.clock.heard(outcome.value.serverNow);
    this.write(withSent(this.state.kept, left));
    this.set({ sentAt: this.parts.clock.now(), link: { kind: "idle" } });
    if (unsent(this.state.kept).length > 0) this.sendSoon(SEND_DELAY_MS);
  }

  private refused(code: ErrorCode): void {
    if (code === "NOT_ALLOWED_NOW") this.over();
    else if (PASSING.includes(code)) this.tryLater();
    else this.set({ link: { kind: "stopped", code } });
  }

  private tryLater(): void {
    this.set({ link: { kind: "offline" } });
    this.sendSoon(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private over(): void {
    this.clearTimer();
    this.parts.keep.clear();
    this.set({ phase: "over", link: { kind: "idle" } });
  }

  private set(part: Partial<PaperState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
