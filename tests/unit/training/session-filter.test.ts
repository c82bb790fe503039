import { describe, expect, it } from "vitest";
import { readSessionFilter, sessionHref } from "@/lib/domain/training-session/list-filter";

const AFTER = "01a219e0-284d-796c-8e61-b1f6410bd7a8";

describe("the filter of the list of trainings", () => {
  it("reads back what it writes, and begins anew when something else is asked for", () => {
    const filter = readSessionFilter({ keadaan: "over", wilayah: "520702", sesudah: AFTER });
    expect(filter).toEqual({ state: "over", regionCode: "520702", after: AFTER });
    expect(sessionHref(filter, { after: AFTER })).toBe(`/pelatihan?keadaan=over&wilayah=520702&sesudah=${AFTER}`);
    expect(sessionHref(filter, { state: null })).toBe("/pelatihan?wilayah=520702");
    expect(sessionHref(readSessionFilter({}), {}, "/pelatihan/unduh")).toBe("/pelatihan/unduh");
  });

  it("does not apply what it does not understand", () => {
    const nothing = { state: null, regionCode: "", after: null };
    expect(readSessionFilter({ keadaan: "lama", wilayah: "52' OR", sesudah: "1" })).toEqual(nothing);
    expect(readSessionFilter({ keadaan: ["over", "coming"] })).toEqual({ ...nothing, state: "over" });
  });
});
