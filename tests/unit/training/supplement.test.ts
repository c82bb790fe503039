import { describe, expect, it } from "vitest";
import { paragraphsOf, SUPPLEMENT_LENGTH, supplementFault, supplementText } from "@/lib/domain/training/supplement";

describe("a region's addition to a module", () => {
  it("is kept without blanks at the ends, paragraphs parted by one empty line", () => {
    const text = supplementText("  Kantor buka jam delapan.   \n\n\n\nBawa KTP.\t\nDan KK. \n");
    expect(text).toBe("Kantor buka jam delapan.\n\nBawa KTP.\nDan KK.");
    expect(paragraphsOf(text)).toEqual(["Kantor buka jam delapan.", "Bawa KTP.\nDan KK."]);
    expect(paragraphsOf("")).toEqual([]);
  });

  it("may be empty, and otherwise holds some words and nobody's number", () => {
    expect(supplementFault("", "Ada tambahan.")).toBeNull();
    expect(supplementFault("", "")).toBe("UNCHANGED");
    expect(supplementFault("Sama seperti tadi.", "Sama seperti tadi.")).toBe("UNCHANGED");
    expect(supplementFault("Pendek", "")).toBe("TOO_SHORT");
    expect(supplementFault("a".repeat(SUPPLEMENT_LENGTH.min), "")).toBeNull();
    expect(supplementFault("a".repeat(SUPPLEMENT_LENGTH.max), "")).toBeNull();
    expect(supplementFault("a".repeat(SUPPLEMENT_LENGTH.max + 1), "")).toBe("TOO_LONG");
    expect(supplementFault("Hubungi Ibu Contoh, 9900980101010001.", "")).toBe("HOLDS_IDENTIFIER");
  });
});
