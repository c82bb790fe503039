import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askBuild } from "@/lib/client/field-worker/ask-build";
import { mayReloadAgain } from "@/lib/client/field-worker/reload-again";
import { type Registration, Updates } from "@/lib/client/field-worker/updates";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window, its registration and what it did. */
function openWindow({ controlled = true, again = (): boolean => false, isSettled = true } = {}) {
  const events = new EventTarget();
  const told: string[] = [];
  const container = {
    controller: controlled ? {} : null,
    addEventListener: (type: string, listener: () => void) => events.addEventListener(type, listener),
  };
  const worker = { postMessage: ({ kind }: { kind: string }) => void told.push(kind) };
  const state: { waiting: Registration["waiting"]; installing: Registration["installing"] } = {
    waiting: null,
    installing: null,
  };
  const registration: Registration = {
    get waiting() {
      return state.waiting;
    },
    get installing() {
      return state.installing;
    },
    addEventListener: (type, listener) => events.addEventListener(type, listener),
  };
  const reload = vi.fn();
  const updates = new Updates(container, reload, again);
  updates.watch(registration);
  if (isSettled) vi.advanceTimersByTime(2_000);
  return {
    updates,
    told,
    reload,
    /** A new build is fetched and waits. */
    arrive: () => {
      const installing = Object.assign(new EventTarget(), { state: "installing" });
      state.installing = installing;
      events.dispatchEvent(new Event("updatefound"));
      state.installing = null;
      state.waiting = worker;
      installing.dispatchEvent(new Event("statechange"));
    },
    takeOver: () => {
      state.waiting = null;
      events.dispatchEvent(new Event("controllerchange"));
    },
  };
}

describe("Updates", () => {
  it("lets a new build in when nothing is open, and loads the page once", () => {
    const { updates, told, reload, arrive, takeOver } = openWindow();
    updates.applyWhenIdle(() => true);
    expect(updates.getState()).toBe("none");
    arrive();
    expect(updates.getState()).toBe("applying");
    expect(told).toContain("take-over");
    expect(reload).not.toHaveBeenCalled();
    takeOver();
    vi.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it("tells no worker to go while the page is still being loaded from it", () => {
    const { updates, told, arrive } = openWindow({ isSettled: false });
    updates.applyWhenIdle(() => true);
    arrive();
    vi.advanceTimersByTime(1_900);
    expect([updates.getState(), told]).toEqual(["waiting", []]);
    vi.advanceTimersByTime(2_000);
    expect([updates.getState(), told[0]]).toEqual(["applying", "take-over"]);
  });

  it("is loaded anew where another build's worker is in charge from the start", () => {
    let isIdle = false;
    const { updates, reload } = openWindow();
    updates.applyWhenIdle(() => isIdle);
    updates.overtaken();
    vi.advanceTimersByTime(60_000);
    expect([updates.getState(), reload.mock.calls.length]).toEqual(["waiting", 0]);
    isIdle = true;
    vi.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it("loads the page anew where the browser leaves the old worker in charge, once and not in the middle of something", () => {
    const again = vi.fn(() => true);
    let isIdle = true;
    const { updates, reload, arrive } = openWindow({ again });
    updates.applyWhenIdle(() => isIdle);
    arrive();
    vi.advanceTimersByTime(3_000);
    isIdle = false;
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
    isIdle = true;
    vi.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(1);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it("does not load it anew again and again", () => {
    const { updates, reload, arrive } = openWindow();
    updates.applyWhenIdle(() => true);
    arrive();
    vi.advanceTimersByTime(600_000);
    expect(reload).not.toHaveBeenCalled();
    expect(updates.getState()).toBe("applying");
  });

  it("waits while something is open or unsent", () => {
    let isIdle = false;
    const { updates, told, reload, arrive, takeOver } = openWindow();
    updates.applyWhenIdle(() => isIdle);
    arrive();
    vi.advanceTimersByTime(60_000);
    expect(updates.getState()).toBe("waiting");
    expect(told).toEqual([]);
    isIdle = true;
    vi.advanceTimersByTime(5_000);
    expect(updates.getState()).toBe("applying");
    takeOver();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it("does not load a window anew that has a form open when another one lets the build in", () => {
    let isIdle = false;
    const { updates, reload, arrive, takeOver } = openWindow();
    updates.applyWhenIdle(() => isIdle);
    arrive();
    takeOver();
    vi.advanceTimersByTime(60_000);
    expect(updates.getState()).toBe("waiting");
    expect(reload).not.toHaveBeenCalled();
    isIdle = true;
    vi.advanceTimersByTime(5_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it("stops when something was opened in the last moment", () => {
    let isIdle = true;
    const { updates, reload, arrive, takeOver } = openWindow();
    updates.applyWhenIdle(() => isIdle);
    arrive();
    isIdle = false;
    takeOver();
    expect(reload).not.toHaveBeenCalled();
    expect(updates.getState()).toBe("waiting");
  });

  it("takes the first worker for no update", () => {
    const { updates, reload, arrive, takeOver } = openWindow({ controlled: false });
    updates.applyWhenIdle(() => true);
    arrive();
    takeOver();
    vi.advanceTimersByTime(60_000);
    expect(updates.getState()).toBe("none");
    expect(reload).not.toHaveBeenCalled();
  });

  it("ends when asked", () => {
    const { updates, told, arrive } = openWindow();
    updates.applyWhenIdle(() => true)();
    arrive();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
    expect(updates.getState()).toBe("waiting");
  });
});

describe("another load of a window", () => {
  it("is allowed once in a quarter of an hour, and never without a memory", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const minute = 60_000;
    const at = 1_800_000_000_000;
    expect(mayReloadAgain("stuck", storage, at)).toBe(true);
    expect(mayReloadAgain("foreign", storage, at)).toBe(true);
    expect(mayReloadAgain("stuck", storage, at + 14 * minute)).toBe(false);
    expect(mayReloadAgain("stuck", storage, at + 15 * minute)).toBe(true);
    expect(mayReloadAgain("stuck", storage, at)).toBe(true);
    const broken = {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(mayReloadAgain("stuck", broken, at)).toBe(false);
  });
});

describe("a worker that is asked for its build", () => {
  it("says it, or is not waited for", async () => {
    const saying = { postMessage: (_: unknown, [port]: Transferable[]) => (port as MessagePort).postMessage("b1") };
    vi.useRealTimers();
    expect(await askBuild(saying as Pick<ServiceWorker, "postMessage">)).toBe("b1");
    vi.useFakeTimers();
    const silent = askBuild({ postMessage: () => undefined } as Pick<ServiceWorker, "postMessage">);
    vi.advanceTimersByTime(3_000);
    expect(await silent).toBeNull();
  });
});
