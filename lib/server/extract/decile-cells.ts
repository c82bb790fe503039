import "server-only";
import { ageAt } from "@/lib/domain/instrument/age";
import type { Cell } from "@/lib/server/db/copy";
import { numberAt, textAt, type WholeFamily, type WholeMember } from "@/lib/server/household/whole-family";
import type { LoadFacts } from "./whole";

const ELDER = 60;
const DIFFICULTY = /^difficulty/;

/** What the snapshot says of a family, with what the family is: none where the extract does not rank it. An extract tells of no aid. */
export function decileCells(family: WholeFamily, { snapshot }: LoadFacts, at: Date): readonly (readonly Cell[])[] {
  const national = family.imported["decileNational"];
  if (snapshot === null || typeof national !== "number") return [];
  const { members, imported } = family;
  const head = members.find(({ answers }) => answers["relationToHead"] === 1);
  return [
    [
      family.villageCode.slice(0, 4),
      family.id,
      snapshot.id,
      family.villageCode,
      national,
      decileAt(imported["decileProvince"]),
      decileAt(imported["decileRegency"]),
      head === undefined ? 0 : numberAt(head.answers, "sex"),
      members.some(({ answers }) => (ageAt(textAt(answers, "birthDate"), snapshot.rankedOn) ?? 0) >= ELDER),
      members.some(hasDifficulty),
      false,
      members.length,
      at,
    ],
  ];
}

function decileAt(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function hasDifficulty({ answers }: WholeMember): boolean {
  return Object.entries(answers).some(
    ([key, value]) => DIFFICULTY.test(key) && typeof value === "number" && value <= 2,
  );
}
