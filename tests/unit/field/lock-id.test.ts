import { describe, expect, it } from "vitest";
import { personOf, placeBeside } from "@/lib/client/field/lock-id";

const [ME, OTHER] = ["0197a000-0000-7000-8000-00000000000a", "0197a000-0000-7000-8000-00000000000b"];
const given = { userId: ME, deviceId: "0197a000-0000-7000-8000-0000000000d2" };
const second = `${ME}@${given.deviceId}`;

describe("a new lock of a person", () => {
  it("stands alone on a new phone, and beside other people's", () => {
    expect(placeBeside(given, [], new Set())).toEqual({ kind: "free", lockId: ME });
    expect(placeBeside(given, [OTHER], new Set())).toEqual({ kind: "free", lockId: ME });
  });

  it("stands beside theirs of another village under an id of its own", () => {
    expect(placeBeside(given, [ME, OTHER], new Set([ME]))).toEqual({ kind: "free", lockId: second });
    expect(personOf(second)).toBe(ME);
    expect(personOf(ME)).toBe(ME);
  });

  it("never takes the place of one that should have opened", () => {
    expect(placeBeside(given, [ME], new Set())).toEqual({ kind: "held", by: ME });
    expect(placeBeside(given, [ME, second], new Set([ME]))).toEqual({ kind: "held", by: second });
  });
});
