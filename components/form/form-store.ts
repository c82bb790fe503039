import type { DraftSession } from "@/lib/client/draft/draft-session";
import { layOver } from "@/lib/client/draft/patch-queue";
import { type CarriedCode, isCarried } from "@/lib/domain/event/carried";
import type { FormPage } from "@/lib/domain/form/form-page";
import { type FormView, readFormView } from "@/lib/domain/form/form-view";
import { lostAnswers } from "@/lib/domain/form/hidden-answers";
import type { JumpTarget } from "@/lib/domain/form/jump";
import type { LeavingPresence } from "@/lib/domain/form/leaving";
import { type AnswerValue, answersOf, isAnswered, sameAnswer } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { heldAnswer } from "@/lib/domain/proposal/patch";
import { eventsOf, type Payload } from "@/lib/domain/proposal/payload";

/** Typing changes what is shown at most this often; a choice does at once. */
const PAUSE_MS = 250;

/** Answers that went because another one was changed; undone by giving that one its old value. */
export interface HiddenNotice {
  readonly cause: JumpTarget;
  readonly causeBefore: AnswerValue;
  readonly lost: readonly JumpTarget[];
}

export interface FormSnapshot {
  readonly payload: Payload;
  readonly view: FormView;
  readonly notices: readonly HiddenNotice[];
}

/** The form's state outside React: a keystroke renders its own field and nothing else. */
export class FormStore {
  readonly instrument: Instrument;
  readonly isNewHousehold: boolean;
  private snapshot: FormSnapshot;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private cause: { readonly target: JumpTarget; readonly before: AnswerValue } | null = null;

  constructor(
    readonly session: DraftSession,
    readonly page: FormPage,
    instrument: Instrument,
  ) {
    this.instrument = instrument;
    this.isNewHousehold = page.head.kind === "new-household";
    const payload = this.readPayload();
    this.snapshot = { payload, view: this.readView(payload), notices: [] };
  }

  getSnapshot = (): FormSnapshot => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Follows the session: another window, another person or an undo may change answers, too. */
  connect = (): (() => void) => {
    let seen = this.session.getState();
    return this.session.subscribe(() => {
      const state = this.session.getState();
      const isSame = state.local === seen.local && state.server === seen.server;
      seen = state;
      if (isSame) return;
      const payload = this.readPayload();
      this.publish({ ...this.snapshot, payload });
      this.evaluateSoon();
    });
  };

  /** What stands in a field now, hidden or not. */
  answer({ level, uid, key }: JumpTarget): AnswerValue {
    return heldAnswer(this.session.getState().server.base, this.snapshot.payload, { level, uid, key });
  }

  /** The record's answer. */
  recorded({ level, uid, key }: JumpTarget): AnswerValue {
    return level === "event" ? null : (answersOf(this.session.getState().server.base, level, uid)[key] ?? null);
  }

  /** What the other form's answer says of a field that still stands as the record has it; null when it says nothing new. */
  suggestion({ level, uid, key }: JumpTarget): AnswerValue {
    const suggested = level === "event" ? null : (answersOf(this.page.suggested, level, uid)[key] ?? null);
    const now = this.answer({ level, uid, key });
    const isUntouched = !isAnswered(now) || sameAnswer(now, this.recorded({ level, uid, key }));
    return isAnswered(suggested) && isUntouched && !sameAnswer(now, suggested) ? suggested : null;
  }

  /** Takes over several suggestions at once: the person says that they are still true. */
  takeOver(targets: readonly JumpTarget[]): void {
    for (const target of targets) this.set(target, this.suggestion(target), true);
    this.evaluate();
  }

  /** @param isTyping a letter among letters: what depends on it waits for a pause */
  set(target: JumpTarget, value: AnswerValue, isTyping = false): void {
    const before = this.answer(target);
    if (sameAnswer(before, value) && before === value) return;
    if (this.cause === null || this.cause.target.key !== target.key || this.cause.target.uid !== target.uid)
      this.cause = { target, before };
    const { level, uid, key } = target;
    this.session.patch({ level, uid, key, before, value });
    if (!isTyping) this.evaluate();
  }

