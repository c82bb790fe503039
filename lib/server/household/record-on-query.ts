import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type HouseholdRecord, recordToAnswers } from "@/lib/domain/household/record";
import { type HistoryBasis, knownBy, replay, trueBy } from "@/lib/domain/household/replay";
import type { Locale } from "@/lib/domain/instrument/question";
import { type ReadableSnapshot, readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { HOUSEHOLD_SECTIONS } from "@/lib/domain/variable/variable";
import { timeZoneOf } from "@/lib/server/region/queries";
import { type PersonLine, peopleOf, type SectionFreshness } from "./family-query";
import { type OpenHistory, openHistory } from "./open-history";
import { maskIdentifiers } from "./open-record";

/** A family as it was on a day. */
export interface RecordOnPage {
  readonly headName: string;
  readonly villageCode: string;
  readonly today: string;
  /** Null: nothing was known of the family by then. */
  readonly record: {
    /** Revisions that count on that day, the newest last. */
    readonly revisions: readonly number[];
    readonly people: readonly PersonLine[];
    readonly formerCount: number;
    readonly freshness: readonly SectionFreshness[];
    readonly snapshot: ReadableSnapshot;
  } | null;
}

/**
 * The whole record on a day, made again from its revisions: as the portal knew it when the day ended in the village, or
 * as it is known today to have been. Null when the family is not in scope.
 */
export async function findRecordOn(
  actor: Actor,
  publicId: string,
  on: { readonly day: string; readonly basis: HistoryBasis },
  locale: Locale,
  now: Date,
): Promise<RecordOnPage | null> {
  return openHistory(actor, publicId, locale, now, async (open) => {
    const zone = await timeZoneOf(open.family.villageCode);
    const counted = on.basis === "known" ? knownBy(open.revisions, on.day, zone) : trueBy(open.revisions, on.day);
    return {
      headName: open.headName,
      villageCode: open.family.villageCode,
      today: open.period?.today ?? now.toISOString().slice(0, 10),
      record:
        counted.length === 0
          ? null
          : {
              revisions: counted.map(({ revision }) => revision),
              ...toRecord(open, replay(open.start, counted), on.day, locale),
            },
    };
  });
}

function toRecord(open: OpenHistory, record: HouseholdRecord, day: string, locale: Locale) {
  const plain = recordToAnswers(record, open.instrument);
  const answers = open.sight.identity ? plain : maskIdentifiers(plain);
  return {
    people: peopleOf(answers),
    formerCount: record.members.filter((member) => !member.active).length,
    freshness: HOUSEHOLD_SECTIONS.filter((section) => section !== "officer" && section !== "notes").map((section) => ({
      section,
      asOf: record.freshness[section]?.asOf ?? null,
      source: record.freshness[section]?.source ?? null,
    })),
    snapshot: readableSnapshot(open.instrument, answers, { conditionDate: day, locale }),
  };
}
