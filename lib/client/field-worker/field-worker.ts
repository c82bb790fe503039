import { mayReloadAgain } from "./reload-again";
import { Updates } from "./updates";

const SCRIPT = "/lapangan/pekerja.js";
const SCOPE = "/lapangan";

/** A page that stays open looks for a new build when it is looked at again, at most this often. */
const LOOK_AGAIN_MS = 15 * 60_000;

/** Fetching a page over a village's link. */
const RENEW_MS = 30_000;

export type ShellState = "unsupported" | "preparing" | "ready" | "failed";

/** The worker of this window: whether /lapangan starts without network, and whether a new build waits. */
export class FieldWorker {
  readonly updates: Updates;
  readonly #container: ServiceWorkerContainer;
  readonly #listeners = new Set<() => void>();
  #shell: ShellState;
  #lookedAt = Date.now();

  constructor(container: ServiceWorkerContainer, build: string) {
    this.#container = container;
    this.#shell = container.controller === null ? "preparing" : "ready";
    const again = () => mayReloadAgain(sessionStorage, Date.now());
    this.updates = new Updates(container, () => location.reload(), again);
    container.addEventListener("message", ({ data, ports }) => {
      if (data?.kind === "which-build") ports[0]?.postMessage(build);
    });
    container.startMessages();
  }

  readonly getShell = (): ShellState => this.#shell;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async start(): Promise<void> {
    try {
      const registration = await this.#container.register(SCRIPT, { scope: SCOPE, updateViaCache: "none" });
      this.updates.watch(registration);
      this.#follow(registration);
      document.addEventListener("visibilitychange", () => this.#lookAgain(registration));
      if (registration.active !== null) return this.#ready(registration.active);
      const ready = await this.#container.ready;
      if (ready.active !== null) this.#ready(ready.active);
    } catch {
      this.#set("failed");
    }
  }

  /** The first worker may fail where the link breaks; the browser tries again at the next start. */
  #follow({ installing, active }: ServiceWorkerRegistration): void {
    if (active !== null) return;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "redundant" && this.#shell === "preparing") this.#set("failed");
    });
  }

  #ready(worker: ServiceWorker): void {
    this.#set("ready");
    worker.postMessage({ kind: "tidy" });
  }

  #lookAgain(registration: ServiceWorkerRegistration): void {
    if (document.visibilityState !== "visible" || Date.now() - this.#lookedAt < LOOK_AGAIN_MS) return;
    this.#lookedAt = Date.now();
    // Without a network it fails, and is due again at the next look.
    void registration.update().catch(() => undefined);
  }

  #set(state: ShellState): void {
    this.#shell = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Null where there is none: in development, and where the browser allows none (an address without https). */
export function openFieldWorker(build: string): FieldWorker | null {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return null;
  const worker = new FieldWorker(navigator.serviceWorker, build);
  void worker.start();
  return worker;
}

/**
 * Has the kept page fetched anew, in the language of the cookie. `newer`: the portal has another build by now, which is
 * being fetched in that language.
 */
export async function renewShell(): Promise<"ours" | "newer" | "refused"> {
  const worker = "serviceWorker" in navigator ? navigator.serviceWorker.controller : null;
  // Nothing is kept yet: a reload asks the portal.
  if (worker === null) return navigator.onLine ? "ours" : "refused";
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === "ours" || data === "newer" ? data : "refused");
    setTimeout(() => resolve("refused"), RENEW_MS);
    worker.postMessage({ kind: "renew-shell" }, [port2]);
  });
}
