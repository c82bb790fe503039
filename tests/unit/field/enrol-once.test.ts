import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enrolOnce } from "@/lib/client/field/enrol-once";
import type { Refusal } from "@/lib/domain/error/error-code";

let kept: Map<string, string>;
let asked: string[];
let refusals: Refusal["code"][];

beforeEach(() => {
  kept = new Map();
  asked = [];
  refusals = [];
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal("fetch", async (_: string, { body }: { readonly body: Uint8Array }) => {
    asked.push(JSON.parse(new TextDecoder().decode(body)).deviceId);
    const code = refusals.shift();
    return Response.json(code === undefined ? { ok: true, value: { secret: "s" } } : { ok: false, error: { code } });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("enrolOnce", () => {
  it.each(["IDEMPOTENCY_MISMATCH", "GRANT_CHANGED"] as const)(
    "drops an id that is spent (%s), and asks once with another",
    async (code) => {
      refusals = [code];
      const { deviceId, asked: answer } = await enrolOnce("Ponsel");
      expect(answer.kind).toBe("answer");
      expect(asked).toHaveLength(2);
      expect(asked[0]).not.toBe(deviceId);
      expect(asked[1]).toBe(deviceId);
    },
  );

  it("asks no third time", async () => {
    refusals = ["IDEMPOTENCY_MISMATCH", "IDEMPOTENCY_MISMATCH"];
    expect((await enrolOnce("Ponsel")).asked).toMatchObject({ kind: "refused", code: "IDEMPOTENCY_MISMATCH" });
    expect(asked).toHaveLength(2);
  });

  it("keeps the id where the refusal is about something else, so that a lost answer makes no second device", async () => {
    refusals = ["NOT_ALLOWED_NOW"];
    const { deviceId } = await enrolOnce("Ponsel");
    expect((await enrolOnce("Ponsel")).deviceId).toBe(deviceId);
  });
});
