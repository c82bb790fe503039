"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { ReasonField } from "@/components/ui/reason-field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { REASON_LENGTH } from "@/components/user/reason-dialog";
import { useCommand } from "@/components/user/use-command";
import { quarterOf } from "@/lib/domain/dynamics/snapshot";

type Worded =
  | "snapshot"
  | "day"
  | "reason"
  | "reasonHint"
  | "reasonProblem"
  | "save"
  | "saving"
  | "saved"
  | "noDay"
  | "OTHER_QUARTER"
  | "IN_FUTURE"
  | "SAME_DAY";

export interface RedateFormProps {
  readonly grantId: string;
  /** The newest first; the label says the day that stands. */
  readonly snapshots: readonly { readonly id: string; readonly rankedOn: string; readonly label: string }[];
  readonly dateLabels: DateLabels;
  readonly words: Readonly<Record<Worded, string>> & { readonly problem: ProblemLabels };
}

/** The right day of a snapshot, and why. */
export function RedateForm({ grantId, snapshots, dateLabels, words }: RedateFormProps) {
  const router = useRouter();
  const [snapshotId, setSnapshotId] = useState(snapshots[0]?.id ?? "");
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  const seen = snapshots.find(({ id }) => id === snapshotId)?.rankedOn ?? "";
  const dayFault = faultOf(day, snapshotId, seen);
  const reasonFault = reason.trim().length < REASON_LENGTH.min ? words.reasonProblem : undefined;
  const detail = problem?.fields?.[0]?.detail;
  const told = detail === "IN_FUTURE" ? words.IN_FUTURE : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (dayFault !== null || reasonFault !== undefined) return;
    if ((await send("decile.redate", { snapshotId, seen, rankedOn: day, reason: reason.trim() })) === null) return;
    showToast(words.saved);
    setTried(false);
    setDay("");
    setReason("");
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-xl gap-4">
      <Field id="potret-salah" label={words.snapshot}>
        {(control) => (
          <Select
            {...control}
            value={snapshotId}
            onChange={(event) => setSnapshotId(event.target.value)}
            options={snapshots.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
      </Field>
      <DateInput
        id="tanggal-benar"
        legend={words.day}
        value={day}
        onChange={setDay}
        labels={dateLabels}
        error={isTried && dayFault !== null ? words[dayFault] : told}
      />
      <ReasonField
        id="alasan"
        label={words.reason}
        hint={words.reasonHint}
        error={isTried ? reasonFault : undefined}
        value={reason}
        onChange={setReason}
        max={REASON_LENGTH.max}
      />
      {told === undefined ? <CommandProblem problem={problem} labels={words.problem} /> : null}
      <div>
        <Button type="submit" variant="primary" icon="save" busy={busy} busyLabel={words.saving}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function faultOf(day: string, snapshotId: string, seen: string): "noDay" | "OTHER_QUARTER" | "SAME_DAY" | null {
  if (day === "") return "noDay";
  if (quarterOf(day) !== snapshotId) return "OTHER_QUARTER";
  return day === seen ? "SAME_DAY" : null;
}
