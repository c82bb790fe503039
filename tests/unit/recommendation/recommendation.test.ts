import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { readRecommendationFilter, recommendationHref } from "@/lib/domain/recommendation/page";
import {
  FOLLOW_UPS,
  isAddressable,
  isOverdue,
  mayFollowUp,
  RECOMMENDATION_STATES,
  recommendationStep,
} from "@/lib/domain/recommendation/recommendation";

const actor = (role: Role, regionCode: string): Actor => {
  const grant = { id: "g", role, regionCode, level: "full" as const };
  return { userId: "u", sessionId: "s", displayName: "Contoh", locale: "id", grant, grants: [grant] };
};
const VILLAGE = "5207012001";

describe("a recommendation", () => {
  it("has somebody who can go on in every state but the last", () => {
    for (const area of [VILLAGE, "5207"])
      for (const state of RECOMMENDATION_STATES) {
        const people = [actor("village-operator", VILLAGE), actor("regency-verifier", "5207"), actor("coach", "5207")];
        const able = people.some((each) => FOLLOW_UPS.some((event) => mayFollowUp(each, area, state, event)));
        expect(able, `${area} ${state}`).toBe(state !== "closed");
      }
    expect(recommendationStep("closed", "ask-again")).toBeNull();
    expect(recommendationStep("closed", "close")).toBeNull();
    expect(recommendationStep("answered", "ask-again")?.to).toBe("open");
  });

  it("is answered by those it was addressed to, and by nobody in their place", () => {
    expect(mayFollowUp(actor("village-head", VILLAGE), VILLAGE, "open", "answer")).toBe(true);
    expect(mayFollowUp(actor("regency-verifier", "5207"), VILLAGE, "open", "answer")).toBe(false);
    expect(mayFollowUp(actor("regency-verifier", "5207"), "5207", "open", "answer")).toBe(true);
    expect(mayFollowUp(actor("village-head", VILLAGE), "5207", "open", "answer")).toBe(false);
    expect(mayFollowUp(actor("coach", "52"), VILLAGE, "answered", "close")).toBe(true);
    expect(mayFollowUp(actor("coach", "52"), VILLAGE, "open", "close")).toBe(true);
    expect(mayFollowUp(actor("coach", "52"), VILLAGE, "open", "ask-again")).toBe(false);
    expect(mayFollowUp(actor("village-head", VILLAGE), VILLAGE, "open", "close")).toBe(false);
    expect(mayFollowUp(actor("coach", "5204"), VILLAGE, "answered", "close")).toBe(false);
    expect(mayFollowUp(actor("village-head", VILLAGE), VILLAGE, "answered", "close")).toBe(false);
  });

  it("is late after its day while it is open, and goes to villages and regencies", () => {
    expect(isOverdue("open", "2026-05-14", "2026-05-14")).toBe(false);
    expect(isOverdue("open", "2026-05-14", "2026-05-15")).toBe(true);
    expect(isOverdue("answered", "2026-05-14", "2026-05-15")).toBe(false);
    expect(["5207", VILLAGE].every(isAddressable)).toBe(true);
    expect(["52", "520701", "0", ""].some(isAddressable)).toBe(false);
  });

  it("is listed by an address that reads back what it says", () => {
    const filter = readRecommendationFilter({ keadaan: "dijawab", wilayah: "5207" });
    expect(recommendationHref(filter)).toBe("/rekomendasi?keadaan=dijawab&wilayah=5207");
    expect(recommendationHref(filter, { state: null, isOverdue: true })).toBe("/rekomendasi?lewat=1&wilayah=5207");
  });
});
