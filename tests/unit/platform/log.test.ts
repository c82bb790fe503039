import { describe, expect, it } from "vitest";
import { scrubFields, scrubText } from "@/lib/server/log/scrub";

describe("log fields", () => {
  it("keeps ids, codes, counts and durations", () => {
    const fields = {
      command: "proposal:submit",
      ms: 12,
      ok: true,
      villageCode: "5207012001",
      proposalId: "0199f0aa-1111-7222-8333-944445555666",
    };
    expect(scrubFields(fields)).toEqual(fields);
  });

  it("hides personal data by name, by shape and by nesting", () => {
    const written = JSON.stringify(
      scrubFields({
        headName: "Contoh Satu",
        NIK: "9907010101900001",
        note: "nomor 9907010101900001 ganda",
        answers: { a: 1 },
        deep: { headName: "Contoh Satu" },
      }),
    );
    expect(written).not.toMatch(/Contoh|\d{9,}/);
  });

  it("writes of an error only its kind and code", () => {
    const error = Object.assign(new Error('Key (nik)=(9907010101900001) exists, "Contoh Satu"'), { code: "23505" });
    expect(scrubFields({ error })).toEqual({ error: { kind: "Error", code: "23505" } });
  });

  it("removes long numbers from messages", () => {
    expect(scrubText("meter 51900123456 rusak")).toBe("meter [angka] rusak");
  });
});
