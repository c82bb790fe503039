import { describe, expect, it } from "vitest";
import type { Participant } from "@/lib/domain/training-session/page";
import { resultsOf } from "@/lib/domain/training-session/results";

const AT = new Date("2026-05-14T03:00:00Z");
const person = (part: Partial<Participant>): Participant => ({
  enrolmentId: "019",
  appointmentId: "019",
  name: "Sari (contoh)",
  role: "village-operator",
  regionLabel: "Desa Beru",
  isDeputy: false,
  state: "confirmed",
  hasSignedPact: true,
  isPostOver: false,
  isSelf: false,
  certificateId: null,
  fullFrom: null,
  attendedAt: null,
  theoryScore: null,
  practicePassedAt: null,
  passedAt: null,
  ...part,
});

describe("resultsOf", () => {
  it("counts those with a seat alone, and no pass that was taken away", () => {
    const { counts, present, absent } = resultsOf(
      [
        person({ name: "A", attendedAt: AT, theoryScore: 70, practicePassedAt: AT, passedAt: AT, certificateId: "1" }),
        person({ name: "B", attendedAt: AT, theoryScore: 69 }),
        person({ name: "C", theoryScore: 90, practicePassedAt: AT, passedAt: AT }),
        person({ name: "D", state: "invited" }),
        person({ name: "E", state: "declined" }),
      ],
      70,
    );
    expect(present.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(absent.map(({ name }) => name)).toEqual(["C"]);
    expect(counts).toEqual({ seats: 3, present: 2, absent: 1, theory: 2, practice: 2, passed: 1 });
  });
});
