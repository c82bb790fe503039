import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CertificateFacts,
  certificateEnd,
  type Door,
  type DoorFacts,
  doorsOf,
  type RetestFacts,
  type SeatFacts,
  scheduledWindow,
  testEnd,
} from "@/lib/domain/training-session/door";

const ZONE = "Asia/Makassar";
const at = (text: string) => new Date(`${text}+08:00`);
const THURSDAY = { startsAt: at("2026-05-14T09:00:00"), endsAt: at("2026-05-15T16:00:00") };
const POST = { startsAt: at("2026-05-01T08:00:00"), endsAt: null, barredAt: null };
const SIGNED = at("2026-05-11T10:00:00");
const seat = (confirmedAt: Date): SeatFacts => ({ ...THURSDAY, confirmedAt });

describe("scheduledWindow", () => {
  it("opens at the local midnight that begins the day before, for who confirmed and signed by then", () => {
    const { validFrom, validTo } = scheduledWindow(seat(SIGNED), SIGNED, ZONE);
    expect(validFrom).toEqual(at("2026-05-13T00:00:00"));
    // Fourteen local days after the last of the training.
    expect(validTo).toEqual(at("2026-05-30T00:00:00"));
  });

  it("opens at once for who confirms or signs later than that", () => {
    const late = at("2026-05-13T17:30:00");
    expect(scheduledWindow(seat(late), SIGNED, ZONE).validFrom).toEqual(late);
    expect(scheduledWindow(seat(SIGNED), late, ZONE).validFrom).toEqual(late);
  });

  it("takes the day from the person's own zone", () => {
    const evening = { ...seat(SIGNED), startsAt: new Date("2026-05-13T16:30:00Z") };
    expect(scheduledWindow(evening, SIGNED, "Asia/Jayapura").validFrom).toEqual(new Date("2026-05-12T15:00:00Z"));
    expect(scheduledWindow(evening, SIGNED, "Asia/Jakarta").validFrom).toEqual(new Date("2026-05-11T17:00:00Z"));
  });
});

describe("certificateEnd", () => {
  it("is twelve months on, on the last day of a shorter month", () => {
    expect(certificateEnd(new Date("2027-02-28T05:00:00Z"))).toEqual(new Date("2028-02-28T05:00:00Z"));
    expect(certificateEnd(new Date("2028-02-29T05:00:00Z"))).toEqual(new Date("2029-02-28T05:00:00Z"));
  });
});

const START = at("2026-01-01T00:00:00").getTime();
const HOUR = 3_600_000;
const instant = fc.integer({ min: 0, max: 24 * 700 * 4 }).map((quarter) => new Date(START + (quarter * HOUR) / 4));
const span = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR);

const seatFacts: fc.Arbitrary<SeatFacts> = fc
  .tuple(instant, instant, fc.integer({ min: 1, max: 24 * 14 }))
  .map(([confirmedAt, startsAt, hours]) => ({ confirmedAt, startsAt, endsAt: span(startsAt, hours) }));
const certificate: fc.Arbitrary<CertificateFacts> = fc
  .tuple(instant, fc.option(fc.integer({ min: 0, max: 24 * 500 }), { nil: null }))
  .map(([passedAt, revokedAfter]) => ({
    passedAt,
    validTo: certificateEnd(passedAt),
    revokedAt: revokedAfter === null ? null : span(passedAt, revokedAfter),
  }));
const retest: fc.Arbitrary<RetestFacts> = fc
  .tuple(instant, fc.integer({ min: 1, max: 24 * 60 }), fc.option(fc.integer({ min: 0, max: 24 * 200 }), { nil: null }))
  .map(([announcedAt, dueAfter, clearedAfter]) => ({
    announcedAt,
    dueAt: span(announcedAt, dueAfter),
    clearedAt: clearedAfter === null ? null : span(announcedAt, clearedAfter),
  }));
