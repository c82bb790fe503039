"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import {
  MOST_NOTE,
  MOST_SNAPSHOT_NAME,
  REFUSAL_REASONS,
  type Reply,
  replyProblem,
} from "@/lib/domain/delivery/delivery";
import type { ReplyWords } from "./words";

export interface ItemReplyProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly packageId: string;
  readonly proposalId: string;
  readonly name: string;
  readonly words: ReplyWords;
}

const STATES = ["accepted", "refused", "in-snapshot"] as const;

/** Writes down what the centre said of one item. */
export function ItemReply({ grantId, regencyCode, packageId, proposalId, name, words }: ItemReplyProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [state, setState] = useState<Reply["state"]>("accepted");
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [snapshot, setSnapshot] = useState("");
  const reply: Reply = {
    state,
    reason: REFUSAL_REASONS.find((code) => code === reason && state === "refused") ?? null,
    note: note.trim() === "" ? null : note.trim(),
    snapshot: state === "in-snapshot" && snapshot.trim() !== "" ? snapshot.trim() : null,
    snapshotOn: null,
  };
  const wrong = replyProblem("exported", reply);
  const errorFor = (...codes: readonly (typeof wrong)[]) =>
    isTried && wrong !== null && codes.includes(wrong)
      ? wrong === "IDENTITY_NUMBER"
        ? words.identity
        : words.missing
      : undefined;
  const id = `kirim-${proposalId}`;
  const confirm = async () => {
    setTried(true);
    if (wrong !== null) return;
    const value = await send("delivery.record", { regencyCode, packageId, replies: [{ proposalId, ...reply }] });
    if (value === null) return;
    setOpen(false);
    showToast(words.done);
    router.refresh();
  };
  return (
    <div className="no-print">
      <Button
        icon="pencil"
        onClick={() => {
          clear();
          setTried(false);
          setOpen(true);
        }}
      >
        {words.record}
        <span className="sr-only"> – {name}</span>
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={confirm}
        title={words.title.replace("{name}", name)}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.lead}</p>
          <RefusalAlert problem={problem} />
          <RadioCards
            id={`${id}-hasil`}
            legend={words.result}
            name={`${id}-hasil`}
            value={state}
            options={STATES.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => setState(STATES.find((each) => each === value) ?? "accepted")}
          />
          {state === "refused" ? (
            <Field id={`${id}-alasan`} label={words.reason} error={errorFor("REASON_MISSING")}>
              {(control) => (
                <Select
                  {...control}
                  options={words.reasons}
                  placeholder={words.choose}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          {state === "in-snapshot" ? (
            <Field
              id={`${id}-snapshot`}
              label={words.snapshot}
              hint={words.snapshotHint}
              error={errorFor("SNAPSHOT_MISSING")}
            >
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={MOST_SNAPSHOT_NAME}
                  value={snapshot}
                  onChange={(event) => setSnapshot(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          <Field
            id={`${id}-catatan`}
            label={words.note}
            hint={words.noteHint}
            error={errorFor("NOTE_MISSING", "IDENTITY_NUMBER")}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                maxLength={MOST_NOTE}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </div>
      </ConfirmDialog>
    </div>
  );
}
