"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { isInWindow } from "@/lib/domain/meeting/window";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import type { PlanWords } from "./record-words";

export interface PlanFormProps {
  readonly villageCode: string;
  readonly grantId: string;
  readonly words: PlanWords;
}

/** Plans a meeting: a date and a place. Its id is made here, so that pressing twice plans one. */
export function PlanForm({ villageCode, grantId, words }: PlanFormProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const [heldOn, setHeldOn] = useState("");
  const [place, setPlace] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const ids = useRef<{ readonly body: string; readonly id: string; readonly operationId: string } | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy) return;
    if (heldOn === "" || place.trim() === "") {
      document.getElementById(heldOn === "" ? "rencana-tanggal" : "rencana-tempat")?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    const body = JSON.stringify([heldOn, place]);
    if (ids.current?.body !== body) ids.current = { body, id: newOperationId(), operationId: newOperationId() };
    const { id, operationId } = ids.current;
    const input = { id, villageCode, heldOn, place };
    const outcome = await sendCommand<{ id: string }>("meeting.plan", input, { grantId, operationId });
    if (outcome.ok) {
      showToast(words.done);
      router.push(`/musyawarah/${formatPublicId(villageCode.slice(0, 4), id)}`);
      return;
    }
    setBusy(false);
    setRefusal(outcome.error.code);
  };

  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      {refusal === null ? null : (
        <Alert tone="danger" live="assertive" title={words.refused}>
          {errors[refusal].what} {errors[refusal].todo}
        </Alert>
      )}
      <DateInput
        id="rencana-tanggal"
        legend={words.date}
        value={heldOn}
        onChange={setHeldOn}
        labels={words.dateLabels}
        error={isTried && heldOn === "" ? words.dateMissing : undefined}
      />
      {heldOn === "" || isInWindow(heldOn) ? null : (
        <Alert tone="attention" live="polite">
          {words.outside}
        </Alert>
      )}
      <Field
        id="rencana-tempat"
        label={words.place}
        hint={words.placeHint}
        error={isTried && place.trim() === "" ? words.placeMissing : undefined}
      >
        {(control) => (
          <TextInput {...control} value={place} maxLength={200} onChange={(event) => setPlace(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" icon="calendar-days" busy={isBusy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
