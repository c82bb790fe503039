import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseName } from "@/lib/domain/matching/person-name";

describe("a name as it is compared", () => {
  it.each([
    ["Soekarno", "Sukarno"],
    ["Djoko Santoso", "Joko Santoso"],
    ["Tjokro Aminoto", "Cokro Aminoto"],
    ["Njoman", "Nyoman"],
    ["Sjamsuddin", "Syamsudin"],
    ["Achmad", "Akhmad"],
    ["Achmad Fauzi", "AHMAD FAUZI"],
    ["Tandjoeng", "Tanjung"],
    ["Muhammad Saleh", "Moh. Saleh"],
    ["Muhammad Saleh", "Muh Saleh"],
    ["Muhammad Saleh", "M. Saleh"],
    ["Muhammad Saleh", "Mochammad Saleh"],
    ["Siti Aminah", "St. Aminah"],
    ["Siti Aminah", "Sitti  Aminah"],
    ["Aminah", "Hj. Aminah"],
    ["Abdul Kadir", "H. Abdul Kadir, S.Pd"],
    ["Abdul Kadir", "Drs. H. Abd. Kadir, M.Si."],
    ["Abdul Kadir", "Dr. Ir. H. ABDUL KADIR S.H., M.H."],
    ["Saleh", "Tgk. Saleh"],
    ["Zainuddin", "K.H. Zainuddin"],
    ["Nuraini", "Nur'aini"],
    ["Nuraini", "Nur’aini 🙂"],
    ["Abdul Rahman", "Abdul-Rahman"],
    ["Ahmad", "Ahmad bin Saleh"],
    ["Aminah", "Aminah Binti Saleh"],
    ["Mohammed Ali", "Moh.Ali"],
    ["Ramadhan", "Ramadan"],
    ["José Contoh", "Jose Contoh"],
  ])("makes one of %s and %s", (left, right) => {
    expect(normaliseName(left)).toBe(normaliseName(right));
  });

  it.each([
    ["Lalu Contoh", "lalu contoh"],
    ["Baiq Contoh", "baiq contoh"],
    ["Ahmad S. Contoh", "ahmad s contoh"],
    ["H.", "h"],
    ["Ir. H.", "h"],
    ["St", "st"],
    ["M", "m"],
    ["Bin", "bin"],
    ["Contoh, S.T.", "contoh"],
    ["", ""],
    ["12345 🙂", ""],
  ])("makes of %s %s", (written, compared) => {
    expect(normaliseName(written)).toBe(compared);
  });

  it("keeps apart what are different names", () => {
    const names = ["Siti Aminah", "Siti Maimunah", "Hasan", "Husin", "Lalu Saleh", "Baiq Saleh", "Saleh", "Salihah"];
    expect(new Set(names.map(normaliseName)).size).toBe(names.length);
  });

  const piece = fc.constantFrom(
    ..."aeiouhkmntsyjcdl.' -,".split(""),
    "H. ",
    "Drs.",
    " S.Pd",
    "oe",
    "dj",
    "tj",
    "nj",
    "sj",
    "ch",
    "kh",
    "M. ",
    "St. ",
    " bin ",
    "é",
    "🙂",
    "ﬀ",
    "İ",
    "ß",
  );
  const anyName = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 100 }),
    fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
  );

  it("is the same made twice, in small letters with single spaces, never longer than its column", () => {
    fc.assert(
      fc.property(anyName, (written) => {
        const once = normaliseName(written.slice(0, 100));
        expect(normaliseName(once)).toBe(once);
        expect(once).toBe(once.trim().toLowerCase());
        expect(once).not.toMatch(/ {2}|[^\p{L} ]/u);
        expect(once.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 3000 },
    );
  });

  it("does not look at capitals, marks, dots behind initials or how many spaces there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Siti", "Aminah", "Saleh", "Abdul", "Kadir", "Lalu"), { minLength: 1, maxLength: 4 }),
        (all) => {
          const plain = normaliseName(all.join(" "));
          expect(normaliseName(all.join("   ").toUpperCase())).toBe(plain);
          expect(normaliseName(`Hj. ${all.join(" ")}, S.Pd.`)).toBe(plain);
        },
      ),
    );
  });
});
