"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ReasonField } from "@/components/ui/reason-field";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

export interface UndoStartProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  readonly revision: number;
  readonly texts: Readonly<Record<"note" | "hint" | "missing" | "start" | "busy", string>>;
}

const LONGEST_NOTE = 1000;

/** Makes the counter-proposal and opens its form. A repeat of an unanswered try is the same operation. */
export function UndoStart({ grantId, regencyCode, householdId, revision, texts }: UndoStartProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const attempt = useRef({ id: uuidv7(), operationId: newOperationId() });
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);

  const start = async () => {
    const why = note.trim();
    setMissing(why === "");
    if (why === "") return;
    setBusy(true);
    setRefused(null);
    const { id, operationId } = attempt.current;
    const input = { id, regencyCode, householdId, revision, note: why };
    const outcome = await sendCommand<{ id: string }>("proposal.start-undo", input, { grantId, operationId });
    if (outcome.ok) {
      router.push(`/usulan/${formatPublicId(regencyCode, outcome.value.id)}/isi`);
      return;
    }
    if (outcome.error.code !== "UNAVAILABLE") attempt.current = { id: uuidv7(), operationId: newOperationId() };
    setBusy(false);
    setRefused(outcome.error.code);
  };

  return (
    <div className="space-y-4">
      {refused === null ? null : (
        <Alert tone="danger" live="assertive" title={errors[refused].what}>
          {errors[refused].todo}
        </Alert>
      )}
      <ReasonField
        id="alasan-batal"
        label={texts.note}
        hint={texts.hint}
        error={isMissing ? texts.missing : undefined}
        value={note}
        onChange={setNote}
        max={LONGEST_NOTE}
      />
      <Button variant="primary" icon="history" busy={busy} busyLabel={texts.busy} onClick={() => void start()}>
        {texts.start}
      </Button>
    </div>
  );
}
