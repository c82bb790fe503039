"use client";

import { useId, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { ReasonField } from "@/components/ui/reason-field";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";
import { REASON_LENGTH } from "@/components/user/reason-dialog";
import type { Refusal } from "@/lib/domain/error/error-code";
import type { TimeZone } from "@/lib/i18n/formats";
import { endOfDay } from "./grant-window";

export interface ExtendGrantProps {
  readonly grantId: string;
  readonly subjectId: string;
  /** Exclusive, UTC. */
  readonly validTo: string;
  readonly zone: TimeZone;
  /** The first day that is later than the end and than now, "YYYY-MM-DD". */
  readonly earliest: string;
  readonly words: CommandDialogWords &
    Readonly<Record<"lead" | "day" | "dayHint" | "dayProblem" | "reason" | "reasonHint" | "reasonProblem", string>> & {
      readonly dateLabels: DateLabels;
      /** What to do instead, by what keeps it from being extended. */
      readonly instead: Readonly<Partial<Record<string, string>>>;
    };
}

/** Moves the last day of an access right to a later one. */
export function ExtendGrant({ grantId, subjectId, validTo, zone, earliest, words }: ExtendGrantProps) {
  const [lastDay, setLastDay] = useState("");
  const [reason, setReason] = useState("");
  const id = useId();
  const insteadOf = (fields: Refusal["fields"]) => words.instead[fields?.[0]?.detail ?? ""];
  const isEarly = lastDay < earliest;
  const isShort = reason.trim().length < REASON_LENGTH.min;
  return (
    <CommandDialog
      grantId={grantId}
      command="grant.extend"
      icon="calendar-days"
      size="small"
      words={words}
      tells={({ fields }) => fields?.[0]?.path === "validTo" || insteadOf(fields) !== undefined}
      input={() =>
        isEarly || isShort
          ? null
          : { id: subjectId, validTo: endOfDay(lastDay, zone), seenValidTo: validTo, reason: reason.trim() }
      }
      onClosed={() => {
        setLastDay("");
        setReason("");
      }}
    >
      {({ tried, problem }) => (
        <>
          <p>{words.lead}</p>
          {insteadOf(problem?.fields) === undefined ? null : (
            <Alert tone="attention" live="assertive">
              {insteadOf(problem?.fields)}
            </Alert>
          )}
          <DateInput
            id={`${id}-day`}
            legend={words.day}
            hint={words.dayHint}
            error={(tried && isEarly) || problem?.fields?.[0]?.path === "validTo" ? words.dayProblem : undefined}
            labels={words.dateLabels}
            value={lastDay}
            onChange={setLastDay}
          />
          <ReasonField
            id={`${id}-reason`}
            label={words.reason}
            hint={words.reasonHint}
            error={tried && isShort ? words.reasonProblem : undefined}
            value={reason}
            onChange={setReason}
            max={REASON_LENGTH.max}
          />
        </>
      )}
    </CommandDialog>
  );
}
