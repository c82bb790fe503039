import "server-only";
import { suggestedAnswers } from "@/lib/domain/conversion/suggestions";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { snakeCase } from "@/lib/domain/variable/column";
import type { Family } from "@/lib/server/household/family";

/** What the record, as the other instrument left it, says of this form's questions. */
export function suggestionsOf(instrument: Instrument, family: Family | null): Answers {
  if (family === null) return NO_ANSWERS;
  const dayOf = (row: Readonly<Record<string, unknown>> | undefined, block: string) => {
    const day = row?.[snakeCase(`${block}AsOf`)];
    return typeof day === "string" ? day.slice(0, 10) : null;
  };
  return suggestedAnswers(instrument, family.answers, (uid, block) =>
    dayOf(uid === null ? family.row : family.memberRows.get(uid), block),
  );
}
