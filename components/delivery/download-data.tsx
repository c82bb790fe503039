"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";

export interface DownloadDataProps {
  readonly grantId: string;
  readonly command: "delivery.ask-download" | "data-request.ask-download" | "export.ask-download";
  /** What the command asks besides the download's own number. */
  readonly subject: Readonly<Record<string, string>>;
  /** Where the download is, without its number. */
  readonly path: string;
  readonly words: Readonly<
    Record<
      "download" | "title" | "lead" | "password" | "missing" | "wrong" | "confirm" | "busy" | "cancel" | "done",
      string
    > & {
      /** Somebody in it has had the use of their data restricted since it was made. */
      readonly restricted?: string;
    }
  >;
}

/** Asks the password again, opens one download, and begins it. */
export function DownloadData({ grantId, command, subject, path, words }: DownloadDataProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [password, setPassword] = useState("");
  // One download a try: under an id that was refused nothing is asked again.
  const id = useRef<string>(undefined);
  const close = () => {
    setOpen(false);
    setTried(false);
    setPassword("");
    clear();
  };
  const confirm = async () => {
    setTried(true);
    if (password === "") return;
    if ((await send("account.confirm-password", { password })) === null) return;
    id.current ??= crypto.randomUUID();
    const asked = await send<{ id: string }>(command, { id: id.current, ...subject });
    id.current = undefined;
    if (asked === null) return;
    close();
    window.location.assign(`${path}?unduhan=${asked.id}`);
    showToast(words.done);
    router.refresh();
  };
  const isWrong = problem?.fields?.some(({ path }) => path === "password") === true;
  const isRestricted = words.restricted !== undefined && problem?.info?.["reason"] === "RESTRICTED";
  const error = isTried && password === "" ? words.missing : isWrong ? words.wrong : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void confirm();
  };
  return (
    <div className="no-print">
      <Button variant="primary" icon="download" onClick={() => setOpen(true)}>
        {words.download}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <form noValidate onSubmit={submit} className="space-y-4">
          <p className="text-muted">{words.lead}</p>
          {isWrong || isRestricted ? null : <RefusalAlert problem={problem} />}
          {isRestricted ? <Alert tone="danger" live="assertive" title={words.restricted} /> : null}
          <Field id="unduh-sandi" label={words.password} error={error}>
            {(control) => (
              <TextInput
                {...control}
                type="password"
                autoComplete="current-password"
                maxLength={200}
                value={password}
                onChange={(event) => {
                  clear();
                  setPassword(event.target.value);
                }}
              />
            )}
          </Field>
        </form>
      </ConfirmDialog>
    </div>
  );
}
