import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { numbersIn } from "@/lib/domain/delivery/content-row";
import type { PackageIndex } from "@/lib/domain/delivery-reply/match";
import { underScope } from "@/lib/server/db/scoped";
import { listFrozen, readFrozen } from "../content/families";
import { type ReplyJob, scopeOfReply } from "./job";

/** Families read at once. */
const CHUNK = 200;

interface ItemRow {
  readonly proposal_id: string;
  readonly household_id: string;
  readonly is_current: boolean;
}

export interface PackageNumbers {
  readonly index: PackageIndex;
  /** By family: how many of its people have a NIK that the centre can match. */
  readonly people: ReadonlyMap<string, number>;
  /** Families sent without a card. */
  readonly cardless: ReadonlySet<string>;
}

/**
 * By which numbers a reply may name whom of a package: cards and NIKs as the frozen records have them, which are what the centre was sent, and
 * cards of its families from before or since. What the register says today of anybody else is not looked at.
 * @param tell how many families are read, of how many
 */
export async function readPackageNumbers(
  job: ReplyJob,
  packageId: string,
  tell: (done: number, total: number) => Promise<void>,
): Promise<PackageNumbers> {
  const { regencyCode } = job;
  const [rows, frozen] = await underScope(scopeOfReply(job), ({ sql }) =>
    Promise.all([
      sql<ItemRow>`SELECT proposal_id, household_id, is_current FROM delivery_item
        WHERE regency_code = ${regencyCode} AND package_id = ${packageId} AND left_out IS NULL`,
      listFrozen(sql, regencyCode, packageId),
    ]),
  );
  const byKk = new Map<string, string[]>();
  const byOtherKk = new Map<string, string[]>();
  const cardless = new Set<string>();
  const byNik = new Map<string, { readonly householdId: string; readonly uid: string }[]>();
  const people = new Map<string, number>();
  for (let from = 0; from < frozen.length; from += CHUNK) {
    const chunk = frozen.slice(from, from + CHUNK);
    const { families } = await underScope(scopeOfReply(job), ({ sql }) => readFrozen(sql, regencyCode, chunk));
    for (const family of families) {
      const householdId = family.record.id;
      const numbers = numbersIn(family);
      if (numbers.kk === null) cardless.add(householdId);
      else listed(byKk, numbers.kk).push(householdId);
      for (const card of numbers.otherCards) listed(byOtherKk, card).push(householdId);
      for (const { uid, nik } of numbers.people) listed(byNik, nik).push({ householdId, uid });
      people.set(householdId, numbers.people.length);
    }
    await tell(from + chunk.length, frozen.length);
    await breathe();
  }
  const items = new Map(
    rows.map((row) => [row.proposal_id, { householdId: row.household_id, isCurrent: row.is_current }]),
  );
  const current = new Map<string, string[]>();
  for (const row of rows) if (row.is_current) listed(current, row.household_id).push(row.proposal_id);
  return { index: { regencyCode, items, current, byKk, byOtherKk, byNik }, people, cardless };
}

function listed<Value>(map: Map<string, Value[]>, key: string): Value[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
