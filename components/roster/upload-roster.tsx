"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { DropZone, type DropZoneProps } from "@/components/import/drop-zone";
import { sendFile } from "@/components/import/send-file";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import type { Refusal } from "@/lib/domain/error/error-code";
import { ROSTER_USE } from "@/lib/domain/roster/roster-row";

const MAX_BYTES = 5 * 1_048_576;

/** What the browser itself can see wrong. */
type Fault = "none" | "tooLarge" | "other";
type Trouble = { readonly fault: Fault } | { readonly refusal: Refusal };

export interface UploadRosterProps {
  readonly grantId: string;
  readonly words: DropZoneProps["words"] &
    Readonly<Record<"label" | "hint" | "submit" | "busy" | "signIn" | "failedTitle", string>>;
  readonly faults: Readonly<Record<Fault, string>>;
  /** Why the server refuses a file, by the reason it gives. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Names of the columns, for a reason that is about one. */
  readonly columns: Readonly<Record<string, string>>;
}

function faultOf(chosen: File | null): Fault | null {
  if (chosen === null) return "none";
  if (chosen.size > MAX_BYTES) return "tooLarge";
  return /\.(xlsx|xls|csv|txt)$/i.test(chosen.name) ? null : "other";
}

/** Chooses a roster and uploads it; its page then says what is right and what is not. */
export function UploadRoster({ grantId, words, ...told }: UploadRosterProps) {
  const id = useId();
  const router = useRouter();
  // The id of one file stays until it is taken, so that a repeat after a lost answer is the same file.
  const fileId = useRef(uuidv7());
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  const choose = (chosen: File | null) => {
    if (isBusy) return;
    fileId.current = uuidv7();
    setFile(chosen);
    const fault = chosen === null ? null : faultOf(chosen);
    setTrouble(fault === null ? null : { fault });
  };
  const send = async () => {
    const fault = faultOf(file);
    setTrouble(fault === null ? null : { fault });
    if (isBusy || file === null || fault !== null) return;
    setBusy(true);
    const outcome = await sendFile(`/api/uploads/${fileId.current}`, file, grantId, ROSTER_USE);
    if (outcome.ok) return router.push(`/akses/impor/${fileId.current}`);
    setBusy(false);
    setTrouble({ refusal: outcome.error });
  };
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div>
        <label htmlFor={id} className="font-semibold">
          {words.label}
        </label>
        <p id={`${id}-hint`} className="text-sm text-muted">
          {words.hint}
        </p>
        <DropZone
          id={id}
          hintId={`${id}-hint`}
          file={file}
          isBusy={isBusy}
          accept=".csv,.txt,.xlsx"
          onChoose={choose}
          words={words}
        />
      </div>
      {trouble === null ? null : <TroubleNote trouble={trouble} words={words} {...told} />}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={isBusy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function TroubleNote({
  trouble,
  words,
  faults,
  reasons,
  columns,
}: Omit<UploadRosterProps, "grantId"> & { readonly trouble: Trouble }) {
  const texts = useErrorTexts();
  if ("fault" in trouble) {
    return (
      <Alert tone="danger" live="assertive" title={words.failedTitle}>
        <p>{faults[trouble.fault]}</p>
      </Alert>
    );
  }
  const { code, info } = trouble.refusal;
  const reason = reasons[String(info?.["reason"] ?? "")]?.replace(
    "{column}",
    columns[String(info?.["column"] ?? "")] ?? "",
  );
  return (
    <Alert tone="danger" live="assertive" title={words.failedTitle}>
      <p>{reason ?? texts[code].what}</p>
      {reason === undefined ? <p>{texts[code].todo}</p> : null}
      {code === "UNAUTHENTICATED" ? (
        <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
          {words.signIn}
        </a>
      ) : null}
    </Alert>
  );
}
