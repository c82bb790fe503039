import { describe, expect, it } from "vitest";
import { INVITATION_EVENTS, INVITATION_STATES, invitationStep, statesFor } from "@/lib/domain/invitation/flow";
import { answerBy, invitationYear, isCodeOpen, isSeason } from "@/lib/domain/invitation/season";

describe("what may happen to an invitation", () => {
  it("ends with an answer, from wherever it comes", () => {
    expect(statesFor("answer")).toEqual(INVITATION_STATES);
    for (const event of INVITATION_EVENTS)
      expect(invitationStep("answered", event)).toBe(event === "answer" ? "answered" : null);
  });

  it("reminds only of a letter that has arrived", () => {
    expect(statesFor("remind")).toEqual(["delivered"]);
  });

  it("prints and delivers again, also to a family that was missed", () => {
    expect(invitationStep("unreached", "deliver")).toBe("delivered");
    expect(invitationStep("delivered", "print")).toBe("issued");
    expect(invitationStep("exempt", "print")).toBeNull();
  });
});

describe("the season of invitations", () => {
  it("is January to September", () => {
    expect(["2026-01-01", "2026-09-30", "2026-10-01", "2026-12-31"].map(isSeason)).toEqual([true, true, false, false]);
    expect(invitationYear("2026-12-31")).toBe(2026);
  });

  it("asks for an answer by 30 September, by thirty days when it is late, and never past the year", () => {
    expect(answerBy("2026-01-02")).toBe("2026-09-30");
    expect(answerBy("2026-09-20")).toBe("2026-10-20");
    expect(answerBy("2026-12-20")).toBe("2026-12-31");
  });

  it("keeps a letter's code open to the end of its year", () => {
    expect(isCodeOpen(2026, "2026-12-31")).toBe(true);
    expect(isCodeOpen(2026, "2027-01-01")).toBe(false);
  });
});
