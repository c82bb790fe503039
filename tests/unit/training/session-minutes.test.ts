import { describe, expect, it } from "vitest";
import {
  countsOf,
  formatMinutesNumber,
  minutesOf,
  readTrainingMinutes,
  writeTrainingMinutes,
} from "@/lib/domain/training-session/minutes";
import type { Participant, SessionView } from "@/lib/domain/training-session/page";

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

const session: SessionView = {
  id: "019",
  regionCode: "5207",
  regionLabel: "Kabupaten Contoh",
  title: "Pelatihan (contoh)",
  mode: "on-site",
  place: "Aula",
  trainerName: "Pelatih (contoh)",
  startsAt: AT,
  endsAt: new Date("2026-05-15T08:00:00Z"),
  zone: "Asia/Makassar",
  state: "over",
  note: "",
  cancelReason: null,
  passMark: 70,
  version: 1,
};
const people = [
  person({ name: "A", attendedAt: AT, theoryScore: 70, practicePassedAt: AT, passedAt: AT, certificateId: "1" }),
  person({ name: "B", attendedAt: AT, theoryScore: 69 }),
  person({ name: "C", theoryScore: 90, practicePassedAt: AT, passedAt: AT }),
  person({ name: "D", state: "invited" }),
  person({ name: "E", state: "declined" }),
];

describe("the minutes of a training", () => {
  it("count those with a seat alone, and no pass that was taken away", () => {
    const minutes = minutesOf(session, people);
    const names = (there: boolean) =>
      minutes.people.flatMap(({ name, isPresent }) => (isPresent === there ? [name] : []));
    expect(names(true)).toEqual(["A", "B"]);
    expect(names(false)).toEqual(["C"]);
    expect(countsOf(minutes)).toEqual({ seats: 3, present: 2, absent: 1, theory: 2, practice: 2, passed: 1 });
  });

  it("are read back as they were written, always in the same words", () => {
    const minutes = minutesOf(session, people);
    const text = writeTrainingMinutes(minutes);
    expect(readTrainingMinutes(text)).toEqual(minutes);
    expect(writeTrainingMinutes(readTrainingMinutes(text))).toBe(text);
    expect(() => readTrainingMinutes(text.replace('"format":1', '"format":2'))).toThrow();
  });

  it("say nothing of what a reader is or may do: the same minutes have one hash", () => {
    const asOther = people.map((one) => ({ ...one, isSelf: true, hasSignedPact: false, isPostOver: true }));
    expect(writeTrainingMinutes(minutesOf({ ...session, version: 2, note: "x" }, asOther))).toBe(
      writeTrainingMinutes(minutesOf(session, people)),
    );
  });

  it("are numbered in their region and year", () => {
    expect(formatMinutesNumber({ regionCode: "5207", year: 2026, serial: 3 })).toBe("3/BA-PEL/5207/2026");
  });
});
