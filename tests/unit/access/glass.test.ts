import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataReachOf } from "@/lib/domain/access/data-reach";
import {
  AGAIN_HOURS,
  type EarlierGlass,
  GLASS_HOURS,
  GLASS_LEVELS,
  glassLevel,
  glassProblem,
  glassRole,
  glassWindow,
  mayCloseGlass,
} from "@/lib/domain/access/glass";
import { permits } from "@/lib/domain/access/permission";
import { PERMISSIONS } from "@/lib/domain/access/permission-name";

const NOW = new Date("2026-05-14T03:00:00.000Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const VILLAGE = "3204052001";
const asked = { regionCode: VILLAGE, userId: "orang", administratorId: "ani" };
const earlier = (part: Partial<EarlierGlass> = {}): EarlierGlass => ({
  regionCode: VILLAGE,
  openedBy: "ani",
  endsAt: hours(-1),
  ...part,
});

describe("access in an emergency", () => {
  it("is for a village, a district or a regency, and for nothing wider", () => {
    expect([VILLAGE, "320405", "3204", "32", "0", "", "32040520"].map(glassLevel)).toEqual([
      "village",
      "district",
      "regency",
      null,
      null,
      null,
      null,
    ]);
  });

  it("reads families and decides, sends and unmasks nothing", () => {
    for (const level of GLASS_LEVELS) {
      const role = glassRole(level);
      expect(dataReachOf(role, "provisional")).toBe("families");
      const held = PERMISSIONS.filter((each) => permits(role, "provisional", each));
      for (const refused of ["proposal:submit", "proposal:verify", "household:read-identity", "import:sid"] as const)
        expect(held).not.toContain(refused);
      expect(held.filter((each) => each.startsWith("household:") || each.startsWith("proposal:"))).toEqual(
        level === "village"
          ? ["household:list", "household:read", "household:register", "proposal:read", "proposal:draft"]
          : ["household:list", "household:read", "proposal:read"],
      );
    }
  });

  it("never lasts longer than a day", () => {
    for (const each of GLASS_HOURS) {
      const { validFrom, validTo } = glassWindow(each, NOW);
      expect(validFrom).toEqual(NOW);
      expect(validTo.getTime() - NOW.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
    }
  });
});

describe("glassProblem", () => {
  it("opens no second one over the same families", () => {
    for (const regionCode of [VILLAGE, "320405", "3204"])
      expect(glassProblem(asked, [earlier({ regionCode, openedBy: "budi", endsAt: hours(1) })], NOW)).toBe("OPEN");
    expect(glassProblem(asked, [earlier({ regionCode: "3204052002", endsAt: hours(1) })], NOW)).toBeNull();
  });

  it("takes another administrator in the day after its end, and never the person alone", () => {
    expect(glassProblem(asked, [earlier()], NOW)).toBe("SAME_ADMINISTRATOR");
    expect(glassProblem(asked, [earlier({ endsAt: hours(-AGAIN_HOURS) })], NOW)).toBeNull();
    expect(glassProblem({ ...asked, administratorId: "budi" }, [earlier()], NOW)).toBeNull();
    expect(glassProblem({ ...asked, userId: "budi", administratorId: "budi" }, [earlier()], NOW)).toBe(
      "SAME_ADMINISTRATOR",
    );
    const both = [earlier(), earlier({ openedBy: "budi", endsAt: hours(-0.5) })];
    expect(glassProblem({ ...asked, administratorId: "budi" }, both, NOW)).toBe("SAME_ADMINISTRATOR");
  });

  it("keeps one administrator from holding it open alone, whatever they try", () => {
    const tries = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 300 }),
        length: fc.constantFrom(...GLASS_HOURS),
        area: fc.constantFrom(VILLAGE, "320405", "3204"),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(tries, (list) => {
        const opened: EarlierGlass[] = [];
        for (const { at, length, area } of list.toSorted((a, b) => a.at - b.at)) {
          const now = hours(at);
          if (glassProblem({ ...asked, regionCode: area }, opened, now) !== null) continue;
          for (const before of opened)
            expect(now.getTime() - before.endsAt.getTime()).toBeGreaterThanOrEqual(AGAIN_HOURS * 3_600_000);
          opened.push({ regionCode: area, openedBy: asked.administratorId, endsAt: glassWindow(length, now).validTo });
        }
      }),
    );
  });
});

describe("mayCloseGlass", () => {
  const nobody = { userId: "x", managesThere: false, grants: [], isTold: false };
  const glass = { holderId: "orang", openedBy: "ani" };

  it("is for the holder, who opened it, an administrator there and a village head who was told", () => {
    expect(mayCloseGlass(nobody, glass)).toBe(false);
    expect(mayCloseGlass({ ...nobody, userId: "orang" }, glass)).toBe(true);
    expect(mayCloseGlass({ ...nobody, userId: "ani" }, glass)).toBe(true);
    expect(mayCloseGlass({ ...nobody, managesThere: true }, glass)).toBe(true);
    const head = { role: "village-head", level: "full" } as const;
    expect(mayCloseGlass({ ...nobody, grants: [head], isTold: true }, glass)).toBe(true);
    expect(mayCloseGlass({ ...nobody, grants: [head] }, glass)).toBe(false);
    expect(mayCloseGlass({ ...nobody, grants: [{ ...head, level: "invited" }], isTold: true }, glass)).toBe(false);
    expect(
      mayCloseGlass({ ...nobody, grants: [{ role: "village-operator", level: "full" }], isTold: true }, glass),
    ).toBe(false);
  });
});
