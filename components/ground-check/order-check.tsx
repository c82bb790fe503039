"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import type { OrderWords } from "./order-words";

export interface OrderCheckProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly proposalId: string;
  readonly checkers: readonly { readonly userId: string; readonly name: string }[];
  readonly words: OrderWords;
}

const MOST_NOTE = 500;

/** Orders a check of one proposal: why, and who goes if that is known. Its id is made here, so pressing twice orders once. */
export function OrderCheck({ grantId, regencyCode, proposalId, checkers, words }: OrderCheckProps) {
  const router = useRouter();
  const id = useRef(newOperationId());
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [companionId, setCompanionId] = useState("");
  const { busy, problem, send } = useCommand(grantId);

  const order = async () => {
    setTried(true);
    if (reason === "") return document.getElementById("cek-alasan")?.focus();
    const input = {
      id: id.current,
      regencyCode,
      proposalId,
      reason,
      note: note.trim(),
      companionId: companionId === "" ? null : companionId,
    };
    if ((await send("ground-check.order", input)) === null) return;
    id.current = newOperationId();
    setOpen(false);
    showToast(words.done);
    router.refresh();
  };

  return (
    <>
      <Button icon="map-pin" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void order()}
        title={words.title}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.help}</p>
          <RefusalAlert problem={problem} />
          <Field
            id="cek-alasan"
            label={words.reasonLabel}
            error={isTried && reason === "" ? words.reasonMissing : undefined}
          >
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
          <Field id="cek-catatan" label={words.noteLabel} hint={words.noteHint} mark={words.optional}>
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
          {checkers.length === 0 ? (
            <Alert tone="attention">{words.nobody}</Alert>
          ) : (
            <Field id="cek-pendamping" label={words.companionLabel} hint={words.companionHint}>
              {(control) => (
                <Select
                  {...control}
                  options={checkers.map(({ userId, name }) => ({ value: userId, label: name }))}
                  placeholder={words.later}
                  value={companionId}
                  onChange={(event) => setCompanionId(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
      </ConfirmDialog>
    </>
  );
}
