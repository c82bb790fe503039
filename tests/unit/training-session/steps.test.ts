import { describe, expect, it } from "vitest";
import { calendarFile } from "@/lib/domain/training-session/calendar-file";
import { certificateEnd, testEnd } from "@/lib/domain/training-session/door";
import type { OwnSeat, SessionView } from "@/lib/domain/training-session/page";
import { seatReminder } from "@/lib/domain/training-session/reminder";
import { sessionState } from "@/lib/domain/training-session/session";
import { missingParts, STEPS, stepsOf } from "@/lib/domain/training-session/steps";

const ZONE = "Asia/Makassar";
const at = (text: string) => new Date(`${text}+08:00`);
const TIMES = { startsAt: at("2026-05-14T09:00:00"), endsAt: at("2026-05-15T16:00:00"), cancelledAt: null };
const SIGNED = at("2026-05-11T08:00:00");

function seatAt(now: Date, part: Partial<OwnSeat> = {}, times = TIMES): OwnSeat {
  const session: SessionView = {
    id: "0",
    regionCode: "5207",
    regionLabel: "",
    title: "",
    mode: "on-site",
    place: "",
    trainerName: "",
    zone: ZONE,
    note: "",
    cancelReason: null,
    passMark: 70,
    version: 1,
    ...times,
    state: sessionState(times, now),
  };
  return {
    enrolmentId: "e",
    session,
    state: "confirmed",
    queuePlace: null,
    attendedAt: null,
    theoryScore: null,
    practicePassedAt: null,
    passedAt: null,
    can: { accept: false, decline: false },
    opensAt: now,
    testUntil: testEnd(times, ZONE),
    ...part,
  };
}

const marksAt = (now: Date, seats: readonly OwnSeat[], signed: Date | null = SIGNED) => {
  const { marks } = stepsOf({ seats, certificates: [], retest: null }, signed, now);
  return STEPS.map((step) => marks[step]);
};

describe("stepsOf", () => {
  it("goes from the pact to the test, one step of now at a time", () => {
    const monday = at("2026-05-11T10:00:00");
    expect(marksAt(monday, [], null)).toEqual(["now", "later", "later", "later", "later"]);
    expect(marksAt(monday, [])).toEqual(["done", "now", "later", "later", "later"]);
    expect(marksAt(monday, [seatAt(monday, { state: "invited" })])).toEqual(["done", "now", "later", "later", "later"]);
    expect(marksAt(monday, [seatAt(monday)])).toEqual(["done", "done", "now", "later", "later"]);
    const friday = at("2026-05-15T16:00:00");
    expect(marksAt(friday, [seatAt(friday)])).toEqual(["done", "done", "done", "now", "later"]);
    const tooLate = at("2026-05-30T00:00:00");
    expect(marksAt(tooLate, [seatAt(tooLate)])).toEqual(["done", "done", "done", "stopped", "later"]);
  });

  it("shows the certificate while it holds, and the next training beside it", () => {
    const passedAt = at("2026-05-15T15:00:00");
    const now = at("2027-05-01T08:00:00");
    const certificate = {
      id: "c",
      number: "",
      checkCode: "",
      passedAt,
      validTo: certificateEnd(passedAt),
      revokedAt: null,
    };
    const old = seatAt(now, { passedAt });
    const again = seatAt(
      now,
      { enrolmentId: "again", state: "invited" },
      {
        startsAt: at("2027-05-10T09:00:00"),
        endsAt: at("2027-05-10T16:00:00"),
        cancelledAt: null,
      },
    );
    expect(stepsOf({ seats: [old], certificates: [certificate], retest: null }, SIGNED, now)).toMatchObject({
      seat: { enrolmentId: "e" },
      marks: { test: "done", certificate: "done" },
    });
    const renewing = stepsOf({ seats: [again, old], certificates: [certificate], retest: null }, SIGNED, now);
    expect(renewing).toMatchObject({ seat: { enrolmentId: "again" }, marks: { answer: "now", certificate: "done" } });
    const ended = stepsOf({ seats: [old], certificates: [certificate], retest: null }, SIGNED, certificate.validTo);
    expect(ended).toMatchObject({
      isCertificateValid: false,
      seat: null,
      marks: { answer: "now", certificate: "stopped" },
    });
  });
});

describe("a test again", () => {
  const passedAt = at("2026-05-15T15:00:00");
  const certificate = {
    id: "c",
    number: "",
    checkCode: "",
    passedAt,
    validTo: certificateEnd(passedAt),
    revokedAt: null,
  };
  const retest = { id: "r", why: "idle", dueAt: at("2026-12-01T00:00:00"), isDue: false, triesLeft: 3 } as const;
  const of = (isDue: boolean, now: Date) =>
    stepsOf(
      { seats: [seatAt(now, { passedAt })], certificates: [certificate], retest: { ...retest, isDue } },
      SIGNED,
      now,
    );

  it("leaves full access done until it is due, and is then all that is missing", () => {
    const before = of(false, at("2026-11-20T08:00:00"));
    expect(before).toMatchObject({ marks: { certificate: "done" }, retest: { id: "r" } });
    const due = of(true, at("2026-12-02T08:00:00"));
    expect(due.marks.certificate).toBe("stopped");
    expect(missingParts(due)).toEqual(["retest"]);
  });

  it("is nobody's once the certificate has ended", () => {
    expect(of(true, certificate.validTo).retest).toBeNull();
  });
});

describe("seatReminder", () => {
  const days = { firstDay: "2026-05-14", lastDay: "2026-05-15", testLastDay: "2026-05-29" } as const;
  it("reminds of the answer three days and a day before, of the training the day before, of the test near its end", () => {
    const of = (state: "invited" | "confirmed" | "waiting", today: string) =>
      seatReminder({ ...days, state }, today)?.kind ?? null;
    const told = (state: "invited" | "confirmed" | "waiting") =>
      Array.from({ length: 31 }, (_, index) => `2026-05-${String(index + 1).padStart(2, "0")}`)
        .filter((day) => of(state, day) !== null)
        .map((day) => `${day.slice(8)} ${of(state, day)}`);
    expect(told("invited")).toEqual(["11 reminder-answer", "13 reminder-answer"]);
    expect(told("confirmed")).toEqual(["13 reminder-training", "22 reminder-test", "27 reminder-test"]);
    expect(told("waiting")).toEqual([]);
  });
});

describe("calendarFile", () => {
  it("escapes, folds between characters, and says instants in UTC", () => {
    const file = calendarFile({
      id: "0190",
      title: "Pelatihan; operator, desa “Beru” 🙂 ".repeat(4),
      place: "Aula\nKecamatan",
      startsAt: TIMES.startsAt,
      endsAt: TIMES.endsAt,
      madeAt: SIGNED,
      version: 3,
    });
    expect(file).toContain("DTSTART:20260514T010000Z\r\n");
    expect(file).toContain("LOCATION:Aula\\nKecamatan\r\n");
    expect(file).toContain("SEQUENCE:3\r\n");
    for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const unfolded = file.replaceAll("\r\n ", "");
    expect(unfolded).toContain(`SUMMARY:${"Pelatihan\\; operator\\, desa “Beru” 🙂 ".repeat(4)}\r\n`);
  });
});
