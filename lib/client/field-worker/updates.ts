export type UpdateState = "none" | "waiting" | "applying";

/** How often a waiting build looks whether it may come in. */
const LOOK_MS = 2_000;

/**
 * What a page has asked of the old worker while it was loaded is answered by then. A worker that is told to go in the
 * middle of its work does not go, in some browsers, and gives no answers any more.
 */
const SETTLE_MS = 2_000;

/** A worker that was asked to take over so long ago and has not is not waited for any longer. */
const STUCK_MS = 8_000;

/** The parts of the browser's registration that are used; tests bring their own. */
export interface Registration {
  readonly waiting: { postMessage(message: { readonly kind: "take-over" }): void } | null;
  readonly installing: (EventTarget & { readonly state: string }) | null;
  addEventListener(type: "updatefound", listener: () => void): void;
}

export interface Container {
  readonly controller: object | null;
  addEventListener(type: "controllerchange", listener: () => void): void;
}

/**
 * A new build waits until nothing is open or unsent here; then its worker is told to take over and the page is loaded
 * anew, once. Where another window has let it in, this one goes on with the files of its own build until it is idle.
 */
export class Updates {
  #state: UpdateState = "none";
  readonly #listeners = new Set<() => void>();
  readonly #reload: () => void;
  #registration: Registration | null = null;
  #hasController: boolean;
  #isOvertaken = false;
  #isOver = false;
  #applyingSince = 0;
  readonly #openedAt = Date.now();
  readonly #mayReloadAgain: () => boolean;

  /** @param mayReloadAgain whether this window may be loaded anew without a new worker: asked, and so used up, once */
  constructor(container: Container, reload: () => void, mayReloadAgain: () => boolean = () => false) {
    this.#reload = reload;
    this.#mayReloadAgain = mayReloadAgain;
    this.#hasController = container.controller !== null;
    container.addEventListener("controllerchange", this.#changed);
  }

  readonly getState = (): UpdateState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  watch(registration: Registration): void {
    this.#registration = registration;
    const look = () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", this.#look);
      this.#look();
    };
    registration.addEventListener("updatefound", look);
    look();
  }

  /**
   * Lets a waiting build in as soon as `isIdle` says that nothing is open and nothing unsent.
   * @returns ends it
   */
  applyWhenIdle(isIdle: () => boolean): () => void {
    const look = () => this.#apply(isIdle);
    const timer = setInterval(look, LOOK_MS);
    const stop = this.subscribe(look);
    look();
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  #apply(isIdle: () => boolean): void {
    if (this.#state === "none" || this.#isOver) return;
    if (!isIdle() || Date.now() - this.#openedAt < SETTLE_MS) this.#set("waiting");
    else if (this.#isOvertaken) {
      this.#isOver = true;
      this.#set("applying");
      this.#reload();
    } else if (this.#registration?.waiting) {
      // Now and then a browser leaves the old worker in charge for minutes; a window that is loaded anew ends that.
      if (this.#isStuck() && this.#mayReloadAgain()) {
        this.#isOver = true;
        this.#reload();
        return;
      }
      if (this.#state !== "applying") this.#applyingSince = Date.now();
      this.#set("applying");
      this.#registration.waiting.postMessage({ kind: "take-over" });
    } else this.#set("none");
  }

  #isStuck(): boolean {
    return this.#state === "applying" && Date.now() - this.#applyingSince >= STUCK_MS;
  }

  /** A build that waits, or none any more: a newer one may have taken its place. */
  readonly #look = (): void => {
    if (this.#isOvertaken) return;
    const isWaiting = this.#hasController && this.#registration?.waiting != null;
    if (isWaiting && this.#state === "none") this.#set("waiting");
  };

  /** The first worker of a page changes nothing for it. Any later one brings another build. */
  readonly #changed = (): void => {
    if (this.#hasController) this.overtaken();
    this.#hasController = true;
  };

  /** Another build's worker is in charge: this page goes on with its own files until it is idle. */
  overtaken(): void {
    this.#isOvertaken = true;
    if (this.#state === "none") this.#set("waiting");
    else for (const listener of [...this.#listeners]) listener();
  }

  #set(state: UpdateState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
