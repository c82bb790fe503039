import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DeviceCopy } from "@/lib/client/draft/device-copy";
import { DraftSession } from "@/lib/client/draft/draft-session";
import type { SaveResult, ServerDraft } from "@/lib/client/draft/draft-state";
import type { Sending } from "@/lib/client/draft/patch-queue";
import { type ErrorCode, type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { MemoryStore } from "./memory-store";

const USER = "0197a000-0000-7000-8000-00000000000a";
const OTHER = "0197a000-0000-7000-8000-00000000000b";
const DRAFT = "0197a000-0000-7000-8000-00000000000c";

const server: ServerDraft = {
  version: 3,
  base: { ...NO_ANSWERS, household: { address: "Jalan Lama" } },
  isCorrection: false,
  payload: {
    instrument: "REGSOSEK22-K",
    version: 1,
    baseRevision: 1,
    conditionDate: "2026-05-01",
    answers: NO_ANSWERS,
    memberOps: [],
    notes: {},
  },
};

const typed = { level: "household", uid: null, key: "address", before: "Jalan Lama", value: "Jalan Baru" } as const;

function network() {
  const got: Sending[] = [];
  let answers: (Outcome<SaveResult> | "hang")[] = [];
  return {
    got,
    answer: (...next: (Outcome<SaveResult> | "hang")[]) => {
      answers = next;
    },
    send: (sending: Sending) => {
      got.push(sending);
      const next = answers.shift() ?? succeed({ version: 3 + got.length, conflicts: [] });
      return next === "hang" ? new Promise<Outcome<SaveResult>>(() => {}) : Promise.resolve(next);
    },
  };
}

let ids = 0;
function window(store: MemoryStore, net: ReturnType<typeof network>, userId = USER, owner = `owner-${ids++}`) {
  const onStale = vi.fn();
  const session = new DraftSession(server, {
    copy: new DeviceCopy(store, userId, DRAFT, owner),
    send: net.send,
    newId: () => `op-${ids++}`,
    now: () => 1_000,
    onStale,
  });
  return { session, onStale };
}

const pause = setTimeout;

/** Encryption runs outside the fake clock: between its steps there is a little real time to finish. */
async function settle(ms: number): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await vi.advanceTimersByTimeAsync(ms / 8);
    await new Promise((resolve) => pause(resolve, 8));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a draft session", () => {
  it("writes to the device before it sends, and wipes the copy when the server has it", async () => {
    const store = new MemoryStore();
    const net = network();
    const { session } = window(store, net);
    await session.open();
    session.patch(typed);
    await settle(160);
    expect(net.got).toHaveLength(0);
    expect(store.records.get(`${USER}/${DRAFT}`)?.sealed).not.toBeNull();
    expect(session.getState().device.kind).toBe("saved");
    await settle(2_000);
    expect(net.got[0]?.batch.patches).toEqual([typed]);
    expect(store.records.get(`${USER}/${DRAFT}`)?.sealed).toBeNull();
    expect(session.getState()).toMatchObject({ link: { kind: "idle" }, sentAt: 1_000, device: { kind: "nothing" } });
    expect(session.getState().server.payload.answers.household["address"]).toBe("Jalan Baru");
  });

  it("keeps nothing readable on the device", async () => {
    const store = new MemoryStore();
    const { session } = window(store, network());
    await session.open();
    session.patch(typed);
    await session.flush();
    const sealed = store.records.get(`${USER}/${DRAFT}`)?.sealed;
    expect(Buffer.from(sealed?.bytes ?? new ArrayBuffer(0)).includes("Jalan")).toBe(false);
    expect(store.keys.get(USER)?.extractable).toBe(false);
  });

  it("says that the device has no room, tries again with every change, and says when it is kept", async () => {
    const store = new MemoryStore();
    const net = network();
    net.answer("hang");
    const { session } = window(store, net);
    await session.open();
    const put = vi.spyOn(store, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
    session.patch(typed);
    await session.flush();
    expect(session.getState().device.kind).toBe("unavailable");
    session.patch({ ...typed, value: "Jalan Baru 2" });
    expect(session.getState().device.kind).toBe("unavailable"); // not "writing" with every key
    put.mockRestore();
    await session.flush();
    expect(session.getState().device.kind).toBe("saved");
    expect(store.records.get(`${USER}/${DRAFT}`)?.sealed).not.toBeNull();
  });

  it("keeps it by itself as soon as there is room, though nothing more is typed", async () => {
    const store = new MemoryStore();
    const net = network();
    net.answer("hang");
    const { session } = window(store, net);
    await session.open();
    const put = vi.spyOn(store, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // Sealing takes its own time: the clock goes on while it works.
    const passUntil = async (isSo: () => boolean) => {
      while (!isSo()) {
        vi.advanceTimersByTime(500);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    session.patch(typed);
    await passUntil(() => put.mock.calls.length > 2);
    expect(session.getState().device.kind).toBe("unavailable");
    put.mockRestore();
    await passUntil(() => session.getState().device.kind === "saved");
    vi.useRealTimers();
    expect(store.records.get(`${USER}/${DRAFT}`)?.sealed).not.toBeNull();
  });

  it("writes over nothing that it could not read", async () => {
    const store = new MemoryStore();
    vi.spyOn(store, "claim").mockRejectedValue(new Error("the disk fails"));
    const put = vi.spyOn(store, "put");
    const { session } = window(store, network());
    await session.open();
    session.patch(typed);
    await session.flush();
    expect(session.getState().device.kind).toBe("unavailable");
    expect(put).not.toHaveBeenCalled();
  });

  it("finds what a killed window had written, and sends it", async () => {
    const store = new MemoryStore();
    const killed = window(store, network());
    await killed.session.open();
    killed.session.patch(typed);
    await killed.session.flush(); // and then nothing more: the browser is gone
    const net = network();
    const { session } = window(store, net);
    await session.open();
    expect(session.getState()).toMatchObject({ foundCount: 1, isOpen: true });
    await settle(100);
    expect(net.got[0]?.batch.patches).toEqual([typed]);
  });

  it("repeats a batch whose answer never came under the same id, also after a crash", async () => {
    const store = new MemoryStore();
    const silent = network();
    silent.answer("hang");
    const killed = window(store, silent);
    await killed.session.open();
    killed.session.patch(typed);
    await settle(2_000);
    const net = network();
    const { session } = window(store, net);
    await session.open();
    await settle(100);
    expect(net.got[0]).toEqual(silent.got[0]);
  });

  it("tries again with the same id while the portal cannot be reached", async () => {
    const net = network();
    net.answer(refuse("UNAVAILABLE"), refuse("UNAVAILABLE"));
    const { session } = window(new MemoryStore(), net);
    await session.open();
    session.patch(typed);
    await settle(1_600);
    expect(session.getState().link.kind).toBe("offline");
    await settle(8_000);
    expect(new Set(net.got.map((sending) => sending.operationId)).size).toBe(1);
    expect(net.got).toHaveLength(3);
    expect(session.getState().link.kind).toBe("idle");
  });

  it.each<ErrorCode>(["UNAUTHENTICATED", "GRANT_CHANGED", "NOT_ALLOWED_NOW"])(
    "keeps everything on %s",
    async (code) => {
      const store = new MemoryStore();
      const net = network();
      net.answer(refuse(code));
      const { session } = window(store, net);
      await session.open();
      session.patch(typed);
      await settle(2_000);
      expect(session.getState().link).toEqual({ kind: "stopped", code });
      await session.close();
      expect(store.records.get(`${USER}/${DRAFT}`)?.sealed).not.toBeNull();
    },
  );

  it("asks for the other's value on a conflict and keeps mine until the person chose", async () => {
    const net = network();
    net.answer(succeed({ version: 9, conflicts: [{ level: "household", uid: null, key: "address" }] }));
    const { session, onStale } = window(new MemoryStore(), net);
    await session.open();
    session.patch(typed);
    await settle(2_000);
    expect(onStale).toHaveBeenCalledOnce();
    expect(session.getState().local.conflicts).toHaveLength(1);
    expect(await session.sendAll()).toBe("STALE");
    const theirs = { ...server.payload, answers: { ...NO_ANSWERS, household: { address: "Jalan Orang" } } };
    session.refreshed({ ...server, version: 9, payload: theirs });
    session.resolve(typed, "mine");
    expect(await session.sendAll()).toBeNull();
    expect(net.got[1]?.batch.patches).toEqual([{ ...typed, before: "Jalan Orang" }]);
  });

  it("shows another user of the device nothing", async () => {
    const store = new MemoryStore();
    const mine = window(store, network());
    await mine.session.open();
    mine.session.patch(typed);
    await mine.session.close();
    const theirs = window(store, network(), OTHER);
    await theirs.session.open();
    expect(theirs.session.getState().foundCount).toBe(0);
    expect(store.keys.get(USER)).not.toBe(store.keys.get(OTHER));
  });

  it("stops a window that was overtaken: it neither writes nor sends", async () => {
    const store = new MemoryStore();
    const net = network();
    const first = window(store, net);
    await first.session.open();
    const second = window(store, net);
    await second.session.open();
    first.session.patch(typed);
    await settle(2_500);
    expect(first.session.getState().isElsewhere).toBe(true);
    expect(net.got).toHaveLength(0);
  });

  it("keeps to itself what the device has no room for when another window asks, and lets go of it once there is room", async () => {
    const store = new MemoryStore();
    const net = network();
    net.answer("hang");
    const { session } = window(store, net);
    await session.open();
    const put = vi.spyOn(store, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
    session.patch(typed);
    expect(await session.yield()).toBe(false);
    expect(session.getState()).toMatchObject({ isElsewhere: false, local: { pending: { patches: [typed] } } });
    put.mockRestore();
    expect(await session.yield()).toBe(true);
    expect(session.getState().isElsewhere).toBe(true);
    const next = window(store, net);
    await next.session.open();
    expect(next.session.getState().foundCount).toBe(1);
  });

  it("sends nothing where another window has what is nowhere else", async () => {
    const net = network();
    const { session } = window(new MemoryStore(), net);
    session.stayOut();
    session.patch(typed);
    expect(await session.sendAll()).toBe("STALE");
    expect(session.getState()).toMatchObject({ isOpen: true, isElsewhere: true, isUnkeptThere: true });
    expect(net.got).toEqual([]);
  });

  it("works without a device store and says so", async () => {
    const net = network();
    const session = new DraftSession(server, {
      copy: null,
      send: net.send,
      newId: () => "op",
      now: () => 1,
      onStale: () => {},
    });
    await session.open();
    session.patch(typed);
    expect(session.getState().device.kind).toBe("unavailable");
    expect(await session.sendAll()).toBeNull();
    expect(net.got).toHaveLength(1);
  });
});
