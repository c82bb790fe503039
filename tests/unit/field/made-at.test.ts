import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HeardClock } from "@/lib/client/field/heard-clock";
import { madeAtServer, UNKNOWN_CLOCK } from "@/lib/domain/field/made-at";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONTACT = 1_800_000_000_000;
/** When it was made, and when it arrived; by the server's clock. */
const MADE = CONTACT + 3 * HOUR;
const NOW = CONTACT + 9 * HOUR;

/** A device whose clock was off at the last contact, when the operation was made, and when it was sent; milliseconds ahead of the server. */
function told({
  atContact,
  atMaking,
  atSending,
  sinceMs,
}: Record<"atContact" | "atMaking" | "atSending", number> & { sinceMs: number | null }) {
  const clock = { heardAt: CONTACT, sinceMs, skewMs: -atContact };
  return madeAtServer({ madeAt: MADE + atMaking, clock }, { skewMs: atSending, now: NOW });
}

describe("when an operation was made, by the server's clock", () => {
  it.each([-2 * DAY, 0, 2 * DAY])("is right for a clock that is off by %d ms all the time", (off) => {
    const at = { atContact: off, atMaking: off, atSending: off };
    expect(told({ ...at, sinceMs: null })).toBe(MADE);
    expect(told({ ...at, sinceMs: 3 * HOUR })).toBe(MADE);
  });

  it.each([-2 * DAY, 2 * DAY])("is right where a clock that was off by %d ms is set right before it is sent", (off) => {
    expect(told({ atContact: off, atMaking: off, atSending: 0, sinceMs: null })).toBe(MADE);
  });

  it.each([-2 * DAY, 2 * DAY])("is what the counter says where the clock was off by %d ms only then", (off) => {
    expect(told({ atContact: 0, atMaking: off, atSending: 0, sinceMs: 3 * HOUR })).toBe(MADE);
  });

  it.each([
    ["two days behind", -2 * DAY, CONTACT],
    ["two days ahead", 2 * DAY, NOW],
  ])("is between contact and arrival without a counter, where the clock was %s only then", (_, off, expected) => {
    expect(told({ atContact: 0, atMaking: off, atSending: 0, sinceMs: null })).toBe(expected);
  });

  it("is the device's word, set right at sending, in what an earlier build queued", () => {
    expect(madeAtServer({ madeAt: MADE + 2 * DAY }, { skewMs: 2 * DAY, now: NOW })).toBe(MADE);
    expect(madeAtServer({ madeAt: NOW + DAY, clock: UNKNOWN_CLOCK }, { skewMs: 0, now: NOW })).toBe(NOW);
  });

  it("never lies after its arrival, nor before what is certain", () => {
    const off = fc.integer({ min: -400 * DAY, max: 400 * DAY });
    const sinceMs = fc.option(fc.integer({ min: 0, max: 3 * HOUR }));
    fc.assert(
      fc.property(off, off, off, sinceMs, (atContact, atMaking, atSending, since) => {
        const at = told({ atContact, atMaking, atSending, sinceMs: since });
        return at <= NOW && at >= CONTACT + (since ?? 0);
      }),
    );
  });
});

describe("what a window knows of the server's time", () => {
  it("is what the device wrote down until it hears itself, and from then on a counter", () => {
    let tick = 500.4;
    const clock = new HeardClock(() => tick);
    expect(clock.read(null)).toEqual(UNKNOWN_CLOCK);
    expect(clock.read({ skewMs: 7 })).toEqual({ heardAt: null, sinceMs: null, skewMs: 7 });
    expect(clock.read({ heardAt: 10, skewMs: 7 })).toEqual({ heardAt: 10, sinceMs: null, skewMs: 7 });
    clock.hear(2_000);
    tick += 90_000.2;
    expect(clock.read({ heardAt: 10, skewMs: 7 })).toEqual({ heardAt: 2_000, sinceMs: 90_000, skewMs: 7 });
  });
});
