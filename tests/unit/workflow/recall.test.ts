import { describe, expect, it } from "vitest";
import { recallOf, type TakenStep } from "@/lib/domain/workflow/recall";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const step = (
  event: TakenStep["event"],
  from: TakenStep["from"],
  to: TakenStep["to"],
  actorId: string,
  day: number,
): TakenStep => ({
  event,
  from,
  to,
  actorId,
  at: at(day),
  reason: null,
  note: null,
});
const returned = (taken: TakenStep, reason: string): TakenStep => ({ ...taken, reason, note: "Perbaiki." });
const SENT = [step("submit", "draft", "submitted", "op", 1), step("endorse", "submitted", "endorsed", "head", 2)];
const VERIFIED = [...SENT, step("verify", "endorsed", "verified", "v", 5)];
const recall = (steps: readonly TakenStep[], person: string) => recallOf(steps, person, STANDARD_TIERS);

describe("taking an agreement back", () => {
  it("puts the proposal where it was, as old as it was", () => {
    expect(recall(VERIFIED, "v")).toEqual({
      state: "verified",
      back: "endorsed",
      since: at(2),
      agreed: 0,
      returnedTo: null,
      reason: null,
      note: null,
      decidedAt: at(5),
      isReturn: false,
    });
  });

  it("is for who agreed, while nobody has acted since", () => {
    expect(recall(VERIFIED, "other")).toBeNull();
    expect(recall([...VERIFIED, step("validate", "verified", "validated", "p", 6)], "v")).toBeNull();
    expect(recall([...VERIFIED, step("validate", "verified", "validated", "p", 6)], "p")).toMatchObject({
      back: "verified",
      since: at(5),
    });
    expect(recall([], "v")).toBeNull();
  });

  it("takes a return back to the tier that sent it, with what had brought it there", () => {
    const back = returned(step("return", "endorsed", "returned", "v", 5), "EVIDENCE_UNCLEAR");
    expect(recall([...SENT, back], "v")).toMatchObject({
      state: "returned",
      back: "endorsed",
      since: at(2),
      returnedTo: null,
      reason: null,
      decidedAt: at(5),
      isReturn: true,
    });
    expect(recall([...SENT, back], "other")).toBeNull();
    expect(recall([...SENT, back, step("submit", "returned", "submitted", "op", 6)], "v")).toBeNull();
    const down = returned(step("return", "verified", "endorsed", "p", 6), "NIK_DOUBLE");
    const again = step("return", "endorsed", "returned", "w", 7);
    expect(recall([...VERIFIED, down, again], "w")).toMatchObject({
      back: "endorsed",
      since: at(6),
      returnedTo: "regency",
      reason: "NIK_DOUBLE",
      note: "Perbaiki.",
    });
    expect(recall([...VERIFIED, down, again, step("recall", "returned", "endorsed", "w", 8)], "p")).toMatchObject({
      state: "endorsed",
      back: "verified",
    });
  });

  it("is no way back from a meeting, from the record, or from a rejection", () => {
    expect(recall([...SENT.slice(0, 1), step("return", "submitted", "returned", "head", 2)], "head")).toBeNull();
    expect(recall(SENT, "head")).toBeNull();
    expect(recall([...VERIFIED, step("accept", "validated", "applied", "c", 7)], "c")).toBeNull();
    expect(recall([...SENT, step("reject", "endorsed", "rejected", "v", 5)], "v")).toBeNull();
  });

  it("counts as though it had not been once it is done, however often", () => {
    const once = [...VERIFIED, step("recall", "verified", "endorsed", "v", 6)];
    expect(recall(once, "v")).toBeNull();
    const again = [...once, step("verify", "endorsed", "verified", "v", 7)];
    expect(recall(again, "v")).toMatchObject({ back: "endorsed", since: at(2) });
    const twice = [...again, step("recall", "verified", "endorsed", "v", 8)];
    expect(recall(twice, "head")).toBeNull();
  });

  it("keeps what others had agreed, and says to whom it had been sent back", () => {
    const two = [
      ...SENT,
      step("verify", "endorsed", "endorsed", "a", 3),
      step("verify", "endorsed", "verified", "b", 4),
    ];
    expect(recall(two, "b")).toMatchObject({ agreed: 1, since: at(2) });
    expect(recall(two.slice(0, -1), "a")).toMatchObject({ state: "endorsed", back: "endorsed", agreed: 0 });
    const back = [
      ...VERIFIED,
      step("validate", "verified", "validated", "p", 6),
      step("return", "validated", "endorsed", "c", 7),
      step("verify", "endorsed", "verified", "w", 8),
    ];
    expect(recall(back, "w")).toMatchObject({ since: at(7), returnedTo: "regency" });
  });
});