  /** Says of answers that they are still true: their section becomes fresh without a change. */
  confirm(targets: readonly JumpTarget[]): void {
    for (const { level, uid, key } of targets) {
      const value = this.answer({ level, uid, key });
      this.session.patch({ level, uid, key, before: value, value });
    }
    this.evaluate();
  }

  addMember(uid: string, memberNo: number): void {
    const presence = this.isNewHousehold ? PRESENT : JOINED;
    this.session.memberOp({ kind: "add", uid });
    this.session.patch({ level: "member", uid, key: "memberNo", before: null, value: memberNo });
    this.session.patch({ level: "member", uid, key: "presence", before: null, value: presence });
    this.evaluate();
  }

  /** A child born: never married, and a member from now on. The other answers are asked. */
  addNewborn(uid: string, memberNo: number): void {
    this.addMember(uid, memberNo);
    this.session.patch({ level: "member", uid, key: "maritalStatus", before: null, value: NEVER_MARRIED });
    this.evaluate();
  }

  leaveMember(uid: string, presence: LeavingPresence): void {
    this.session.memberOp({ kind: "leave", uid, presence });
    this.evaluate();
  }

  /** Somebody died or went abroad: the event has a screen of its own for its day and evidence. */
  tellEvent(uid: string, code: CarriedCode): void {
    this.session.eventOp({ kind: "tell", uid, code });
    this.evaluate();
  }

  undoMember(uid: string): void {
    this.session.memberOp({ kind: "undo", uid });
    this.evaluate();
  }

  /** The person is a member as the record has them, however their leaving came into the draft. */
  undoLeave(uid: string): void {
    const { payload } = this.snapshot;
    if (eventsOf(payload).some((event) => event.id === uid && isCarried(event)))
      this.session.eventOp({ kind: "untell", uid });
    if (payload.memberOps.some((op) => op.uid === uid)) this.session.memberOp({ kind: "undo", uid });
    else if (payload.answers.members[uid]?.["presence"] !== undefined) {
      const target: JumpTarget = { level: "member", uid, key: "presence" };
      this.set(target, this.recorded(target));
    }
    this.evaluate();
  }

  undoNotice(notice: HiddenNotice): void {
    this.set(notice.cause, notice.causeBefore);
    this.cause = null;
    this.publish({ ...this.snapshot, notices: this.snapshot.notices.filter((each) => each !== notice) });
  }

  /** Another screen: what was said there is read. */
  leaveStep(): void {
    if (this.snapshot.notices.length > 0) this.publish({ ...this.snapshot, notices: [] });
  }

  evaluate(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const payload = this.readPayload();
    const view = this.readView(payload);
    const { cause } = this;
    this.cause = null;
    const lost = cause === null ? [] : lostAnswers(this.snapshot.view.answers, view.answers, cause.target);
    const notices =
      cause === null || lost.length === 0
        ? this.snapshot.notices
        : [...this.snapshot.notices, { cause: cause.target, causeBefore: cause.before, lost }];
    this.publish({ payload, view, notices });
  }

  private evaluateSoon(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.evaluate(), PAUSE_MS);
  }

  private readPayload(): Payload {
    const { server, local } = this.session.getState();
    return layOver(server.payload, local);
  }

  private readView(payload: Payload): FormView {
    const { head, ...page } = this.page;
    const { kind, villageCode } = head;
    const { base } = this.session.getState().server;
    return readFormView({ ...page, kind, villageCode, instrument: this.instrument, base, payload });
  }

  private publish(snapshot: FormSnapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}

const PRESENT = 1;
const JOINED = 5;
const NEVER_MARRIED = 1;
