import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type ReadableSnapshot, readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { underScope } from "@/lib/server/db/scoped";
import { type PersonLine, peopleOf } from "./family-query";
import { openRecord, type UnaskedAnswers, unaskedIn } from "./open-record";

/** The page of one person of a family. */
export interface PersonPage {
  readonly regencyCode: string;
  readonly villageCode: string;
  readonly headName: string;
  readonly person: PersonLine;
  /** YYYY-MM-DD in the village: ages are completed years on this day. */
  readonly today: string;
  readonly snapshot: ReadableSnapshot;
  readonly unasked: UnaskedAnswers;
  /** The people before and after, in the order of the family; null at the ends. */
  readonly previous: PersonLine | null;
  readonly next: PersonLine | null;
}

/** One active member of a family in scope, with one audit row; null when either is not there. */
export async function findPersonPage(
  actor: Actor,
  publicId: string,
  uid: string,
  locale: "id" | "en",
  now: Date,
): Promise<PersonPage | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const record = await openRecord(actor, sql, key, "update", now);
    if (record === null) return null;
    const people = peopleOf(record.answers);
    const place = people.findIndex((person) => person.uid === uid);
    const person = people[place];
    if (person === undefined) return null;
    return {
      regencyCode: record.family.regencyCode,
      villageCode: record.family.villageCode,
      headName: String(record.family.row["head_name"]),
      person,
      today: record.today,
      snapshot: readableSnapshot(record.instrument, record.answers, {
        conditionDate: record.day,
        locale,
        of: { uid },
      }),
      unasked: unaskedIn(record, uid, locale),
      previous: people[place - 1] ?? null,
      next: people[place + 1] ?? null,
    };
  });
}
