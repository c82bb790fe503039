import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { mayConfigure } from "@/lib/domain/rule/configure";
import { type CountsByArea, ruleFigures } from "@/lib/domain/rule/counts";
import { NO_FILTER, readRuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import { findRule, RULE_BOOK } from "@/lib/domain/rule/rule-book";
import en from "@/lib/i18n/messages/en/rules.json";
import id from "@/lib/i18n/messages/id/rules.json";

describe("the rule book", () => {
  it("has each rule once, with an example in both languages", () => {
    const ids = RULE_BOOK.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(id.examples).sort()).toEqual([...ids].sort());
    expect(Object.keys(en.examples).sort()).toEqual([...ids].sort());
    expect(findRule("V31b")?.theme).toBe("housing");
    expect(findRule("V99")).toBeNull();
  });
});

describe("addresses", () => {
  it("say what the list shows, and nothing that is not understood", () => {
    const filter = { theme: "energy", severity: "warning", only: "found", year: 2026, area: "5207" } as const;
    const href = ruleHref("/aturan", filter);
    expect(href).toBe("/aturan?wilayah=5207&tahun=2026&tema=energy&tingkat=peringatan&hanya=ditemukan");
    expect(readRuleFilter(Object.fromEntries(new URLSearchParams(href.split("?")[1])))).toEqual(filter);
    expect(ruleHref("/aturan", NO_FILTER)).toBe("/aturan");
    const odd = { tema: "constructor", tingkat: "toString", hanya: "x", tahun: "99", wilayah: "52'--" };
    expect(readRuleFilter(odd)).toEqual(NO_FILTER);
  });
});

describe("who may set severities", () => {
  const actor = (role: Role, regionCode: string): Actor => {
    const grant = { id: "g", role, regionCode, level: "full" as const };
    return { userId: "u", sessionId: "s", displayName: "x", locale: "id", grant, grants: [grant] };
  };

  it("are administrators of a province or regency and coaches of a province, inside their region", () => {
    expect(mayConfigure(actor("administrator", "5207"), "5207")).toBe(true);
    expect(mayConfigure(actor("administrator", "52"), "5207")).toBe(true);
    expect(mayConfigure(actor("coach", "52"), "52")).toBe(true);
    for (const [role, own, region] of [
      ["administrator", "0", "52"],
      ["administrator", "5207", "52"],
      ["administrator", "5207", "5204"],
      ["administrator", "520706", "520706"],
      ["administrator", "52", "5207062001"],
      ["coach", "5207", "5207"],
      ["coach", "0", "52"],
      ["data-steward", "52", "52"],
      ["village-operator", "5207062001", "5207"],
    ] as const)
      expect(mayConfigure(actor(role, own), region), `${role} ${own} ${region}`).toBe(false);
  });
});

describe("figures of a rule", () => {
  const area = (judged: number, found: number) => ({ judged, byRule: new Map([["V31b", found]]) });
  const counts: CountsByArea = new Map([
    ["52", area(300, 23)],
    ["5207", area(100, 3)],
    ["5208", area(200, 20)],
  ]);
  const tree = { root: "52", generations: [{ parent: "52", children: ["5207", "5208"] }] };

  it("are whole for readers of small cells", () => {
    expect(ruleFigures(counts, "V31b", ["5207"], null).get("5207")).toEqual({ families: 3, judged: 100 });
    expect(ruleFigures(counts, "V20", ["5207"], null).get("5207")).toEqual({ families: 0, judged: 100 });
  });

  it("withhold small counts, and the neighbour that would give them away", () => {
    const shown = ruleFigures(counts, "V31b", ["52", "5207", "5208"], tree);
    expect(shown.get("5207")?.families).toBe("suppressed");
    expect(shown.get("5208")?.families).toBe("suppressed");
    // 23, to the nearest five.
    expect(shown.get("52")).toEqual({ families: 25, judged: 300 });
  });
});
