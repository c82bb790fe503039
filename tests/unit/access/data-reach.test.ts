import { describe, expect, it } from "vitest";
import { dataReachOf, FAMILY_ROLES, rolesReaching } from "@/lib/domain/access/data-reach";
import {
  doorHref,
  exceptionHref,
  readDoorFilter,
  readExceptionFilter,
  readHolderFilter,
} from "@/lib/domain/access/watch-page";

describe("dataReachOf", () => {
  it("says how far each kind of role reaches, by the matrix", () => {
    expect(dataReachOf("village-operator", "full")).toBe("families");
    expect(dataReachOf("village-operator", "provisional")).toBe("families");
    expect(dataReachOf("companion", "full")).toBe("assigned");
    expect(dataReachOf("rt-head", "full")).toBe("neighbourhood");
    expect(dataReachOf("rt-head", "provisional")).toBeNull();
    for (const role of ["viewer", "trainer", "administrator", "sector-officer"] as const)
      expect(dataReachOf(role, "full")).toBeNull();
  });

  it("opens nothing to who is only invited", () => {
    expect(rolesReaching("invited")).toEqual([]);
    expect(rolesReaching("full")).toEqual(expect.arrayContaining([...FAMILY_ROLES, "rt-head"]));
  });
});

describe("the addresses of the watch", () => {
  it("are read as they were written, and what they do not know falls back", () => {
    const after = { at: 1_778_000_000_000, id: "019f0000-0000-7000-8000-000000000001" };
    const query = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);
    expect(readDoorFilter(query(doorHref({ state: "coming", after })))).toEqual({ state: "coming", after });
    expect(readExceptionFilter(query(exceptionHref({ kind: "unsigned", after })))).toEqual({ kind: "unsigned", after });
    expect(readDoorFilter({ keadaan: "x", sesudah: "y" })).toEqual({ state: null, after: null });
    expect(readExceptionFilter({}).kind).toBe("below-profile");
    expect(readHolderFilter({ wilayah: "5207'", sesudah: "1" })).toEqual({ area: null, after: null });
  });
});
