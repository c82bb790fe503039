import "server-only";
import { codesIn } from "@/lib/domain/instrument/answers";
import { storedName } from "@/lib/domain/matching/person-name";
import { columnsOf, snakeCase } from "@/lib/domain/variable/column";
import { DICTIONARY } from "@/lib/domain/variable/dictionary";
import { HOUSEHOLD_DATE_BLOCKS, type Level, MEMBER_DATE_BLOCKS, type Variable } from "@/lib/domain/variable/variable";
import { blindIndex, seal } from "@/lib/server/crypto/seal";
import type { Cell } from "@/lib/server/db/copy";
import { type AsOf, headName, memberCount, type Row, textAt, type WholeFamily, type WholeMember } from "./whole-family";

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
/** What a snapshot says of a family, with what the family was then. */
export const HOUSEHOLD_DECILE: Table = {
  name: "household_decile",
  columns: [
    "regency_code",
    "household_id",
    "snapshot_id",
    "village_code",
    "national",
    "province",
    "regency",
    "head_sex",
    "has_elder",
    "has_disabled",
    "has_aid",
    "people",
    "taken_at",
  ],
};
export const HOUSEHOLD_KK: Table = {
  name: "household_kk",
  columns: ["regency_code", "id", "village_code", "household_id", "kk_sealed", "kk_bidx", "valid_from", "valid_to"],
};

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

export function householdCells(family: WholeFamily, written: Written, vault: Vault): readonly Cell[] {
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

export function memberCells(family: WholeFamily, member: WholeMember, written: Written, vault: Vault): readonly Cell[] {
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

export function civilCells(family: WholeFamily, member: WholeMember, written: Written, vault: Vault): readonly Cell[] {
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