const facts: fc.Arbitrary<DoorFacts> = fc.record({
  post: fc.record({
    startsAt: instant,
    endsAt: fc.option(instant, { nil: null }),
    barredAt: fc.option(instant, { nil: null, freq: 8 }),
  }),
  pactSignedAt: fc.option(instant, { nil: null, freq: 8 }),
  seats: fc.array(seatFacts, { maxLength: 4 }),
  certificates: fc.array(certificate, { maxLength: 3 }),
  retests: fc.array(retest, { maxLength: 3 }),
  timeZone: fc.constantFrom("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
});

/** The test is due again of who passed then: a later pass is not asked. */
const isAskedAgain = (retests: readonly RetestFacts[], passedAt: Date, now: Date) =>
  retests.some(
    ({ announcedAt, dueAt, clearedAt }) =>
      announcedAt > passedAt && dueAt <= now && (clearedAt === null || now < clearedAt),
  );

const openAt = (doors: readonly Door[], now: Date) =>
  doors.filter(({ validFrom, validTo }) => validFrom <= now && now < validTo);

describe("doorsOf, over random facts", () => {
  it("never opens without what it follows from, nor two doors at once, nor a lesser one than was passed", () => {
    fc.assert(
      fc.property(facts, fc.array(instant, { minLength: 1, maxLength: 40 }), (given, times) => {
        const doors = doorsOf(given);
        const { post, pactSignedAt, seats, certificates, retests, timeZone } = given;
        for (const now of times) {
          const open = openAt(doors, now);
          const isPost =
            post.barredAt === null &&
            post.startsAt <= now &&
            (post.endsAt === null || now < post.endsAt) &&
            pactSignedAt !== null &&
            pactSignedAt <= now;
          const inForce = certificates.filter(
            ({ passedAt, validTo, revokedAt }) =>
              passedAt <= now && now < validTo && (revokedAt === null || now < revokedAt),
          );
          const isPassed = inForce.some(({ passedAt }) => !isAskedAgain(retests, passedAt, now));
          const isScheduled = seats.some((each) => {
            const { validFrom, validTo } = scheduledWindow(each, pactSignedAt ?? now, timeZone);
            return validFrom <= now && now < validTo;
          });
          const expected = !isPost
            ? []
            : isPassed
              ? ["full"]
              : isScheduled || inForce.length > 0
                ? ["provisional"]
                : [];
          expect(open.map(({ level }) => level)).toEqual(expected);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("leaves no gap between a pass and access, at the millisecond", () => {
    fc.assert(
      fc.property(
        seatFacts,
        fc.integer({ min: 0, max: 24 * 13 }),
        fc.integer({ min: 0, max: 999 }),
        (taken, hours, ms) => {
          const passedAt = new Date(span(taken.startsAt, hours).getTime() + ms);
          fc.pre(passedAt < testEnd(taken, ZONE) && passedAt >= taken.confirmedAt);
          const certificates = [{ passedAt, validTo: certificateEnd(passedAt), revokedAt: null }];
          const doors = doorsOf({
            post: { ...POST, startsAt: new Date(0) },
            pactSignedAt: new Date(0),
            seats: [taken],
            certificates,
            retests: [],
            timeZone: ZONE,
          });
          const before = new Date(passedAt.getTime() - 1);
          const expected = scheduledWindow(taken, new Date(0), ZONE).validFrom <= before ? ["provisional"] : [];
          expect(openAt(doors, before).map(({ level }) => level)).toEqual(expected);
          expect(openAt(doors, passedAt).map(({ level }) => level)).toEqual(["full"]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is lessened by the clock when a test again is due, and whole again at the millisecond of its pass", () => {
    const passedAt = at("2026-05-15T15:00:00");
    const due = { announcedAt: at("2026-10-12T01:00:00"), dueAt: at("2026-11-12T00:00:00") };
    const doorsWith = (clearedAt: Date | null) =>
      doorsOf({
        post: POST,
        pactSignedAt: SIGNED,
        seats: [],
        certificates: [{ passedAt, validTo: certificateEnd(passedAt), revokedAt: null }],
        retests: [{ ...due, clearedAt }],
        timeZone: ZONE,
      }).map(({ level, validFrom, validTo }) => [level, validFrom, validTo]);
    const end = certificateEnd(passedAt);
    expect(doorsWith(null)).toEqual([
      ["full", passedAt, due.dueAt],
      ["provisional", due.dueAt, end],
    ]);
    const again = at("2026-11-14T09:30:00.123");
    expect(doorsWith(again)).toEqual([
      ["full", passedAt, due.dueAt],
      ["provisional", due.dueAt, again],
      ["full", again, end],
    ]);
    expect(doorsWith(at("2026-11-11T23:59:59"))).toEqual([["full", passedAt, end]]);
  });

  it("comes back to reading and drafting when a certificate is taken away while the days of the test last", () => {
    const passedAt = at("2026-05-15T15:00:00");
    const revokedAt = at("2026-05-18T08:00:00");
    const doors = doorsOf({
      post: POST,
      pactSignedAt: SIGNED,
      seats: [seat(SIGNED)],
      certificates: [{ passedAt, validTo: certificateEnd(passedAt), revokedAt }],
      retests: [],
      timeZone: ZONE,
    });
    expect(doors.map(({ level, validFrom }) => [level, validFrom])).toEqual([
      ["provisional", at("2026-05-13T00:00:00")],
      ["full", passedAt],
      ["provisional", revokedAt],
    ]);
  });
});
