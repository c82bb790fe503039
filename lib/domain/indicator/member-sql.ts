import { snakeCase } from "../variable/column";
import { DIFFICULTIES, DISABILITIES } from "../variable/disability";
import { type Leaf, readDefinition } from "./language";
import { toSql } from "./to-sql";

const columns = (keys: readonly string[]) => keys.map((key) => `m.${snakeCase(key)}`);

/** "Banyak kesulitan" or worse in any domain (2022), or any of the six long-term types (2026), of the row `m`; NULL where nobody asked. */
export const DISABLED = `(coalesce(least(${columns(DIFFICULTIES).join(", ")}) <= 2, false) OR coalesce(least(${columns(DISABILITIES).join(", ")}) = 1, false)
      OR CASE WHEN coalesce(${columns([...DIFFICULTIES, ...DISABILITIES]).join(", ")}) IS NOT NULL THEN false END)`;

/**
 * What a definition says of a member, the row `m`, wherever families are looked at one by one: the same as where people are counted. True,
 * false, and NULL where an answer is missing.
 * @param definition of people, in the words of the indicators; of the member alone
 */
export function memberSql(definition: string): string {
  return toSql("people", readDefinition("people", definition), { leaf: memberColumn, ofMembers: refuse });
}

function memberColumn(leaf: Leaf): string {
  if (leaf.kind === "disabled") return DISABLED;
  if (leaf.kind === "variable" && leaf.of === "own") return `m.${snakeCase(leaf.key)}`;
  return refuse(leaf.kind);
}

function refuse(what: string): never {
  throw new Error(`${what} is nothing of a member alone`);
}
