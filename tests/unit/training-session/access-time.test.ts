import { describe, expect, it } from "vitest";
import {
  type AccessTimes,
  hoursBefore,
  hoursUntilOpen,
  isInTime,
  openedAt,
  readyAt,
  type SeatClock,
} from "@/lib/domain/training-session/access-time";
import {
  accessTimeHref,
  isShowable,
  readAccessTimeView,
  withoutSmall,
} from "@/lib/domain/training-session/access-time-page";

const at = (text: string) => new Date(`2026-05-${text}:00Z`);

/** Confirmed on the 4th, signed on the 5th, opened at midnight WIB of the 13th, trained on the 14th from 09.00 WIB. */
const seat = (part: Partial<SeatClock> = {}): SeatClock => ({
  confirmedAt: at("04T02:00"),
  pactSignedAt: at("05T02:00"),
  startsAt: at("14T02:00"),
  endsAt: at("15T09:00"),
  doors: [{ source: "training-scheduled", validFrom: at("12T17:00"), validTo: at("29T17:00"), revokedAt: null }],
  ...part,
});

describe("the time of access", () => {
  it("runs from confirmation and from readiness to the first provisional door", () => {
    const opened = openedAt(seat());
    expect(opened).toEqual(at("12T17:00"));
    expect(hoursUntilOpen(seat().confirmedAt, at("12T17:00"))).toBe(207);
    expect(hoursUntilOpen(readyAt(seat()), at("12T17:00"))).toBe(183);
    expect(hoursBefore(seat(), at("12T17:00"))).toBe(33);
    expect(readyAt(seat({ pactSignedAt: at("01T00:00") }))).toEqual(at("04T02:00"));
  });

  it("is nothing without a provisional door of its own", () => {
    expect(openedAt(seat({ doors: [] }))).toBeNull();
    const full = {
      source: "training-passed",
      validFrom: at("01T00:00"),
      validTo: at("31T00:00"),
      revokedAt: null,
    } as const;
    expect(openedAt(seat({ doors: [full] }))).toBeNull();
    expect(isInTime(seat({ doors: [full] }))).toBe(true);
    const over = {
      source: "training-scheduled",
      validFrom: at("01T00:00"),
      validTo: at("04T02:00"),
      revokedAt: null,
    } as const;
    expect(openedAt(seat({ doors: [over] }))).toBeNull();
  });

  it("counts a door that was taken away after it opened, and none that was taken back before", () => {
    const door = { source: "training-scheduled", validFrom: at("12T17:00"), validTo: at("29T17:00") } as const;
    const taken = seat({ doors: [{ ...door, revokedAt: at("16T00:00") }] });
    expect(openedAt(taken)).toEqual(at("12T17:00"));
    expect(isInTime(taken)).toBe(true);
    const back = seat({ doors: [{ ...door, revokedAt: at("11T00:00") }] });
    expect(openedAt(back)).toBeNull();
    expect(isInTime(back)).toBe(false);
    expect(isInTime(seat({ doors: [{ ...door, revokedAt: at("13T01:00") }] }))).toBe(false);
  });

  it("is no wait where a door was open already, and no lead where it opened late", () => {
    expect(hoursUntilOpen(at("04T02:00"), at("03T00:00"))).toBe(0);
    expect(hoursBefore(seat(), at("14T05:00"))).toBe(-3);
  });

  it("is in time at twenty-four hours to the minute", () => {
    const from = (validFrom: Date) =>
      isInTime(
        seat({ doors: [{ source: "training-scheduled", validFrom, validTo: at("29T17:00"), revokedAt: null }] }),
      );
    expect(from(at("13T02:00"))).toBe(true);
    expect(from(at("13T02:01"))).toBe(false);
    expect(isInTime(seat({ doors: [] }))).toBe(false);
  });
});

const times = (people: number): AccessTimes => ({
  people,
  opened: people,
  inTime: people,
  fromConfirmed: null,
  fromReady: null,
  before: null,
});
const part = (code: string, people: number) => ({ code, label: code, times: times(people) });

describe("withoutSmall", () => {
  it("hides fewer than five, and a second part where the total would tell", () => {
    const { total, parts } = withoutSmall(times(38), [part("a", 4), part("b", 14), part("c", 20)]);
    expect(total?.people).toBe(38);
    expect(parts.map((each) => each.times?.people ?? null)).toEqual([null, null, 20]);
  });

  it("hides a small total with its part, and shows nobody", () => {
    expect(withoutSmall(times(3), [part("a", 3)])).toMatchObject({ total: null, parts: [{ times: null }] });
    expect(withoutSmall(times(0), []).total?.people).toBe(0);
    expect([0, 1, 4, 5].map(isShowable)).toEqual([true, false, false, true]);
  });
});

describe("the address", () => {
  it("is read as it was written, and what it does not know falls back", () => {
    const view = { area: "5207", days: 90 } as const;
    const href = accessTimeHref(view);
    expect(href).toBe("/pelatihan/waktu-akses?wilayah=5207&hari=90");
    expect(readAccessTimeView({ wilayah: "5207", hari: "90" })).toEqual(view);
    expect(readAccessTimeView({ wilayah: "x", hari: "7" })).toEqual({ area: null, days: 365 });
  });
});
