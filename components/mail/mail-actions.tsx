"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

interface FieldWords extends CommandDialogWords {
  readonly label: string;
  readonly wrong: string;
}

export interface SetMailProps {
  readonly grantId: string;
  readonly words: FieldWords & { readonly lead: string };
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Names an own address; a code is sent there. */
export function SetMailAddress({ grantId, words }: SetMailProps) {
  const [address, setAddress] = useState("");
  const id = useId();
  const isWrong = !ADDRESS.test(address.trim());
  return (
    <CommandDialog
      grantId={grantId}
      command="mail.set-address"
      words={words}
      icon="send"
      tells={({ code }) => code === "INVALID_INPUT"}
      input={() => (isWrong ? null : { address: address.trim() })}
      onClosed={() => setAddress("")}
    >
      {({ tried, problem }) => (
        <>
          <p>{words.lead}</p>
          <Field
            id={id}
            label={words.label}
            error={(tried && isWrong) || problem?.code === "INVALID_INPUT" ? words.wrong : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                type="email"
                autoComplete="email"
                maxLength={254}
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </CommandDialog>
  );
}

export interface ConfirmMailProps {
  readonly grantId: string;
  readonly words: FieldWords & { readonly mismatch: string; readonly spent: string };
}

const CODE = /^\d{6}$/;

/** Confirms the named address with the code that was sent there. */
export function ConfirmMail({ grantId, words }: ConfirmMailProps) {
  const [code, setCode] = useState("");
  const id = useId();
  const isWrong = !CODE.test(code.trim());
  const told = { WRONG: words.mismatch, SPENT: words.spent };
  const tell = (detail: string | undefined) => (detail === "WRONG" || detail === "SPENT" ? told[detail] : undefined);
  return (
    <CommandDialog
      grantId={grantId}
      command="mail.confirm"
      words={words}
      icon="circle-check"
      tells={(problem) => tell(problem.fields?.[0]?.detail) !== undefined}
      input={() => (isWrong ? null : { code: code.trim() })}
      onClosed={() => setCode("")}
    >
      {({ tried, problem }) => (
        <Field
          id={id}
          label={words.label}
          error={tell(problem?.fields?.[0]?.detail) ?? (tried && isWrong ? words.wrong : undefined)}
        >
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      )}
    </CommandDialog>
  );
}

export interface AskedOnceProps {
  readonly grantId: string;
  readonly words: CommandDialogWords & { readonly lead: string };
}

/** Forgets the address; asked once. */
export function RemoveMailAddress({ grantId, words }: AskedOnceProps) {
  return (
    <CommandDialog grantId={grantId} command="mail.remove" words={words} icon="trash-2" input={() => ({})}>
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}

/** Whether the digest comes by mail, too. */
export function SetMailDigest({ grantId, words, isWanted }: AskedOnceProps & { readonly isWanted: boolean }) {
  return (
    <CommandDialog
      grantId={grantId}
      command="mail.set-digest"
      words={words}
      icon="calendar-days"
      input={() => ({ isWanted })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
