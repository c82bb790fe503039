import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { bareFamily } from "../../instrument/family-fixture";
import { house, house26, type RuleCase, server } from "../sample";

const BASE = bareFamily();
const before = (household: Record<string, AnswerValue>) => ({
  base: { ...BASE, household: { ...BASE.household, ...household } },
});
const HOUSE = { floorMaterial: 2, wallMaterial: 1, roofMaterial: 2, toiletFacility: 1 };
const elsewhere = { base: { ...BASE, members: {}, household: { floorMaterial: 8, wallMaterial: 6, roofMaterial: 7 } } };

export const PROCEDURE_CASES: readonly RuleCase[] = [
  ...(["photoFront", "photoLivingRoom", "photoBathroom"] as const).map((key, index) => ({
    id: ["A02a", "A02b", "A02c"][index] ?? "",
    fails: house26({}),
    passes: house26({ [key]: "lampiran" }),
    silent: house({}),
  })),
  {
    id: "A02a",
    fails: house26({ familyPresence: 1 }),
    passes: house26({ photoFront: "lampiran" }),
    silent: house26({ familyPresence: 0 }),
  },
  {
    id: "A03a",
    fails: house({}, { today: "2026-11-21" }),
    passes: house({}, { today: "2026-11-22" }),
    silent: house({}),
  },
  {
    id: "A03b",
    fails: house({}, { periodStart: "2026-11-23" }),
    passes: house({}, { periodStart: "2026-11-22" }),
    silent: house({}),
  },
  {
    id: "A04a",
    fails: house({ floorMaterial: 1, wallMaterial: 1, roofMaterial: 1 }, elsewhere),
    passes: house(HOUSE, before(HOUSE)),
    silent: house(HOUSE, { base: null }),
  },
  {
    id: "A04b",
    fails: house(HOUSE, before({ ...HOUSE, floorMaterial: 8, wallMaterial: 6, roofMaterial: 7 })),
    passes: house(HOUSE, before({ ...HOUSE, floorMaterial: 8, wallMaterial: 6 })),
    silent: house(HOUSE),
  },
  {
    id: "A05a",
    fails: house({}, server({ sentToday: 41 })),
    passes: house({}, server({ sentToday: 40 })),
    silent: house({}),
  },
  {
    id: "A05b",
    fails: house({}, server({ identicalFamilies: 11 })),
    passes: house({}, server({ identicalFamilies: 10 })),
    silent: house({}),
  },
];
