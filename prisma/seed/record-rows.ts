import { codesIn } from "@/lib/domain/instrument/answers";
import { storedName } from "@/lib/domain/matching/person-name";
import { columnsOf, snakeCase } from "@/lib/domain/variable/column";
import { DICTIONARY } from "@/lib/domain/variable/dictionary";
import { HOUSEHOLD_DATE_BLOCKS, type Level, MEMBER_DATE_BLOCKS, type Variable } from "@/lib/domain/variable/variable";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import type { Cell } from "./copy";
import { randomFor, uuidFrom } from "./random";
import { type AsOf, headName, memberCount, type Row, type SeedFamily, type SeedMember, textAt } from "./record";

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Seals an identifier once a run: a NIK stands on its person, as a parent's and in the first revision. */
export interface Vault {
  seal(plain: string): string;
  index(plain: string): Buffer;
}

export function openVault(): Vault {
  const sealed = new Map<string, string>();
  const indexed = new Map<string, Buffer>();
  return {
    seal: (plain) => remember(sealed, plain, seal),
    index: (plain) => remember(indexed, plain, blindIndex),
  };
}

function remember<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

const STORED: Readonly<Record<Level, readonly Variable[]>> = {
  household: storedOf("household"),
  member: storedOf("member"),
  civil: storedOf("civil"),
};

function storedOf(level: Level): readonly Variable[] {
  return DICTIONARY.filter(
    (variable) => variable.level === level && variable.kind !== "derived" && variable.kind !== "repeat",
  );
}

function names(level: Level): readonly string[] {
  return STORED[level].flatMap(columnsOf).map(({ column }) => column);
}

function freshnessNames(sections: readonly string[]): readonly string[] {
  return sections.flatMap((section) => [snakeCase(`${section}AsOf`), snakeCase(`${section}Source`)]);
}

const STAMPS = ["created_at", "updated_at"] as const;

export const HOUSEHOLD: Table = {
  name: "household",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "status",
    "revision",
    "head_name",
    "member_count",
    ...names("household"),
    ...freshnessNames(HOUSEHOLD_DATE_BLOCKS),
    ...STAMPS,
  ],
};
export const MEMBER: Table = {
  name: "member",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "active",
    "temp_id",
    "name_norm",
    ...names("member"),
    ...freshnessNames(MEMBER_DATE_BLOCKS),
    ...STAMPS,
  ],
};
export const MEMBER_CIVIL: Table = {
  name: "member_civil",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    ...names("civil"),
    ...freshnessNames(["civil"]),
    ...STAMPS,
  ],
};
export const HOUSEHOLD_KK: Table = {
  name: "household_kk",
  columns: ["regency_code", "id", "village_code", "household_id", "kk_sealed", "kk_bidx", "valid_from", "valid_to"],
};
export const PERSON_REGISTRY: Table = {
  name: "person_registry",
  columns: ["person_uid", "regency_code", "village_code", "household_id", "active"],
};
export const NIK_REGISTRY: Table = { name: "nik_registry", columns: ["nik_bidx", "person_uid", "regency_code"] };

function cells(level: Level, row: Row, vault: Vault): readonly Cell[] {
  const made: Cell[] = [];
  for (const variable of STORED[level]) {
    const value = row[variable.key] ?? null;
    if (variable.sealedAs !== undefined) {
      made.push(
        typeof value === "string" ? vault.seal(value) : null,
        typeof value === "string" ? vault.index(value) : null,
      );
    } else if (variable.sql === "smallint[]") {
      // A set without codes is written as the empty set, as the portal writes it.
      made.push(codesIn(value));
    } else made.push(typeof value === "object" ? null : value);
  }
  return made;
}

function freshness(sections: readonly string[], asOf: Readonly<Record<string, AsOf>>): readonly Cell[] {
  return sections.flatMap((section) => [asOf[section]?.date ?? null, asOf[section]?.source ?? null]);
}

export interface Written {
  readonly revision: number;
  /** Milliseconds of the last change. */
  readonly updatedAt: number;
}

export function householdCells(family: SeedFamily, written: Written, vault: Vault): readonly Cell[] {
  return [
    family.villageCode.slice(0, 4),
    family.id,
    family.villageCode,
    family.status,
    written.revision,
    headName(family),
    memberCount(family),
    ...cells("household", { ...family.household, ...family.imported }, vault),
    ...freshness(HOUSEHOLD_DATE_BLOCKS, family.asOf),
    new Date(family.loadedAt),
    new Date(written.updatedAt),
  ];
}

export function memberCells(family: SeedFamily, member: SeedMember, written: Written, vault: Vault): readonly Cell[] {
  return [
    family.villageCode.slice(0, 4),
    member.uid,
    family.villageCode,
    family.id,
    member.active,
    member.tempId,
    storedName(textAt(member.answers, "name")),
    ...cells("member", { ...member.answers, ...member.imported }, vault),
    ...freshness(MEMBER_DATE_BLOCKS, member.asOf),
    new Date(family.loadedAt),
    new Date(written.updatedAt),
  ];
}

export function civilCells(family: SeedFamily, member: SeedMember, written: Written, vault: Vault): readonly Cell[] {
  return [
    family.villageCode.slice(0, 4),
    member.uid,
    family.villageCode,
    family.id,
    ...cells("civil", member.civil, vault),
    ...freshness(["civil"], member.asOf),
    new Date(family.loadedAt),
    new Date(written.updatedAt),
  ];
}

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

export function personCells(family: SeedFamily, member: SeedMember): readonly Cell[] {
  return [member.uid, family.villageCode.slice(0, 4), family.villageCode, family.id, member.active];
}

export function nikCells(family: SeedFamily, member: SeedMember, vault: Vault): readonly (readonly Cell[])[] {
  const nik = textAt(member.answers, "nik");
  return nik === "" ? [] : [[vault.index(nik), member.uid, family.villageCode.slice(0, 4)]];
}
