import { describe, expect, it } from "vitest";
import { LEAVING_PRESENCE, leavingOf, leavingPlace } from "@/lib/domain/form/leaving";

describe("where a leaving is recorded", () => {
  it("is here with an event for a death and a departure, at a desk for what concerns another family", () => {
    expect(LEAVING_PRESENCE.map((code) => leavingPlace(code, false))).toEqual([
      { kind: "event", code: "MTI" },
      { kind: "transfer" },
      { kind: "event", code: "PLN" },
      { kind: "events" },
      { kind: "here" },
    ]);
  });

  it("is never here in a draft that undoes a revision, unless somebody was not found", () => {
    expect(LEAVING_PRESENCE.map((code) => leavingPlace(code, true).kind)).toEqual([
      "events",
      "transfer",
      "events",
      "events",
      "here",
    ]);
  });

  it("is only a death for who was away already", () => {
    expect(leavingOf(true)).toEqual(LEAVING_PRESENCE);
    expect(leavingOf(false)).toEqual([2]);
  });
});
