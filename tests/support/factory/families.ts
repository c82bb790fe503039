import type { Client } from "pg";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import type { Finding } from "@/lib/domain/rule/finding";
import { findings } from "@/lib/domain/rule/findings";
import { openVault } from "@/lib/server/household/record-rows";
import { loadVillage } from "@/prisma/seed/load-village";
import { answersOfFamily, type SeedFamily } from "@/prisma/seed/record";
import { makeVillage, type SeedVillage } from "@/prisma/seed/village";

/** Digits 3-6 of NIKs, one block a call, far from those of the demo. */
let block = 8000;

function drawVillage(villageCode: string, count: number, on: string): SeedVillage {
  block += 1;
  const site = {
    code: villageCode,
    name: "Uji",
    isKelurahan: villageCode[6] === "1",
    livelihood: "coast" as const,
    remote: null,
    welfare: 0,
    center: { lat: -8.7, lng: 116.8 },
    dusun: ["Contoh Satu", "Contoh Dua"],
  };
  return makeVillage({ site, families: count, newcomers: 0, block }, on, `uji-${block}`);
}

/** Synthetic families that are stored nowhere: the material of new families. */
export function drawFamilies(villageCode: string, count: number, on: string): readonly SeedFamily[] {
  return drawVillage(villageCode, count, on).families;
}

/** Synthetic families of a village, stored with members, registries and first revision. `on` is the reference day. */
export async function makeFamilies(
  client: Client,
  villageCode: string,
  count: number,
  on: string,
): Promise<readonly SeedFamily[]> {
  const village = drawVillage(villageCode, count, on);
  await loadVillage(client, { village, meetings: [], proposals: [], changed: new Map() }, [], on, openVault());
  return village.families;
}

/** Families whose record has no error, so that a proposal can be sent after touching any one answer. */
export function sound(families: readonly SeedFamily[], on: string): readonly SeedFamily[] {
  const isHard = (finding: Finding) => finding.severity !== "missing";
  return families.filter(
    (family) =>
      family.status === 1 &&
      !findings(REGSOSEK22K, askedAnswers(REGSOSEK22K, answersOfFamily(family)), on, {
        villageCode: family.villageCode,
      }).some(isHard),
  );
}
