import "server-only";
import { isAnswered } from "@/lib/domain/instrument/answers";
import type { Change } from "@/lib/domain/instrument/diff";
import type { Level } from "@/lib/domain/variable/variable";
import type { Cell } from "@/lib/server/db/copy";
import { SEALED_KEYS } from "./columns";
import type { Table, Vault } from "./record-rows";
import type { AsOf, Row, WholeFamily } from "./whole-family";

export const HOUSEHOLD_REVISION: Table = {
  name: "household_revision",
  columns: [
    "regency_code",
    "household_id",
    "revision",
    "village_code",
    "proposal_id",
    "source",
    "is_correction",
    "condition_date",
    "applied_at",
    "applied_by",
    "changes",
    "member_ops",
  ],
};

/**
 * Everything the first load brought, as changes from nothing with identifiers sealed: replaying the revisions from it
 * gives the record. Two million changes a seed, hence built here in one pass and not by the general difference.
 */
export function firstChanges(family: WholeFamily, vault: Vault): readonly Change[] {
  const changes: Change[] = [];
  addRow(changes, "household", null, family.household, vault);
  for (const member of family.members) addRow(changes, "member", member.uid, member.answers, vault);
  for (const member of family.members) addRow(changes, "civil", member.uid, member.civil, vault);
  return changes;
}

function addRow(changes: Change[], level: Level, uid: string | null, row: Row, vault: Vault): void {
  const stem = uid === null ? `${level}.` : `${level}:${uid}.`;
  for (const key in row) {
    const value = row[key];
    if (value === undefined || !isAnswered(value)) continue;
    const closed = typeof value === "string" && SEALED_KEYS.has(`${level}.${key}`);
    changes.push({ key: stem + key, before: null, after: closed ? vault.seal(value) : value });
  }
}

/** The revision that the first load writes: source 1. @param by who confirmed the load; null: nobody of the portal */
export function firstRevision(family: WholeFamily, vault: Vault, by: string | null = null): readonly Cell[] {
  return [
    family.villageCode.slice(0, 4),
    family.id,
    1,
    family.villageCode,
    null,
    1,
    false,
    oldest(family),
    new Date(family.loadedAt),
    by,
    { json: firstChanges(family, vault) },
    { json: [] },
  ];
}

/** Every family has sections, each with its date. */
function oldest(family: WholeFamily): string {
  const [first] = Object.values(family.asOf)
    .map(({ date }: AsOf) => date)
    .toSorted();
  if (first === undefined) throw new Error("a family without sections");
  return first;
}
