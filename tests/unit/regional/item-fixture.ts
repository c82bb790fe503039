import fc from "fast-check";
import type { RegionalItem, RegionalShape } from "@/lib/domain/regional/item";

let serial = 0;

/** A version of an item, as stored. */
export function item(part: Partial<RegionalItem> = {}): RegionalItem {
  serial += 1;
  const id = `0190a000-0000-7000-8000-${String(serial).padStart(12, "0")}`;
  return {
    ...{ itemId: id, answerId: id, version: 1, regionCode: "5207", retired: false, madeAt: "2026-01-01T00:00:00.000Z" },
    level: "household",
    label: { id: `Sumber air saat kemarau ${serial}` },
    help: null,
    shape: CHOICE,
    owner: "Dinas PUPR",
    required: false,
    position: 1,
    activeFrom: "2026-01-01",
    activeTo: null,
    ...part,
  };
}

export const CHOICE: RegionalShape = {
  type: "choice",
  options: [
    { code: 1, label: { id: "Sumur", en: "Well" } },
    { code: 2, label: { id: "Mata air" } },
  ],
};

export const SHAPES: readonly RegionalShape[] = [
  CHOICE,
  {
    type: "multi",
    options: [
      { code: 0, label: { id: "Tidak ada" } },
      { code: 1, label: { id: "Kambing" } },
      { code: 2, label: { id: "Sapi" } },
    ],
    exclusive: [0],
  },
  { type: "integer", min: 0, max: 500, unit: { id: "ekor" } },
  { type: "decimal", min: 0, max: 10, places: 2 },
  { type: "text", maxLength: 60 },
  { type: "date" },
];

export const anyItem: fc.Arbitrary<RegionalItem> = fc
  .record({
    level: fc.constantFrom("household" as const, "member" as const),
    shape: fc.constantFrom(...SHAPES),
    required: fc.boolean(),
    position: fc.integer({ min: 1, max: 9 }),
    regionCode: fc.constantFrom("52", "5207"),
  })
  .map((part) => item(part));
