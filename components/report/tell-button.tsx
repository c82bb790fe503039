"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { ReasonField } from "@/components/ui/reason-field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { wordsProblem } from "@/lib/domain/nik/identity-number";
import { NOTE_LENGTH } from "@/lib/domain/report/report";
import type { TellWords } from "./words";

const NEWCOMERS = "moved-in";

export interface TellButtonProps {
  readonly grantId: string;
  /** Null: people who are not registered. */
  readonly family: { readonly id: string; readonly name: string } | null;
  /** YYYY-MM-DD, in the village. */
  readonly today: string;
  readonly words: TellWords;
}

/** Tells the village operator that something has happened. */
export function TellButton({ grantId, family, today, words }: TellButtonProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [kind, setKind] = useState("");
  const [happenedOn, setHappenedOn] = useState("");
  const [note, setNote] = useState("");
  const id = useRef<string | null>(null);
  const chosen = family === null ? NEWCOMERS : kind;
  const wrong = wordsProblem(note, NOTE_LENGTH);
  const isFuture = happenedOn > today;
  const box = `lapor-${family?.id ?? "baru"}`;
  const confirm = async () => {
    setTried(true);
    if (chosen === "" || wrong !== null || isFuture) return;
    id.current ??= uuidv7();
    const value = await send("report.file", {
      id: id.current,
      householdId: family?.id ?? null,
      kind: chosen,
      happenedOn: happenedOn === "" ? null : happenedOn,
      note: note.trim(),
    });
    if (value === null) return;
    id.current = null;
    setOpen(false);
    setKind("");
    setNote("");
    setHappenedOn("");
    showToast(words.sent);
    router.refresh();
  };
  return (
    <div className="no-print">
      <Button
        variant={family === null ? "primary" : "secondary"}
        icon={family === null ? "user-plus" : "flag"}
        onClick={() => {
          clear();
          setTried(false);
          setOpen(true);
        }}
      >
        {family === null ? words.newcomer : words.tell}
        {family === null ? null : <span className="sr-only"> – {family.name}</span>}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void confirm()}
        title={family === null ? words.newTitle : words.tellTitle.replace("{name}", family.name)}
        confirmLabel={words.send}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.tellLead}</p>
          <RefusalAlert problem={problem} />
          {family === null ? null : (
            <Field
              id={`${box}-apa`}
              label={words.kindLabel}
              error={isTried && kind === "" ? words.missingKind : undefined}
            >
              {(control) => (
                <Select
                  {...control}
                  options={words.kinds.filter(({ value }) => value !== NEWCOMERS)}
                  placeholder={words.choose}
                  value={kind}
                  onChange={(event) => setKind(event.target.value)}
                />
              )}
            </Field>
          )}
          <DateInput
            id={`${box}-hari`}
            legend={words.happenedOn}
            value={happenedOn}
            onChange={setHappenedOn}
            labels={words.dateLabels}
            error={isTried && isFuture ? words.future : undefined}
          />
          <ReasonField
            id={`${box}-isi`}
            label={words.note}
            hint={words.noteHint}
            error={isTried && wrong !== null ? words[wrong] : undefined}
            value={note}
            onChange={setNote}
            max={NOTE_LENGTH.most}
          />
        </div>
      </ConfirmDialog>
    </div>
  );
}
