import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type Answers, answerIn } from "@/lib/domain/instrument/answers";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { type ReadableSnapshot, readableSnapshot } from "@/lib/domain/instrument/snapshot";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import { findVariable } from "@/lib/domain/variable/dictionary";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import { maskIdentifiers } from "@/lib/server/household/open-record";
import { readRevisions } from "@/lib/server/household/revisions";
import { unsealAnswers } from "@/lib/server/proposal/sealed-payload";
import { findTransferRows } from "./transfer-row";

export interface RecordRevision {
  readonly revision: number;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly changes: number;
}

export interface UnsentAnswer {
  readonly key: string;
  readonly person: string;
  readonly label: string;
  readonly text: string;
}

/** What the village that people left keeps of them: their last state there, read only. */
export interface LastRecord {
  readonly publicId: string;
  readonly headName: string;
  readonly villageCode: string;
  readonly otherVillageCode: string;
  readonly movedOn: string;
  readonly snapshot: ReadableSnapshot;
  readonly unsent: readonly UnsentAnswer[];
  readonly revisions: readonly RecordRevision[];
}

interface Frozen {
  readonly answers: Answers;
  readonly unsent: readonly Pick<Answers, "members" | "civil">[];
}

/** The last state in the old village, with its audit row; null when that side is not in scope or nobody has moved. */
export async function findLastRecord(
  actor: Actor,
  at: PublicId,
  locale: "id" | "en",
  now: Date,
): Promise<LastRecord | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const out = (await findTransferRows(sql, at))?.out ?? null;
    const instrument = INSTRUMENTS[0];
    if (out === null || out.frozen === null || out.household_id === null || instrument === undefined) return null;
    // Written by the decision and never changed.
    const frozen = out.frozen as Frozen;
    await writeAudit(sql, actor, now, {
      action: "household:read-history",
      subjectKind: "household",
      subjectIds: [out.household_id],
      areaCode: out.village_code,
      purpose: "history",
    });
    const plain = unsealAnswers(frozen.answers);
    const answers = authorize(actor, "household:read-identity") ? plain : maskIdentifiers(plain);
    const { revisions } = await readRevisions(sql, out.regency_code, out.household_id);
    const head = Object.values(answers.members).find((member) => answerIn(member, "relationToHead") === 1);
    return {
      publicId: formatPublicId(at.regencyCode, at.id),
      headName: String(answerIn(head, "name") ?? ""),
      villageCode: out.village_code,
      otherVillageCode: out.other_village_code,
      movedOn: out.moved_on,
      snapshot: readableSnapshot(instrument, answers, { conditionDate: out.moved_on, locale }),
      unsent: frozen.unsent.flatMap((typed) => unsentAnswers(instrument, typed, { answers, actor, locale })),
      revisions: revisions
        .map(({ revision, appliedAt, appliedBy, changes }) => ({
          revision,
          appliedAt,
          appliedBy,
          changes: changes.length,
        }))
        .toReversed(),
    };
  });
}

interface Sight {
  readonly answers: Answers;
  readonly actor: Actor;
  readonly locale: "id" | "en";
}

function unsentAnswers(
  instrument: Instrument,
  typed: Pick<Answers, "members" | "civil">,
  { answers, actor, locale }: Sight,
): readonly UnsentAnswer[] {
  const open = unsealAnswers({ household: {}, ...typed });
  const shown = authorize(actor, "household:read-identity") ? open : maskIdentifiers(open);
  return (["member", "civil"] as const).flatMap((level) =>
    Object.entries(level === "member" ? shown.members : shown.civil).flatMap(([uid, row]) =>
      Object.entries(row).map(([key, value]) => {
        const question = findQuestion(instrument, level, key);
        return {
          key: `${level}:${uid}.${key}`,
          person: String(answerIn(answers.members[uid], "name") ?? ""),
          label: question?.label[locale] ?? findVariable(level, key)?.label[locale] ?? key,
          text: question === null ? String(value ?? "") : answerText(question, value, locale),
        };
      }),
    ),
  );
}
