import "server-only";
import type { DeliveryState, RefusalReason } from "@/lib/domain/delivery/delivery";
import type { PersonAnswer, StandingItem } from "@/lib/domain/delivery-reply/settle";
import { groupedBy } from "@/lib/domain/list/grouped";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/** What stands of a family of a package. */
export interface Standing {
  readonly village: string;
  readonly items: readonly StandingItem[];
  readonly answers: ReadonlyMap<string, PersonAnswer>;
}

interface ItemRow {
  readonly household_id: string;
  readonly village_code: string;
  readonly proposal_id: string;
  readonly state: DeliveryState;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshot_on: string | null;
  readonly replied_on: string | null;
}

interface AnswerRow {
  readonly household_id: string;
  readonly person_uid: string;
  readonly status: ReplyStatus;
  readonly replied_on: string;
}

/** What the centre has said of families of a package so far, by family; one whose proposals have all gone out again is absent. */
export async function readStanding(
  sql: Sql,
  { regencyCode, packageId }: { readonly regencyCode: string; readonly packageId: string },
  householdIds: readonly string[],
  forWriting: boolean,
): Promise<ReadonlyMap<string, Standing>> {
  const [items, answers] = await Promise.all([
    sql<ItemRow>`SELECT household_id, village_code, proposal_id, state, reason, note, snapshot, snapshot_on::text AS snapshot_on,
        replied_on::text AS replied_on
      FROM delivery_item WHERE regency_code = ${regencyCode} AND package_id = ${packageId}::uuid AND is_current AND left_out IS NULL
        AND household_id = ANY (${[...householdIds]}::uuid[])
      ORDER BY proposal_id ${forWriting ? Prisma.sql`FOR UPDATE` : Prisma.empty}`,
    sql<AnswerRow>`SELECT DISTINCT ON (household_id, person_uid) household_id, person_uid, status, replied_on::text AS replied_on
      FROM delivery_person_reply WHERE regency_code = ${regencyCode} AND package_id = ${packageId}::uuid
        AND household_id = ANY (${[...householdIds]}::uuid[])
      ORDER BY household_id, person_uid, replied_on DESC, at DESC, id DESC`,
  ]);
  const said = new Map<string, Map<string, PersonAnswer>>();
  for (const { household_id, person_uid, status, replied_on } of answers) {
    const ofFamily = said.get(household_id) ?? new Map<string, PersonAnswer>();
    said.set(household_id, ofFamily.set(person_uid, { status, repliedOn: replied_on }));
  }
  const families = groupedBy(items, (row) => row.household_id);
  return new Map(
    [...families].map(([householdId, rows]): [string, Standing] => [
      householdId,
      {
        village: rows[0]?.village_code ?? "",
        items: rows.map(toItem),
        answers: said.get(householdId) ?? new Map<string, PersonAnswer>(),
      },
    ]),
  );
}

function toItem({ proposal_id, state, reason, note, snapshot, snapshot_on, replied_on }: ItemRow): StandingItem {
  return { proposalId: proposal_id, state, reason, note, snapshot, snapshotOn: snapshot_on, repliedOn: replied_on };
}
