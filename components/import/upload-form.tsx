"use client";

import { useId } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { DropZone, type DropZoneProps } from "./drop-zone";
import { type FileFault, type Trouble, useUpload } from "./use-upload";

export interface UploadFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly words: DropZoneProps["words"] &
    Readonly<Record<"label" | "hint" | "submit" | "busy" | "signIn" | "failedTitle", string>>;
  /** What the browser sees wrong in a file. */
  readonly faults: Readonly<Record<FileFault, string>>;
  /** Why the server refuses a file, by the reason it gives. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** Chooses a workbook, uploads it and asks for its check. */
export function UploadForm({ grantId, regencyCode, words, faults, reasons }: UploadFormProps) {
  const id = useId();
  const { file, trouble, isBusy, choose, send } = useUpload(grantId, regencyCode);
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
        <DropZone id={id} hintId={`${id}-hint`} file={file} isBusy={isBusy} onChoose={choose} words={words} />
      </div>
      {trouble === null ? null : <TroubleNote trouble={trouble} words={words} faults={faults} reasons={reasons} />}
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
}: Pick<UploadFormProps, "words" | "faults" | "reasons"> & { readonly trouble: Trouble }) {
  const texts = useErrorTexts();
  if ("fault" in trouble) {
    return (
      <Alert tone="danger" live="assertive" title={words.failedTitle}>
        <p>{faults[trouble.fault]}</p>
      </Alert>
    );
  }
  const { code, info } = trouble.refusal;
  const reason = reasons[String(info?.["reason"] ?? "")];
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
