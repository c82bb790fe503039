"use client";

import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ReviewFinding } from "@/lib/domain/form/review-page";
import { Blocking } from "./blocking";
import { noteFieldId, WarningNotes } from "./warning-notes";

export interface ToSettleProps {
  readonly blocking: readonly ReviewFinding[];
  readonly warnings: readonly ReviewFinding[];
  /** Why each is right, by its key, as it is being typed. */
  readonly notes: Readonly<Record<string, string>>;
  readonly formPath: string;
  /** How often sending was asked for: what is missing is told from the first time on. */
  readonly attempt: number;
  readonly onNote: (key: string, text: string) => void;
}

/** What stands in the way of sending: faults to put right, and what needs a word of why. */
export function ToSettle({ blocking, warnings, notes, formPath, attempt, onNote }: ToSettleProps) {
  const t = useTranslations("review");
  const unexplained = withoutNote(warnings, notes);
  return (
    <>
      {attempt > 0 && unexplained.length > 0 ? (
        <ErrorSummary
          title={t("warnings")}
          attempt={attempt}
          items={unexplained.map((warning) => ({ fieldId: noteFieldId(warning), text: warning.text }))}
        />
      ) : null}
      <Blocking findings={blocking} formPath={formPath} attempt={blocking.length > 0 ? attempt : 0} />
      <WarningNotes warnings={warnings} notes={notes} formPath={formPath} showMissing={attempt > 0} onNote={onNote} />
    </>
  );
}

/** Warnings that nobody has explained yet. */
export function withoutNote(
  warnings: readonly ReviewFinding[],
  notes: Readonly<Record<string, string>>,
): readonly ReviewFinding[] {
  return warnings.filter(({ noteKey, note }) => (notes[noteKey] ?? note).trim() === "");
}
