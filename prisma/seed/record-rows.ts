import type { Cell } from "@/lib/server/db/copy";
import type { Table, Vault } from "@/lib/server/household/record-rows";
import { textAt, type WholeMember } from "@/lib/server/household/whole-family";
import { randomFor, uuidFrom } from "./random";
import type { SeedFamily } from "./record";

export const PERSON_REGISTRY: Table = {
  name: "person_registry",
  columns: ["person_uid", "regency_code", "village_code", "household_id", "active"],
};
export const NIK_REGISTRY: Table = { name: "nik_registry", columns: ["nik_bidx", "person_uid", "regency_code"] };

export function kkCells(family: SeedFamily, vault: Vault): readonly (readonly Cell[])[] {
  const random = randomFor("kk", family.id);
  return family.cards.map((card) => [
    family.villageCode.slice(0, 4),
    uuidFrom(random, family.loadedAt),
    family.villageCode,
    family.id,
    vault.seal(card.number),
    vault.index(card.number),
    card.validFrom,
    card.validTo,
  ]);
}

export function personCells(family: SeedFamily, member: WholeMember): readonly Cell[] {
  return [member.uid, family.villageCode.slice(0, 4), family.villageCode, family.id, member.active];
}

export function nikCells(family: SeedFamily, member: WholeMember, vault: Vault): readonly (readonly Cell[])[] {
  const nik = textAt(member.answers, "nik");
  return nik === "" ? [] : [[vault.index(nik), member.uid, family.villageCode.slice(0, 4)]];
}
