"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { sendFile } from "@/components/import/send-file";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import type { Refusal } from "@/lib/domain/error/error-code";
import { DECREE_USE, MAX_DECREE_BYTES } from "@/lib/domain/training-session/decree";

type Fault = "missing" | "tooLarge" | "unreadable" | "same";

export interface AttachDecreeProps {
  /** The post, or whatever else the paper belongs to. */
  readonly postId: string;
  /** What the paper is, where it is no decree. */
  readonly use?: string;
  readonly grantId: string;
  readonly words: Readonly<
    Record<Fault | "open" | "openNamed" | "title" | "lead" | "file" | "fileHint" | "save" | "saving", string>
  > &
    Readonly<Record<"cancel" | "saved", string>> & { readonly problem: ProblemLabels };
}

/** Chooses the paper of a decree and sends it. The same file keeps its id, so that a second press is no second file. */
export function AttachDecree({ postId, use = DECREE_USE, grantId, words }: AttachDecreeProps) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = useRef<{ readonly file: File; readonly id: string } | null>(null);
  const router = useRouter();
  const inputId = useId();
  const tell = (found: Fault | null, refusal: Refusal | null = null) => {
    setFault(found);
    setProblem(refusal);
  };
  const choose = (file: File | null) => {
    chosen.current = file === null ? null : { file, id: uuidv7() };
    tell(file === null ? null : faultOf(file));
  };
  const close = () => {
    setOpen(false);
    choose(null);
  };
  const send = async () => {
    const now = chosen.current;
    const found = now === null ? "missing" : faultOf(now.file);
    tell(found);
    if (now === null || found !== null) return document.getElementById(inputId)?.focus();
    setBusy(true);
    const outcome = await sendFile(`/api/uploads/${now.id}`, now.file, grantId, use, postId);
    setBusy(false);
    if (!outcome.ok) return tell(faultOfRefusal(outcome.error), outcome.error);
    close();
    showToast(words.saved);
    router.refresh();
  };
  return (
    <>
      <Button icon="upload" size="small" aria-label={words.openNamed} onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void send()}
        title={words.title}
        confirmLabel={words.save}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.lead}</p>
          <Field
            id={inputId}
            label={words.file}
            hint={words.fileHint}
            error={fault === null ? undefined : words[fault]}
          >
            {(control) => (
              <input
                {...control}
                type="file"
                accept="application/pdf,image/jpeg,image/png"
                className="block min-h-11 w-full max-w-full rounded-md border border-edge bg-surface p-2"
                onChange={(event) => choose(event.target.files?.[0] ?? null)}
              />
            )}
          </Field>
          {fault === null ? <CommandProblem problem={problem} labels={words.problem} /> : null}
        </div>
      </ConfirmDialog>
    </>
  );
}

function faultOf(file: File): Fault | null {
  return file.size > MAX_DECREE_BYTES ? "tooLarge" : null;
}

/** What of a refusal is about the file itself, and is said at its field. */
function faultOfRefusal({ code, info }: Refusal): Fault | null {
  if (code === "TOO_LARGE" || info?.["reason"] === "PAPER_TOO_LARGE" || info?.["reason"] === "PICTURE_TOO_LARGE")
    return "tooLarge";
  if (code === "UNSUPPORTED_FILE") return "unreadable";
  return info?.["reason"] === "SAME_FILE" ? "same" : null;
}
