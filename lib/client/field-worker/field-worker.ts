import { askBuild } from "./ask-build";
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
  readonly #build: string;
  readonly #listeners = new Set<() => void>();
  #shell: ShellState;
  #lookedAt = Date.now();

  constructor(container: ServiceWorkerContainer, build: string) {
    this.#container = container;
    this.#build = build;
    this.#shell = container.controller === null ? "preparing" : "ready";
    const again = () => mayReloadAgain("stuck", sessionStorage, Date.now());
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
      const { active } = registration.active === null ? await this.#container.ready : registration;
      if (active === null) return;
      this.#set("ready");
      // An old worker that is about to go is given nothing to do.
      if (registration.waiting === null && registration.installing === null) active.postMessage({ kind: "tidy" });
      await this.#compare();
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

  /** Where a new worker came while this page was being loaded from the old one's, no event tells of it. */
  async #compare(): Promise<void> {
    const { controller } = this.#container;
    if (controller === null) return;
    const theirs = await askBuild(controller);
    if (theirs === null || theirs === this.#build || controller !== this.#container.controller) return;
    if (mayReloadAgain("foreign", sessionStorage, Date.now())) this.updates.overtaken();
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
