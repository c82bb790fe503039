"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useId, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";

import type { Refusal } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { sendFile } from "./send-file";

const MAX_BYTES = 20 * 1_048_576;

export interface UploadFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly words: Readonly<
    Record<
      | "label"
      | "hint"
      | "drop"
      | "choose"
      | "chosen"
      | "submit"
      | "busy"
      | "none"
      | "tooLarge"
      | "notXlsx"
      | "signIn"
      | "failedTitle",
      string
    >
  >;
  /** Why a file is refused, by the reason the server gives. */
  readonly reasons: Readonly<Record<string, string>>;
}

type Trouble = { readonly text: string; readonly todo?: string; readonly signIn?: true };

/**
 * Chooses a workbook, uploads it and asks for its check. The ids of one file are kept until it is taken, so that a
 * repeat after a lost connection or a new sign-in brings no second import. The name of the file stays in the browser.
 */
export function UploadForm({ grantId, regencyCode, words, reasons }: UploadFormProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const attempt = useRef({ uploadId: uuidv7(), importId: uuidv7(), operationId: newOperationId() });
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);

  function choose(chosen: File | null) {
    attempt.current = { uploadId: uuidv7(), importId: uuidv7(), operationId: newOperationId() };
    setFile(chosen);
    setTrouble(chosen === null ? null : faultOf(chosen));
  }

  function faultOf(chosen: File): Trouble | null {
    if (chosen.size > MAX_BYTES) return { text: words.tooLarge };
    if (/\.xls$/i.test(chosen.name)) return { text: reasons["OLD_XLS"] ?? words.notXlsx };
    return /\.xlsx$/i.test(chosen.name) ? null : { text: words.notXlsx };
  }

  function told(error: Refusal): Trouble {
    const reason = reasons[String(error.info?.["reason"] ?? "")];
    const { what, todo } = texts[error.code];
    if (error.code === "UNAUTHENTICATED") return { text: what, todo, signIn: true };
    return reason === undefined ? { text: what, todo } : { text: reason };
  }

  async function send() {
    if (file === null) return setTrouble({ text: words.none });
    const fault = faultOf(file);
    if (fault !== null) return setTrouble(fault);
    setTrouble(null);
    setBusy(true);
    const { uploadId, importId, operationId } = attempt.current;
    const stored = await sendFile(`/api/uploads/${uploadId}`, file, grantId);
    const outcome = stored.ok
      ? await sendCommand("import.start", { id: importId, uploadId }, { grantId, operationId })
      : stored;
    if (outcome.ok) return router.push(`/impor/${formatPublicId(regencyCode, importId)}`);
    setBusy(false);
    setTrouble(told(outcome.error));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!isBusy) choose(event.dataTransfer.files[0] ?? null);
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void send();
      }}
    >
      <div>
        <label htmlFor={inputId} className="font-semibold">
          {words.label}
        </label>
        <p id={`${inputId}-hint`} className="text-sm text-muted">
          {words.hint}
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is extra; the button inside does the same by keyboard. */}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={`mt-2 grid justify-items-center gap-3 rounded-md border-2 border-dashed px-4 py-7 text-center ${isOver ? "border-laut bg-laut-wash" : "border-edge bg-paper"}`}
        >
          <Icon name="file-spreadsheet" className="size-8 text-laut" />
          <p className="text-muted">{words.drop}</p>
          <input
            ref={input}
            id={inputId}
            type="file"
            accept=".xlsx"
            aria-describedby={`${inputId}-hint`}
            className="sr-only"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
          <Button icon="upload" onClick={() => input.current?.click()} busy={isBusy}>
            {words.choose}
          </Button>
          <output className="break-all font-semibold">
            {file === null
              ? null
              : words.chosen.replace("{name}", file.name).replace("{size}", (file.size / 1_048_576).toFixed(1))}
          </output>
        </div>
      </div>
      {trouble === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{trouble.text}</p>
          {trouble.todo === undefined ? null : <p>{trouble.todo}</p>}
          {trouble.signIn ? (
            <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
              {words.signIn}
            </a>
          ) : null}
        </Alert>
      )}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={isBusy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
