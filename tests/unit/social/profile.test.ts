import { describe, expect, it } from "vitest";
import { requestable } from "@/lib/domain/data-request/column";
import { profileContext } from "@/lib/domain/social/context";
import { PROFILE } from "@/lib/domain/social/profile";
import { REASONS } from "@/lib/domain/social/reason";

describe("the Indonesia profile", () => {
  it("maps variables that may be granted, each once, with codes that they have", () => {
    expect(new Set(PROFILE.map(({ variable }) => variable)).size).toBe(PROFILE.length);
    expect(new Set(PROFILE.map(({ attribute }) => attribute)).size).toBe(PROFILE.length);
    for (const { variable, codes = [] } of PROFILE) {
      const known = requestable(variable);
      expect(known, variable).not.toBeNull();
      const dtsen = codes.flatMap((each) => each.dtsen);
      expect(new Set(dtsen).size, variable).toBe(dtsen.length);
      for (const each of dtsen) expect(known?.codes, variable).toContain(each);
    }
  });

  it("is told to machines, every variable with both languages", () => {
    const { "@graph": graph } = profileContext("https://portal.test") as { "@graph": { "@id": string }[] };
    expect(graph.length).toBeGreaterThan(150);
    for (const { variable } of PROFILE)
      expect(graph.map((each) => each["@id"])).toContain(`https://portal.test/api-terbuka/registri-sosial#${variable}`);
  });

  it("has words for every code", () => {
    for (const { id, en } of Object.values(REASONS)) expect([id.length > 10, en.length > 10]).toEqual([true, true]);
  });
});
