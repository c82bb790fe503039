import { afterEach, describe, expect, it, vi } from "vitest";
import {
  closeRun,
  currentRun,
  itemsLeft,
  itemsToRecall,
  PART,
  recallRun,
  resumeRun,
  startRun,
  stopRun,
} from "@/components/queue/bulk-run";

const order = (count: number) => ({
  items: Array.from({ length: count }, (_, index) => ({
    regencyCode: "5207",
    id: `id-${index}`,
    version: 1,
    headName: `Keluarga ${index} (contoh)`,
  })),
  event: "verify",
  meetingId: null,
  grantId: "g",
  path: "/verifikasi",
});

interface Sent {
  operationId: string;
  input: { items: { id: string }[] };
}

function answering(answer: (sent: Sent, call: number) => object | Error) {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
    const body: Sent = JSON.parse(init.body);
    sent.push(body);
    const given = answer(body, sent.length);
    if (given instanceof Error) throw given;
    return { json: async () => given };
  });
  return sent;
}

const allDecided = (body: Sent) => ({
  ok: true,
  value: { outcomes: body.input.items.map(({ id }) => ({ id, refused: null })) },
});

afterEach(() => {
  stopRun();
  closeRun();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("deciding many", () => {
  it("sends parts and has an outcome for each item", async () => {
    const sent = answering((body) => ({
      ok: true,
      value: { outcomes: body.input.items.map(({ id }) => ({ id, refused: id === "id-3" ? "STALE" : null })) },
    }));
    await startRun(order(120));
    expect(sent.map((body) => body.input.items.length)).toEqual([PART, PART, 20]);
    expect(new Set(sent.map((body) => body.operationId)).size).toBe(3);
    const run = currentRun();
    expect(run?.status).toBe("finished");
    expect(run?.outcomes.get("id-3")).toBe("STALE");
    expect([...(run?.outcomes.values() ?? [])].filter((outcome) => outcome === "decided")).toHaveLength(119);
  });

  it("sends many back with one reason, and takes them back unless they left a lot", async () => {
    const given = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };
    const sent = answering(allDecided);
    await startRun({ ...order(60), event: "return", given });
    expect(sent[0]?.input).toMatchObject({ decision: { event: "return", ...given, meetingId: null } });
    const done = currentRun();
    expect(done === null ? 0 : itemsToRecall(done)).toHaveLength(60);
    await recallRun();
    expect(sent.slice(2).map((body) => body.input.items)).toMatchObject([{ length: PART }, { length: 10 }]);
    expect([...(currentRun()?.outcomes.values() ?? [])].filter((outcome) => outcome === "recalled")).toHaveLength(60);
    closeRun();
    await startRun({ ...order(2), event: "return", request: { command: "lot.return", input: { ...given } } });
    const lot = currentRun();
    expect(lot === null ? null : itemsToRecall(lot)).toEqual([]);
  });

  it("stops between parts and goes on with the rest", async () => {
    answering((body, call) => {
      if (call === 1) stopRun();
      return allDecided(body);
    });
    await startRun(order(120));
    const stopped = currentRun();
    expect(stopped?.status).toBe("stopped");
    expect(stopped === null ? 0 : itemsLeft(stopped).length).toBe(70);
    await resumeRun();
    expect(currentRun()?.status).toBe("finished");
  });

  it("repeats a part without an answer as the same operation, then stops and says so", async () => {
    vi.useFakeTimers();
    const sent = answering((body, call) => (call <= 3 ? new Error("no network") : allDecided(body)));
    const run = startRun(order(10));
    await vi.runAllTimersAsync();
    await run;
    expect(currentRun()).toMatchObject({ status: "stopped", trouble: "UNAVAILABLE" });
    await resumeRun();
    expect(new Set(sent.map((body) => body.operationId)).size).toBe(1);
    expect(currentRun()?.status).toBe("finished");
  });

  it("stops when the whole request is refused", async () => {
    answering(() => ({ ok: false, error: { code: "GRANT_CHANGED" } }));
    await startRun(order(60));
    expect(currentRun()).toMatchObject({ status: "stopped", trouble: "GRANT_CHANGED" });
  });

  it("does not begin twice", async () => {
    const sent = answering(allDecided);
    await Promise.all([startRun(order(10)), startRun(order(10))]);
    expect(sent).toHaveLength(1);
  });
});
